"""The sample bureau is lawful and legible on whatever day it is published: every day of two years (definitions D3).

Here every eighth day is tried, so that every day of the week has its turn, and all days around a holiday or the turn of
the year, where periods grow long and dates cross into another year; `make sample` tries every day.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from fakes.bureau import coverage, draft_of, today

from kiosk import folder, lint
from kiosk.calendar import Calendar
from kiosk.content.rules import Rules

DAY = timedelta(days=1)
YEARS = (2026, 2027)  # one whose calendar is announced, and one whose is not
EVERY_DAY = "SAMPLE_EVERY_DAY" in os.environ


def days_of(year: int, month: int) -> Iterator[date]:
    calendar = Calendar(today().rules)

    def unusual(day: date) -> bool:
        return calendar.is_working(day) != (day.weekday() < 5)

    def awkward(day: date) -> bool:
        turn = (day.month, day.day) >= (12, 26) or (day.month, day.day) <= (1, 5)
        return turn or any(unusual(day + n * DAY) for n in (-1, 0, 1))

    day = date(year, month, 1)
    while day.month == month:
        if EVERY_DAY or day.toordinal() % 8 == 0 or awkward(day):
            yield day
        day += DAY


def due(rules: Rules, day: date) -> set[str]:
    """The lists of rules of which one should have been read again by then: true, and no fault of the sample."""
    lists = {name: getattr(rules, name) for name in Rules.__struct_fields__ if name not in ("calendars", "openings")}
    return {f"rules.{name}" for name, found in lists.items() if any(rule.check_by < day for rule in found)}


def wrong_with(draft: folder.Draft) -> list[str]:
    problems = lint.problems(draft, coverage())
    told = {problem.field for problem in problems if problem.code == "rule-unchecked"}
    assert told == due(draft.rules, draft.as_of)
    others = (f"{p.item} {p.field} {p.en}" for p in problems if p.code != "rule-unchecked")
    return [f"{draft.as_of} {wrong}" for wrong in (*map(str, draft.faults), *others)]


# One test a month: a failure names the month, and the days within it are named by the assertion.
@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("year", YEARS)
def test_the_sample_has_neither_error_nor_warning_on_any_day(year, month):
    assert [wrong for day in days_of(year, month) for wrong in wrong_with(draft_of(day))] == []


def test_the_days_that_are_tried_are_the_awkward_ones():
    tried = {day for year in YEARS for month in range(1, 13) for day in days_of(year, month)}
    assert {date(2026, 2, 14), date(2026, 2, 28), date(2026, 10, 1), date(2026, 12, 31), date(2027, 1, 1)} <= tried
    assert {day.weekday() for day in tried if day.month == 7} == set(range(7))


def test_no_rule_is_overdue_before_the_first_should_be_read_again():
    assert due(today().rules, date(2026, 12, 31)) == set()
    assert due(today().rules, date(2027, 1, 1)) == {"rules.periods", "rules.retention"}


def test_the_pictures_of_the_sample_are_small():
    assert today().media
    assert {name: size for name, size in media_sizes().items() if size > 200_000} == {}


def media_sizes() -> dict[str, int]:
    return {path.name: path.stat().st_size for path in today().media.values() if path.suffix not in (".pdf", ".webm")}
