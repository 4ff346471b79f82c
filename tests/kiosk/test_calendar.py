"""Working days, deadlines and opening hours: the golden vectors of the domain, and the edges between them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from fakes.builders import some_hours, some_rules
from fakes.clock import ZONE, instant
from hypothesis import given
from hypothesis import strategies as st

from kiosk import strict_yaml
from kiosk.calendar import Calendar, Closed, Deadline, Open, last_day, opening, sessions_on
from kiosk.content.office import Hours, Session
from kiosk.content.rules import CalendarYear, CountingRule, OpeningException, PeriodRule, Remedy, Rules
from kiosk.content.service import Limit

RULES = Path(__file__).parents[2] / "data" / "rules"


def shipped() -> list[CalendarYear]:
    years = []
    for year in (2024, 2025, 2026):
        tree = strict_yaml.read(RULES / f"calendar-{year}.yaml").value
        years.append(CalendarYear(**{**tree, **_typed(tree)}))
    return years


def _typed(tree) -> dict:
    days = {name: tuple(date.fromisoformat(day) for day in tree[name]) for name in ("off", "work")}
    at = {name: date.fromisoformat(tree[name]) for name in ("read_at", "check_by")}
    return {"year": int(tree["year"]), **days, **at}


YEARS = tuple(shipped())
CALENDAR = Calendar(YEARS)


def rule(days: int, unit: str, **fields) -> PeriodRule:
    at = date(2026, 1, 1)
    return PeriodRule(id="rule", title="规则", days=days, unit=unit, basis="依据", read_at=at, check_by=at, **fields)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2024-09-10", 20, "2024-10-14"),
        ("2025-01-20", 5, "2025-01-26"),
        ("2025-01-20", 20, "2025-02-21"),
        ("2025-04-25", 20, "2025-05-27"),
        ("2025-09-25", 7, "2025-10-11"),
        ("2025-09-25", 20, "2025-10-29"),
        ("2026-02-02", 15, "2026-02-28"),
        ("2026-02-02", 20, "2026-03-06"),
        ("2026-04-20", 20, "2026-05-20"),
        ("2026-09-10", 7, "2026-09-20"),
        ("2026-09-10", 20, "2026-10-14"),
        ("2026-11-18", 7, "2026-11-27"),
        ("2026-11-19", 7, "2026-11-30"),
    ],
)
def test_working_days_skip_holidays_and_count_made_up_weekends(start, days, end):
    assert CALENDAR.add_working_days(day(start), days) == day(end)
    assert CALENDAR.deadline(day(start), Limit(days=days)) == Deadline(day(end))
    assert CALENDAR.deadline(day(start), rule(days, "working-day")) == Deadline(day(end))


@pytest.mark.parametrize("worked", ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"])
def test_every_make_up_day_of_2026_is_worked(worked):
    assert day(worked).weekday() >= 5
    assert CALENDAR.is_working(day(worked))


def test_a_holiday_on_a_weekday_is_not_worked_and_a_plain_weekday_is():
    assert not CALENDAR.is_working(day("2026-10-01"))
    assert CALENDAR.is_working(day("2026-11-23"))
    assert not CALENDAR.is_working(day("2026-11-22"))


def test_a_calendar_period_that_ends_on_a_saturday_rolls_to_monday():
    assert CALENDAR.deadline(day("2026-11-12"), rule(30, "day")) == Deadline(day("2026-12-14"))


def test_a_rule_may_say_that_its_end_does_not_roll():
    assert CALENDAR.deadline(day("2026-11-12"), rule(30, "day", roll=False)) == Deadline(day("2026-12-12"))


def test_a_year_nobody_has_announced_makes_the_date_provisional():
    assert CALENDAR.deadline(day("2026-12-10"), Limit(days=20)) == Deadline(day("2027-01-07"), provisional=True)
    assert CALENDAR.deadline(day("2026-12-10"), Limit(days=15)) == Deadline(day("2026-12-31"), provisional=False)
    assert not CALENDAR.known(2027)


def test_a_calendar_day_in_an_unknown_year_is_provisional_only_if_it_could_roll():
    assert CALENDAR.deadline(day("2026-12-10"), rule(30, "day")).provisional
    assert not CALENDAR.deadline(day("2026-12-10"), rule(30, "day", roll=False)).provisional


def test_with_no_calendar_at_all_monday_to_friday_is_assumed():
    empty = Calendar(())
    assert empty.add_working_days(day("2024-09-10"), 20) == day("2024-10-08")
    assert empty.deadline(day("2024-09-10"), Limit(days=20)).provisional


def test_a_calendar_can_be_made_from_the_rules_of_an_edition():
    assert Calendar(some_rules()).add_working_days(day("2026-09-10"), 7) == day("2026-09-20")


def test_the_same_day_counts_when_the_rule_says_so():
    assert CALENDAR.deadline(day("2026-11-18"), rule(3, "day", count_from="same-day")).day == day("2026-11-20")
    assert CALENDAR.deadline(day("2026-11-18"), rule(3, "working-day", count_from="same-day")).day == day("2026-11-20")
    assert CALENDAR.deadline(day("2026-11-21"), rule(1, "working-day", count_from="same-day")).day == day("2026-11-23")


def test_at_once_is_today_and_on_a_day_off_the_next_working_day():
    assert CALENDAR.deadline(day("2026-11-23"), Limit(days=0)).day == day("2026-11-23")
    assert CALENDAR.deadline(day("2026-11-21"), Limit(days=0)).day == day("2026-11-23")


def test_hours_count_from_a_moment():
    posted = instant("2026-11-23 10:30").astimezone(ZONE)
    found = CALENDAR.deadline(posted, rule(24, "hour"))
    assert found == Deadline(day("2026-11-24"), cut_off="10:30")
    assert found.ends(ZONE) == instant("2026-11-24 10:30")


def test_hours_cannot_count_from_a_day():
    with pytest.raises(ValueError, match="moment"):
        CALENDAR.deadline(day("2026-11-23"), rule(24, "hour"))


def test_six_months_end_on_the_same_number_or_the_last_of_a_shorter_month():
    at = day("2026-01-01")
    remedy = Remedy(id="court", title="诉讼", text="…", days=6, unit="month", basis="法", read_at=at, check_by=at)
    assert CALENDAR.deadline(day("2025-11-24"), remedy).day == day("2026-05-25")  # 24 May 2026 is a Sunday
    assert CALENDAR.deadline(day("2025-08-31"), remedy).day == day("2026-02-28")  # a Saturday that is worked


def test_the_last_day_ends_at_the_cut_off_hour():
    found = CALENDAR.deadline(day("2026-11-19"), rule(7, "working-day", cut_off="17:00"))
    assert found.ends(ZONE) == instant("2026-11-30 17:00")
    assert CALENDAR.deadline(day("2026-11-19"), Limit(days=7)).ends(ZONE) == instant("2026-12-01")


def test_what_is_left_does_not_count_today():
    left = CALENDAR.remaining(day("2026-11-30"), day("2026-11-23"))
    assert (left.days, left.working_days, left.provisional) == (7, 5, False)
    assert CALENDAR.remaining(day("2026-11-23"), day("2026-11-23")).days == 0
    assert CALENDAR.remaining(day("2026-11-20"), day("2026-11-23")).days == -3
    assert CALENDAR.remaining(day("2027-01-07"), day("2026-12-10")).provisional


def test_the_last_day_of_a_half_open_period_is_the_day_before_midnight():
    assert last_day(instant("2026-12-01"), ZONE) == day("2026-11-30")
    assert last_day(instant("2026-11-30 17:00"), ZONE) == day("2026-11-30")


@given(st.dates(date(2024, 1, 1), date(2026, 9, 1)), st.integers(1, 60))
def test_counting_back_what_was_added_gives_the_number_again(start, n):
    end = CALENDAR.add_working_days(start, n)
    assert CALENDAR.is_working(end)
    assert CALENDAR.working_days(start, end) == n
    assert CALENDAR.add_working_days(end + timedelta(days=1), -1) == end


HOURS = some_hours()


def local(text: str) -> datetime:
    return instant(text).astimezone(ZONE)


def test_a_window_is_open_inside_its_sessions():
    assert opening(HOURS, local("2026-11-23 10:34"), CALENDAR) == Open(local("2026-11-23 12:00"))
    assert opening(HOURS, local("2026-11-23 09:00"), CALENDAR) == Open(local("2026-11-23 12:00"))


def test_the_lunch_break_is_closed_and_says_when_it_opens_again():
    assert opening(HOURS, local("2026-11-23 12:00"), CALENDAR) == Closed(local("2026-11-23 13:00"))


def test_the_evening_is_closed_until_tomorrow_and_friday_evening_until_monday():
    assert opening(HOURS, local("2026-11-23 17:00"), CALENDAR) == Closed(local("2026-11-24 09:00"))
    assert opening(HOURS, local("2026-11-27 18:00"), CALENDAR) == Closed(local("2026-11-30 09:00"))


def test_a_make_up_sunday_is_open_and_a_holiday_is_closed():
    assert isinstance(opening(HOURS, local("2026-09-20 10:00"), CALENDAR), Open)
    assert opening(HOURS, local("2026-10-01 10:00"), CALENDAR) == Closed(local("2026-10-08 09:00"))


def test_a_next_opening_in_an_unannounced_year_is_provisional():
    assert opening(HOURS, local("2026-12-31 18:00"), CALENDAR) == Closed(local("2027-01-01 09:00"), provisional=True)


def test_every_day_means_every_day():
    hours = some_hours(("00:00", "24:00"), days="every-day")
    assert opening(hours, local("2026-11-22 23:59"), CALENDAR) == Open(local("2026-11-23 00:00"))


def test_an_exception_replaces_the_sessions_of_its_day():
    half_day = OpeningException(
        day=day("2026-11-24"),
        sessions=(Session(opens="09:00", closes="11:00"),),
        note="下午学习",
        basis="本局通知",
    )
    assert opening(HOURS, local("2026-11-24 10:00"), CALENDAR, [half_day]) == Open(
        local("2026-11-24 11:00"), "下午学习"
    )
    assert opening(HOURS, local("2026-11-24 14:00"), CALENDAR, [half_day]) == Closed(
        local("2026-11-25 09:00"), note="下午学习"
    )


def test_an_exception_of_the_unit_beats_one_for_all_and_another_units_does_not_count():
    everyone = OpeningException(day=day("2026-11-24"), note="停电", basis="通知")
    mine = OpeningException(day=day("2026-11-24"), unit="hall", sessions=HOURS.sessions, note="照常", basis="通知")
    assert sessions_on(HOURS, day("2026-11-24"), CALENDAR, [everyone, mine], "hall") == HOURS.sessions
    assert sessions_on(HOURS, day("2026-11-24"), CALENDAR, [everyone, mine], "other") == ()
    assert sessions_on(HOURS, day("2026-11-24"), CALENDAR, [mine], "other") == HOURS.sessions


def test_what_never_opens_has_no_next_opening():
    assert opening(Hours(sessions=()), local("2026-11-24 10:00"), CALENDAR) == Closed(None, provisional=True)


def test_opening_refuses_a_moment_without_a_zone():
    with pytest.raises(ValueError, match="zone"):
        opening(HOURS, datetime(2026, 11, 24, 10), CALENDAR)  # noqa: DTZ001  that is what is refused


def counted(**fields) -> Calendar:
    """The shipped years with one counting rule."""
    at = date(2026, 1, 1)
    filled = {"id": "count-one", "title": "计算", "unit": "working-day", "basis": "依据", "read_at": at, "check_by": at}
    return Calendar(Rules(calendars=YEARS, counting=(CountingRule(**{**filled, **fields}),)))


def test_a_limit_counts_as_the_editions_rule_of_its_unit_says():
    assert CALENDAR.deadline(day("2026-11-18"), Limit(days=3)).day == day("2026-11-23")
    assert counted(count_from="same-day").deadline(day("2026-11-18"), Limit(days=3)).day == day("2026-11-20")
    three = Limit(days=3, unit="day")
    assert CALENDAR.deadline(day("2026-11-18"), three).day == day("2026-11-23")
    assert counted(unit="day", roll=False).deadline(day("2026-11-18"), three).day == day("2026-11-21")


def test_what_comes_after_the_cut_off_hour_is_the_next_working_days():
    calendar = counted(cut_off="16:00")
    assert calendar.deadline(datetime(2026, 11, 18, 15, 59, tzinfo=ZONE), Limit(days=3)).day == day("2026-11-23")
    assert calendar.deadline(datetime(2026, 11, 18, 16, 0, tzinfo=ZONE), Limit(days=3)).day == day("2026-11-24")
    late = datetime(2026, 11, 18, 23, 0, tzinfo=ZONE)
    assert counted().deadline(late, Limit(days=3)).day == day("2026-11-23")
