"""The sample bureau is lawful and legible on whatever day it is published: every day of two years (definitions D3)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from fakes.clock import instant

from kiosk import folder, lint
from kiosk.content import codec
from kiosk.content.notice import Announcement
from kiosk.strict_yaml import Document

ROOT = Path(__file__).parents[3]
COVERAGE = lint.Coverage.parse((ROOT / "assets" / "fonts" / "coverage.txt").read_text(encoding="utf-8"))
AS_OF = date(2026, 11, 23)
PARSED: dict[Path, Document] = {}


def draft_of(day: date) -> folder.Draft:
    return folder.read(ROOT / "data" / "sample", day, parsed=PARSED)


# One test a month: a failure names the month, and the days within it are named by the assertion.
@pytest.mark.parametrize("month", range(24))
def test_the_sample_has_no_problem_on_any_day_of_two_years(month):
    first = date(2026 + month // 12, month % 12 + 1, 1)  # a year that is announced, and one that is not
    wrong = []
    day = first
    while day.month == first.month:
        draft = draft_of(day)
        wrong += [f"{day} {fault}" for fault in draft.faults]
        # That a rule should be read again in 2027 is true, and no fault of the sample.
        found = (p for p in lint.problems(draft, COVERAGE) if p.code != "rule-unchecked")
        wrong += [f"{day} {p.item} {p.field} {p.en}" for p in found]
        day += timedelta(days=1)
    assert wrong == []


def test_the_sample_holds_what_the_first_screens_need():
    draft = draft_of(AS_OF)
    kinds = [type(item).__name__ for item in draft.items]
    assert (kinds.count("Guide"), kinds.count("Announcement"), kinds.count("Unit")) == (6, 8, 5)
    assert [board.id for board in draft.boards] == ["hall"]
    assert {zone.name for zone in draft.layouts[0].zones} == {"header", "main", "next", "qr", "ticker"}


def test_every_announcement_of_the_sample_hangs_on_the_day_of_publishing():
    noon = instant("2026-11-23 12:00")
    hanging = [item for item in draft_of(AS_OF).items if isinstance(item, Announcement)]
    assert all(item.valid.holds(noon) for item in hanging)
    assert any(item.happening and item.happening.what == "water" for item in hanging)


def test_every_phone_of_the_sample_is_invented():
    text = "".join(codec.encode(item).decode() for item in draft_of(AS_OF).items)
    numbers = set(re.findall(r"\b\d{3,4}-\d{6,8}\b", text))
    assert numbers
    assert all(number.startswith("0000-81234") for number in numbers)
    assert set(re.findall(r"https?://([^/\"]+)", text)) == {"www.yunzhou.example", "zwfw.yunzhou.example"}


def test_the_pictures_of_the_sample_are_small():
    assert all(path.stat().st_size <= 200_000 for path in draft_of(AS_OF).media.values())
    assert draft_of(AS_OF).media
