"""Noise of scraped pages, traditional characters, numbers of documents: told where sure, let be where meant."""

from __future__ import annotations

import pytest
from fakes import kinds
from fakes.builders import a_notice, a_source, an_edition
from hypothesis import given
from hypothesis import strategies as st

from kiosk import lint
from kiosk.content.item import Basis, Table
from kiosk.lint.noise import without_markup, without_pinyin
from kiosk.lint.numbers import with_right_brackets
from kiosk.lint.script import simplified
from kiosk.lint.traditional import CERTAIN, LIKELY


def told(item) -> list[tuple[str, str, str]]:
    return [(p.severity, p.code, p.field) for p in lint.problems(an_edition(item))]


def of_body(text: str) -> list[tuple[str, str]]:
    return [(severity, code) for severity, code, _ in told(a_notice(body=text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政务(wù)公開", [("warning", "pinyin-noise"), ("warning", "script-perhaps-mixed")]),
        ("服务网(wǎng)络(luò)", [("error", "pinyin-noise")]),
        ("我们(men)的(de)网（wǎng）", [("error", "pinyin-noise")]),
        ("仇（qiú）云川", [("warning", "pinyin-noise")]),
        ("面积(ha)，时间(min)", []),
        ("公里(km)、平方米(m2)、手机应用(app)、网址(www)", []),
        ("一(a)二(b)三(c)四(d)", []),
    ],
)
def test_readings_in_brackets_are_noise_and_units_are_not(text, expected):
    assert of_body(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*镇市公开工作规定", [("error", "redacted")]),
        ("江西省*德镇市", [("error", "redacted")]),
        ("20*年*月*日前", [("error", "redacted")]),
        ("**年12月", [("error", "redacted")]),
        ("张*、李**、欧阳*", []),
        ("张*明，男", []),
        ("110199********0010，138****0000", []),
        ("幸福小区*栋*单元*号", []),
        ("市民路*号", []),
        ("3*4 的展板", []),
    ],
)
def test_redactions_are_told_and_masks_are_right(text, expected):
    assert of_body(text) == expected


@pytest.mark.parametrize(
    "text", ["a&amp;amp;b", "第一段<br>第二段", "</p>", "&#12288;标题", '<span style="x">字</span>']
)
def test_markup_is_told(text):
    assert of_body(text) == [("error", "markup-left")]


@pytest.mark.parametrize("text", ["A&B 公司", "高度 <3 米且 >1 米", "1 < 2", "<建筑法>", "&", "甲&乙;丙"])
def test_signs_that_are_no_markup_are_right(text):
    assert of_body(text) == []


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (a_notice(body="推進政務公開"), [("error", "script-mixed", "body")]),
        (a_notice(body="由陳先生答复"), [("warning", "script-perhaps-mixed", "body")]),
        (a_notice(body="参见《資治通鑑》和“榮寶齋”"), [("warning", "script-perhaps-mixed", "body")]),
        (kinds.a_leader(title="陳國強"), [("warning", "script-perhaps-mixed", "title")]),
        (kinds.a_ruling(party="雲州營造廠"), [("warning", "script-perhaps-mixed", "party")]),
        (
            a_notice(table=Table(columns=("姓名",), rows=(("陳國強",),))),
            [("warning", "script-perhaps-mixed", "table.rows[0][0]")],
        ),
        (a_notice(body="乾坤、瞭望、覆盖、著作、於菟、喆堃淼昇甯、㑇𬭎𫖯"), []),
    ],
)
def test_traditional_characters_are_an_error_in_our_own_sentences_only(item, expected):
    assert told(item) == expected


def test_no_character_of_simplified_text_counts_as_traditional():
    cells = (bytes([row, cell]) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    plain = "".join(cell.decode("gb2312", "ignore") for cell in cells)
    assert "后" in plain
    assert not set(CERTAIN) & set(plain)
    assert not set(CERTAIN) & (set(CERTAIN.values()) | set(LIKELY.values()))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("云住建发[2026]12号", "云住建发〔2026〕12号"),
        ("云住建发【2026】12号", "云住建发〔2026〕12号"),
        ("云住建发（2026）12号", "云住建发〔2026〕12号"),
        ("云住建发(2026) 12 号", "云住建发〔2026〕12号"),
        ("云住建发［ 2026 ］12号", "云住建发〔2026〕12号"),
        ("云住建发〔2026]12号", "云住建发〔2026〕12号"),
        ("云住建发﹝2026﹞12号", "云住建发〔2026〕12号"),
        ("云住建许字[2026]第3号", "云住建许字〔2026〕第3号"),
    ],
)
def test_a_number_of_a_document_has_its_own_brackets(text, right):
    assert with_right_brackets(text) == right
    assert of_body(f"依据{text}。") == [("error", "number-brackets")]
    assert of_body(f"依据{right}。") == []


@pytest.mark.parametrize(
    "text",
    [
        "（2026）云01民终12号",
        "云房预售证（2026）第12号",
        "住房和城乡建设部令第18号",
        "计划（2026）",
        "见附件[2026]",
        "第[12]号",
    ],
)
def test_cases_certificates_and_other_brackets_are_right(text):
    assert of_body(text) == []


def test_in_a_field_of_numbers_the_brackets_are_wrong_also_without_the_last_character():
    assert told(a_notice(source=a_source(number="云住建发[2026]12"))) == [("error", "number-brackets", "source.number")]
    assert told(kinds.a_ground(number="国办发（2019）54号")) == [("error", "number-brackets", "number")]
    basis = (Basis(title="意见", number="国办发[2019]54号"),)
    assert told(kinds.a_process(basis=basis)) == [("error", "number-brackets", "basis[0].number")]
    assert told(kinds.a_ruling(number="云住建许字（2026）第3号")) == []


pieces = st.sampled_from(
    ["务(wù)", "网（wǎng）", "&nbsp;", "<br>", "們", "後", "[2026]12号", "*镇市", "发", "公开", "\n", "(km)"]
)


@given(st.lists(pieces, max_size=12).map("".join))
def test_what_was_mended_once_needs_no_mending_again(text):
    for mend in (without_pinyin, without_markup, simplified, with_right_brackets):
        text = mend(text)
    for mend in (without_pinyin, without_markup, simplified, with_right_brackets):
        assert mend(text) == text
