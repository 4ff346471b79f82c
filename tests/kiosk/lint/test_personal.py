"""Personal numbers: what is one by its own check is told masked; codes and office phones are left alone."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, an_edition, some_rules
from fakes.faults import BANK_CARD, CODE, ID_CARD, MOBILE, the_rules
from hypothesis import given
from hypothesis import strategies as st

from kiosk import lint
from kiosk.content.item import Table
from kiosk.content.rules import Rules
from kiosk.content.service import Code
from kiosk.lint.checksums import is_id_card, is_uscc, passes_luhn, uscc_check
from kiosk.lint.personal import personal


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    return the_rules(tmp_path_factory.mktemp("rules"))


def told(text: str) -> list[str]:
    return [what for what, _ in personal(text)]


@pytest.mark.parametrize(
    ("number", "what", "form"),
    [
        (ID_CARD, "身份证号码", "110199********0010"),
        (MOBILE, "手机号码", "138****0000"),
        (BANK_CARD, "银行卡号", "***************0000"),
    ],
)
def test_a_number_is_told_by_its_masked_form_and_never_repeated(number, what, form, rules):
    found = lint.problems(an_edition(a_notice(body=f"申请人 {number} 已登记"), rules=rules))
    assert [(p.severity, p.code, p.field) for p in found] == [("error", "personal-number", "body")]
    assert what in found[0].zh
    assert form in found[0].zh
    assert form in found[0].en
    assert number not in found[0].zh + found[0].en


def test_without_a_rule_of_masks_it_is_told_without_a_form():
    found = lint.problems(an_edition(a_notice(body=MOBILE), rules=some_rules()))
    assert [(p.zh, p.en) for p in found] == [
        ("含有没有打码的手机号码，请删去或者打码", "holds a mobile number: delete or mask it")
    ]


def test_a_number_is_found_in_a_cell_of_a_table():
    table = Table(columns=("姓名", "电话"), rows=(("张*", MOBILE),))
    found = lint.problems(an_edition(a_notice(table=table)))
    assert [p.field for p in found] == ["table.rows[0][1]"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"身份证{ID_CARD}。", ["id-card"]),
        (f"{ID_CARD[:6]} {ID_CARD[6:14]} {ID_CARD[14:]}", ["id-card"]),
        ("手机：138 0000 0000", ["mobile"]),
        ("手机138-0000-0000，", ["mobile"]),
        ("+8613800000000", ["mobile"]),
        ("电话/13800000000", ["mobile"]),
        ("１３８０００００００", []),
        ("１３８００００００００", ["mobile"]),
        ("6200 0000 0000 0000 000", ["bank-card"]),
        (f"{ID_CARD}、{MOBILE}", ["id-card", "mobile"]),
    ],
)
def test_numbers_are_found_however_they_are_spaced(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "110199********0010",
        "138****0000",
        "11990100MB0012345J",  # 统一社会信用代码
        "113702000042343731",  # one without letters
        CODE,
        CODE + "01",
        "0000-8123456",
        "0790-8123456 转 801",
        "12345",
        "400-812-3456",
        "4008123456",
        "2026-360202-47-01-123456",  # 投资项目代码
        "云房预售证第20261380000号",
        ID_CARD[:-1] + "5",  # the check digit is wrong
        "110199199013010010",  # no such month
        "12800000000",  # no such prefix
        "中标价 13800000000 元",
        "13800000000.50 元",
        "建筑面积13800000000平方米",
        "sha13800000000",
        "6200000000000000001",  # Luhn says no
        "合同编号 2026112312345678",
    ],
)
def test_what_is_no_personal_number_is_left_alone(text):
    assert told(text) == []


def test_item_codes_and_addresses_of_pages_are_left_alone():
    page = "https://www.yunzhou.example/art/13800000000.html"
    guide = a_guide(promised=None, code=Code(value=CODE), official_url=page)
    assert lint.problems(an_edition(guide)) == ()


@given(st.integers(1950, 2025), st.integers(1, 12), st.integers(1, 28), st.integers(0, 999))
def test_of_eleven_last_characters_exactly_one_makes_an_id_card(year, month, day, order):
    first = f"360202{year}{month:02}{day:02}{order:03}"
    assert sum(is_id_card(first + last) for last in "0123456789X") == 1
    assert not is_uscc(first + "I")


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17))
def test_of_all_characters_exactly_one_makes_a_credit_code(first):
    assert [c for c in "0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ" if is_uscc(first + c)] == [uscc_check(first)]


def test_published_examples_pass_their_checks():
    assert is_uscc("11370800004234373R")
    assert uscc_check("1137080O004234373") == ""
    assert passes_luhn("79927398713")
    assert not passes_luhn("79927398710")
