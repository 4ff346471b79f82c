"""The yearly notice, read into days."""

from datetime import date

import pytest

from hub.records.announced import read
from kiosk.folder import shipped_rules

NOTICE = """各省、自治区、直辖市人民政府：
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天，5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。"""


def test_the_notice_of_a_year_gives_the_days_of_the_shipped_calendar():
    shipped = next(calendar for calendar in shipped_rules().calendars if calendar.year == 2026)
    found = read(NOTICE, 2026)
    assert (found.off, found.work, found.doubts) == (shipped.off, shipped.work, ())


def test_a_number_of_days_that_does_not_fit_is_told():
    assert any(
        "写共 4 天，读到 3 天" in doubt for doubt in read(NOTICE.replace("放假，共3天", "放假，共4天"), 2026).doubts
    )


def test_a_span_may_reach_over_the_end_of_a_month_and_of_the_year():
    found = read("国庆节：9月29日至10月2日放假，共4天。元旦：2026年12月30日至2027年1月1日放假，共3天。", 2026)
    assert found.off == (
        *(date(2026, 9, day) for day in (29, 30)),
        date(2026, 10, 1),
        date(2026, 10, 2),
        date(2026, 12, 30),
        date(2026, 12, 31),
    )
    assert any("1月1日" in doubt and "不在 2026 年" in doubt for doubt in found.doubts)


@pytest.mark.parametrize("text", ["", "关于开展消防检查的通知", "2月30日放假。", "1月1日至12月31日放假"])
def test_what_is_no_notice_gives_nothing_and_says_so(text):
    found = read(text, 2026)
    assert (found.off, found.work) == ((), ())
    assert found.doubts


def test_a_working_day_that_is_said_to_be_worked_is_told():
    assert any("没有变化" in doubt for doubt in read("元旦：1月1日放假。1月6日上班。", 2026).doubts)
