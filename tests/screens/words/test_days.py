"""Dates, hours and spans as a citizen reads them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from fakes.clock import ZONE

from kiosk.calendar import Closed, Open
from kiosk.content.office import Session
from screens.words import days

TODAY = date(2026, 11, 23)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def test_a_day_names_its_year_only_when_it_is_another_one():
    assert days.day_words(date(2026, 11, 30), TODAY) == "11月30日"
    assert days.day_words(date(2027, 1, 7), TODAY) == "2027年1月7日"


def test_a_last_day_is_spelled_so_that_nobody_takes_it_for_the_day_before():
    assert days.last_day_words(date(2026, 11, 30), TODAY) == "至11月30日（星期一）（含当日）"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-11-23 09:00", "今天 9:00"),
        ("2026-11-24 09:05", "明天 9:05"),
        ("2026-11-25 14:30", "后天 14:30"),
        ("2026-11-26 09:00", "11月26日 9:00"),
        ("2026-11-24 00:00", "明天"),
    ],
)
def test_a_moment_is_said_as_one_says_it(at, words):
    assert days.moment_words(local(at), TODAY) == words


@pytest.mark.parametrize(
    ("from_", "until", "words"),
    [
        ("2026-11-24 09:00", "2026-11-24 17:00", "明天 9:00—17:00"),
        ("2026-11-24 22:00", "2026-11-25 06:00", "明天 22:00—后天 6:00"),
        ("2026-11-24 00:00", "2026-11-25 00:00", "明天全天"),
        ("2026-11-24 00:00", "2026-11-27 00:00", "明天—11月26日"),
        ("2026-11-24 18:00", "2026-11-25 00:00", "明天 18:00—24:00"),
        ("2026-11-24 09:00", "2026-12-01 00:00", "明天 9:00—11月30日 24:00"),
        ("2026-11-21 09:00", "2026-11-24 00:00", "11月21日 9:00—今天 24:00"),
        ("2026-11-24 00:00", "2026-11-24 06:00", "明天 0:00—6:00"),
        ("2026-12-30 08:00", "2027-01-02 18:00", "12月30日 8:00—2027年1月2日 18:00"),
    ],
)
def test_a_span_has_its_two_ends(from_, until, words):
    assert days.span_words(local(from_), local(until), TODAY) == words


def test_sessions_are_told_in_order_without_leading_zeros():
    morning, afternoon = Session(opens="09:00", closes="12:00"), Session(opens="13:00", closes="17:00")
    assert days.sessions_words((afternoon, morning)) == "9:00—12:00、13:00—17:00"
    assert days.sessions_words(()) == "不办公"


def test_a_closed_window_says_when_it_opens():
    noon = local("2026-11-23 12:30")
    assert days.opening_words(Open(local("2026-11-23 17:00")), noon) == "现在办公"
    assert days.opening_words(Closed(local("2026-11-23 13:00")), noon) == "现在休息，13:00 开门"
    assert days.opening_words(Closed(local("2026-11-24 09:00")), noon) == "现在休息，明天 9:00 开门"
    assert days.opening_words(Closed(local("2026-11-30 09:00")), noon) == "现在休息，11月30日（星期一）9:00 开门"
    assert days.opening_words(Closed(None), noon) == "现在不办公"


def test_the_hours_that_help_are_those_of_the_day_it_opens_next():
    today = local("2026-11-23 12:30").date()
    assert days.hours_day(Open(local("2026-11-23 17:00")), today) == today
    assert days.hours_day(Closed(local("2026-11-23 13:00")), today) == today
    assert days.hours_day(Closed(local("2026-11-24 09:00")), today) == local("2026-11-24 09:00").date()
    assert days.hours_day(Closed(None), today) == today
