"""When a daypart holds: by the clock, the week, the calendar with 调休, and the hall's opening hours."""

from datetime import date, timedelta

import pytest
from fakes.builders import a_notice, a_slot, a_unit, an_edition, an_office, some_hours, some_rules
from fakes.clock import ZONE, instant

from kiosk.content.edition import Daypart
from kiosk.content.office import Session
from kiosk.content.rules import OpeningException
from kiosk.schedule.dayparts import Almanac
from kiosk.schedule.programme import cue_at, programme_at

BOARD = "hall-board"
MONDAY, FRIDAY, SATURDAY, SUNDAY = "2026-11-23", "2026-11-27", "2026-11-28", "2026-11-29"


def windows(day, edition=None, **daypart):
    """`09:00-12:00` … in local time; 24:00 is the next midnight."""
    on = date.fromisoformat(day)
    spans = Almanac(edition or an_edition()).windows(Daypart(**daypart), on)

    def clock(at):
        local = at.astimezone(ZONE)
        return "24:00" if local.date() > on else f"{local:%H:%M}"

    return [f"{clock(begins)}-{clock(ends)}" for begins, ends in spans]


def test_a_daypart_by_the_clock():
    assert windows(MONDAY, from_="09:00", until="12:00") == ["09:00-12:00"]
    assert windows(MONDAY) == ["00:00-24:00"]


def test_an_overnight_daypart_ends_in_the_morning_and_begins_in_the_evening():
    assert windows(MONDAY, from_="22:00", until="06:00") == ["00:00-06:00", "22:00-24:00"]


def test_a_night_belongs_to_the_day_it_begins_on():
    friday_nights = {"from_": "22:00", "until": "06:00", "weekdays": ("fri",)}
    assert windows(FRIDAY, **friday_nights) == ["22:00-24:00"]
    assert windows(SATURDAY, **friday_nights) == ["00:00-06:00"]
    assert windows(SUNDAY, **friday_nights) == []
    working = {"from_": "22:00", "until": "06:00", "days": "working-days"}
    assert windows(SATURDAY, **working) == ["00:00-06:00"]
    assert windows(MONDAY, **working) == ["22:00-24:00"]


def test_a_daypart_until_midnight_may_say_either():
    assert windows(MONDAY, from_="22:00", until="24:00") == windows(MONDAY, from_="22:00", until="00:00")


def test_weekdays_are_those_of_the_week():
    assert windows(SATURDAY, weekdays=("sat", "sun")) == ["00:00-24:00"]
    assert windows(MONDAY, weekdays=("sat", "sun")) == []


def test_a_worked_saturday_is_a_working_day_and_a_holiday_is_not():
    assert windows("2026-02-28", days="working-days") == ["00:00-24:00"]
    assert windows("2026-02-28", days="days-off") == []
    assert windows("2026-10-01", days="working-days") == []
    assert windows("2026-10-01", days="days-off") == ["00:00-24:00"]


def test_a_weekday_and_a_kind_of_day_must_both_hold():
    worked_saturdays = {"weekdays": ("sat",), "days": "working-days"}
    assert windows("2026-02-28", **worked_saturdays) == ["00:00-24:00"]
    assert windows(SATURDAY, **worked_saturdays) == []


def test_opening_hours_are_the_sessions_of_the_hall():
    assert windows(MONDAY, days="opening-hours") == ["09:00-12:00", "13:00-17:00"]
    assert windows(SUNDAY, days="opening-hours") == []
    assert windows("2026-02-28", days="opening-hours") == ["09:00-12:00", "13:00-17:00"]


def test_opening_hours_may_be_narrowed_by_the_clock():
    assert windows(MONDAY, days="opening-hours", from_="11:00", until="14:00") == ["11:00-12:00", "13:00-14:00"]
    assert windows(MONDAY, days="opening-hours", from_="17:00", until="09:00") == []


def test_an_opening_exception_changes_them():
    closed = OpeningException(day=date(2026, 11, 23), note="设备检修", basis="通知")
    late = OpeningException(
        day=date(2026, 11, 29),
        unit="hall",
        sessions=(Session(opens="09:00", closes="11:30"),),
        note="周末",
        basis="通知",
    )
    edition = an_edition(rules=some_rules(openings=(closed, late)))
    assert windows(MONDAY, edition, days="opening-hours") == []
    assert windows(SUNDAY, edition, days="opening-hours") == ["09:00-11:30"]


def test_opening_hours_are_of_the_hall_and_not_of_another_unit():
    edition = an_edition(
        a_unit(hours=some_hours(("10:00", "11:00"))), a_unit("other", hours=some_hours(("08:00", "20:00")))
    )
    assert windows(MONDAY, edition, days="opening-hours") == ["10:00-11:00"]


def test_without_a_hall_it_is_never_open():
    assert windows(MONDAY, an_edition(office=an_office(hall="nowhere")), days="opening-hours") == []


@pytest.mark.parametrize(
    ("daypart", "why"),
    [
        ({"from_": "09:00", "until": "09:00"}, "ends when it begins"),
        ({"from_": "24:00", "until": "06:00"}, "24:00"),
        ({"from_": "08:00", "until": "24:30"}, "24:00"),
    ],
)
def test_a_daypart_that_is_none_is_refused(daypart, why):
    with pytest.raises(ValueError, match=why):
        Daypart(**daypart)


def test_a_daypart_in_the_hour_that_summer_time_leaves_out_is_not_there():
    office = an_office(timezone="Europe/Berlin")
    edition = an_edition(office=office, slots=(a_slot(daypart=Daypart(from_="02:59", until="03:00")),))
    assert (
        cue_at(programme_at(edition, BOARD, instant("2026-03-29 12:00")), instant("2026-03-29 12:00")).item_id is None
    )


def test_every_daypart_begins_the_round_anew_also_after_the_lunch_break():
    slot = a_slot(daypart=Daypart(days="opening-hours"))
    edition = an_edition(a_notice("one"), a_notice("two"), slots=(slot,))
    at = instant(f"{MONDAY} 13:00")
    programme = programme_at(edition, BOARD, at)
    assert programme.since == at
    assert cue_at(programme, at).index == 0
    assert programme.until - at == timedelta(hours=4)
