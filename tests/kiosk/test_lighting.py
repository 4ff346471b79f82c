"""When a screen is meant to be lit."""

from __future__ import annotations

from datetime import date

import pytest
from fakes.builders import some_hours
from fakes.clock import ZONE, instant

from kiosk.calendar import Calendar, lighting
from kiosk.content.rules import CalendarYear, OpeningException

READ = date(2026, 1, 1)
OFF, WORKED = (date(2026, 10, 1),), (date(2026, 10, 10),)
CALENDAR = Calendar((CalendarYear(year=2026, off=OFF, work=WORKED, basis="x", read_at=READ, check_by=READ),))
HALL = some_hours(("09:00", "12:00"), ("13:30", "17:00"))


def lit(words, at, **known):
    return lighting(words).lit(instant(at).astimezone(ZONE), **known)


def test_nothing_said_is_always():
    assert lit("", "2026-11-23 03:00")


@pytest.mark.parametrize(
    ("at", "is_lit"),
    [("2026-11-23 07:59", False), ("2026-11-23 08:00", True), ("2026-11-23 17:59", True), ("2026-11-23 18:00", False)],
)
def test_a_span_holds_from_its_first_minute_to_before_its_last(at, is_lit):
    assert lit("08:00-18:00", at) == is_lit


@pytest.mark.parametrize(
    ("at", "is_lit"),
    [("2026-11-23 21:59", False), ("2026-11-23 23:00", True), ("2026-11-24 01:59", True), ("2026-11-24 02:00", False)],
)
def test_a_span_over_midnight_goes_on_into_the_next_day(at, is_lit):
    assert lit("22:00-02:00", at) == is_lit


@pytest.mark.parametrize(
    ("at", "is_lit"),
    [
        ("2026-10-01 10:00", False),  # a Thursday that is off
        ("2026-10-10 10:00", True),  # a Saturday that is worked
        ("2026-10-11 10:00", False),  # a Sunday
        ("2026-10-12 10:00", True),
    ],
)
def test_working_days_are_those_of_the_calendar(at, is_lit):
    assert lit("working-days 08:00-18:00", at, calendar=CALENDAR) == is_lit


@pytest.mark.parametrize(
    ("at", "is_lit"),
    [
        ("2026-11-23 08:29", False),
        ("2026-11-23 08:30", True),
        ("2026-11-23 12:45", True),  # the noon pause: people wait
        ("2026-11-23 17:29", True),
        ("2026-11-23 17:30", False),
        ("2026-11-22 10:00", False),  # a Sunday
        ("2026-11-24 10:00", False),  # shut on this one day
    ],
)
def test_opening_hours_are_those_of_the_hall_with_half_an_hour_around(at, is_lit):
    shut = OpeningException(day=date(2026, 11, 24), note="盘点", basis="x")
    known = {"calendar": CALENDAR, "hall": HALL, "exceptions": (shut,), "unit": "hall"}
    assert lit("opening-hours", at, **known) == is_lit


def test_who_cannot_know_is_lit():
    assert lit("opening-hours", "2026-11-22 03:00")
    assert lit("working-days 08:00-18:00", "2026-11-22 10:00")


@pytest.mark.parametrize(
    "words", ["8-18", "08:00", "18:00-18:00", "24:00-08:00", "25:00-26:00", "holidays 08:00-18:00"]
)
def test_what_is_no_span_is_refused(words):
    with pytest.raises(ValueError, match="is no span"):
        lighting(words)
