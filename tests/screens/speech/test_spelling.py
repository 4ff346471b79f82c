"""Chinese as it is said: dates, hours, telephones, money, shares, numbers of documents."""

from __future__ import annotations

import re

import pytest
from fakes.sights import sample, written

from screens.speech.english import spelled as in_english
from screens.speech.numerals import each, whole
from screens.speech.spelling import spelled

SAID = {
    # days and hours
    "2026-11-25": "二零二六年十一月二十五日",
    "2026.1.5": "二零二六年一月五日",
    "2026年11月25日—30日": "二零二六年十一月二十五日到三十日",
    "2026—2030年规划": "二零二六到二零三零年规划",
    "至11月30日（星期一）（含当日）": "至十一月三十日，星期一，含当日",
    "9:00-12:00": "九点到十二点",
    "9:00—12:00、13:00—17:00": "九点到十二点、十三点到十七点",
    "9:05": "九点零五分",
    "14:30": "十四点三十分",
    "2:00": "两点",
    "11月24日 22:00—25日 6:00": "十一月二十四日二十二点到二十五日六点",
    # which page
    "第 3 / 7 页": "第三页，共七页",
    "3/7": "第三页，共七页",
    "2/3以上业主同意": "三分之二以上业主同意",
    # telephones, figure by figure
    "咨询 0000-8123456（2 号窗口）": "咨询零零零零，八幺二三四五六，二号窗口",
    "0571-88123456": "零五七幺，八八幺二三四五六",
    "400-810-1234": "四零零，八幺零，幺二三四",
    "13812345678": "幺三八幺二三四五六七八",
    "8123456": "八幺二三四五六",
    "请拨打 12345 热线": "请拨打幺二三四五热线",
    "110 或者 120": "幺幺零或者幺二零",
    "110 平方米、120 户": "一百一十平方米、一百二十户",
    # papers and codes
    "云建公告〔2026〕12号": "云建公告，二零二六，十二号",
    "办件编号 000117100003": "办件编号零零零一一七一零零零零三",
    "《建筑法》第七条": "建筑法第七条",
    "第 2 条": "第二条",
    # what is counted
    "20 个工作日": "二十个工作日",
    "2 个工作日": "两个工作日",
    "2 小时": "两小时",
    "2 号窗口": "二号窗口",
    "3—5 天": "三到五天",
    "3-5 个工作日": "三到五个工作日",
    "共 126 户": "共一百二十六户",
    "A4 纸 2 份": "A四纸两份",
    # money, shares, measures
    "￥0": "零元",
    "￥1,200.5 万元": "一千二百点五万元",
    "1,200 元": "一千二百元",
    "0.6 元/平方米": "零点六元每平方米",
    "1.5%": "百分之一点五",
    "5%—10%": "百分之五到百分之十",
    "面积≥60㎡": "面积大于等于六十平方米",
    "-5℃": "负五摄氏度",
    "50 元/㎡·月": "五十元每平方米每月",
    "10%-20%": "百分之十到百分之二十",
    "比例尺 1:500": "比例尺一比五百",
    # units
    "15 kW、220V、0.5 MPa": "十五千瓦、二百二十伏、零点五兆帕",
    "限速 30km/h": "限速三十公里每小时",
    "100 m³/h": "一百立方米每小时",
    "2-3m": "二到三米",
    "C35 混凝土、A 座": "C三五混凝土、A座",
    # spans with a hyphen, days in short
    "2025年10月-12月": "二零二五年十月到十二月",
    "2026.11.25—2026.12.1": "二零二六年十一月二十五日到二零二六年十二月一日",
    "12月1日-5日": "十二月一日到五日",
    "11/30前交": "十一月三十日前交",
    # standards, numbers of documents, rooms, extensions, lists
    "GB/T 50001—2017": "GB T五零零零一，二零一七",
    "第2023-05号": "第二零二三，零五号",
    "(2026)云建字第12号": "二零二六，云建字第十二号",
    "四楼 402 会议室": "四楼四零二会议室",
    "0000-8123456转8001": "零零零零，八幺二三四五六转八零零幺",
    "①申请书②合同": "第一，申请书，第二，合同",
    "Ⅱ级": "二级",
    # what is not said as it is written
    "登录 www.example.gov.cn 查询": "登录屏幕上的网址查询",
    "张*、王**": "张某、王某某",
    "见 https://a.example/x": "见屏幕上的网址",
    "1. 提出申请": "第一，提出申请",
    "一楼大厅   现在办公": "一楼大厅，现在办公",
    "受理 → 审查": "受理，审查",
}


@pytest.mark.parametrize(("words", "said"), SAID.items())
def test_it_is_said_in_words(words, said):
    assert spelled(words) == said


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("0", "零"), ("7", "七"), ("10", "十"), ("12", "十二"), ("20", "二十"), ("105", "一百零五"),
        ("110", "一百一十"),
        ("1000", "一千"), ("1005", "一千零五"), ("1050", "一千零五十"), ("2026", "二千零二十六"), ("10000", "一万"),
        ("10005", "一万零五"), ("100000", "十万"), ("120500", "十二万零五百"), ("1000010", "一百万零一十"),
        ("100000000", "一亿"), ("100000001", "一亿零一"), ("12345678901234567", each("12345678901234567")),
    ],
)  # fmt: skip
def test_a_number_has_its_name(figures, said):
    assert whole(figures) == said


def test_no_figure_and_no_sign_of_the_sample_is_left_over():
    left = {
        words: said for words in written(sample().items) if re.search(r"[\d%￥¥《》〔〕→/]", said := spelled(words))
    }
    assert left == {}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Open 9:00–12:00, 13:30–17:05", "Open 9 o'clock to 12 o'clock, 13 30 to 17 oh 5"),
        ("Enquiries: 0000-8123456", "Enquiries: 0 0 0 0, 8 1 2 3 4 5 6"),
        ("Call 12345", "Call 1 2 3 4 5"),
        ("Page 1 / 3", "page 1 of 3"),
        ("2026-11-25", "25 November 2026"),
        ("￥0", "0 yuan"),
        ("about 1,460 homes, ￥1,200", "about 1460 homes, 1200 yuan"),
        ("Gas off: 26 Nov 8:30–24:00", "Gas off: 26 November 8 30 to midnight"),
        ("before 26 Nov (Thu); Mon 23 Nov", "before 26 November, Thursday; Monday 23 November"),
        ("see www.example.gov.cn", "see the address on the screen"),
        ("20 working days", "20 working days"),
        ("Window 2（二号窗口）", "Window 2"),
    ],
)
def test_english_is_said_in_english_and_nothing_else_is(words, said):
    assert in_english(words) == said
