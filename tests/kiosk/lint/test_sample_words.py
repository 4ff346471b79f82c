"""What stands in the texts of the sample bureau: invented, drawable, and true next year too."""

from __future__ import annotations

import re
from datetime import date

import pytest
from fakes.bureau import coverage, draft_of, texts, written

from kiosk.content.disclosure import Ground

PLACES = re.compile(r"\{[^{}]*\}")
YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")


def found(pattern: str) -> set[str]:
    return {match for _, text in texts() for match in re.findall(pattern, text)}


def test_every_character_can_be_drawn():
    assert {item: missing for item, text in texts() if (missing := coverage().missing(text))} == {}


def test_every_phone_is_invented():
    phones = found(r"\d{3,4}-\d{6,8}")
    assert len(phones) > 30
    assert {phone for phone in phones if not re.fullmatch(r"0000-81234\d\d", phone)} == set()
    assert found(r"(?<!\d)1[3-9]\d{9}(?!\d)") == set()


def test_every_address_of_the_web_and_of_mail_is_invented():
    assert found(r"https?://([^/\"\s]+)") == {"www.yunzhou.example", "zwfw.yunzhou.example", "gjj.yunzhou.example"}
    assert found(r"[\w.-]+@([\w.-]+)") == {"yunzhou.example"}


@pytest.mark.parametrize("field", ["title", "title_en"])
def test_no_year_is_fixed_in_a_title(field):
    fixed = [name for name, item in written() if YEAR.search(PLACES.sub("", item.get(field, "")))]
    assert fixed == []


def test_no_year_is_fixed_in_the_number_of_a_paper_of_our_own():
    grounds = {f"{item.id}.yaml" for item in draft_of(date(2026, 11, 23)).items if isinstance(item, Ground)}
    numbers = {name: item["source"].get("number", "") for name, item in written() if name not in grounds}
    assert {name: number for name, number in numbers.items() if YEAR.search(PLACES.sub("", number))} == {}


def test_a_title_says_another_year_a_year_later():
    def titles(day: date) -> dict[str, str]:
        return {item.id: item.title for item in draft_of(day).items}

    first, second = titles(date(2026, 7, 1)), titles(date(2027, 7, 1))
    moved = {item for item, title in first.items() if title != second[item]}
    assert moved
    assert {item for item in moved if YEAR.sub("", first[item]) != YEAR.sub("", second[item])} == set()


def test_no_mark_of_a_date_is_left_in_a_text():
    assert found(r"\{[a-z]+ [^{}\"]+\}") == set()
