"""Whether an item hung when it had to: screens, hours, turns, gaps."""

from datetime import time

from fakes.builders import a_period
from fakes.clock import ZONE, instant

from hub.inspection.proof import Screen, Span, judged, owed
from kiosk.calendar.days import Calendar
from kiosk.folder import shipped_rules

CALENDAR = Calendar(shipped_rules())
BOARD = Screen("一楼大屏", time(8, 30), time(17, 30), False)
WEEK = a_period("2026-11-18", "2026-11-24")  # a Wednesday to a Tuesday
LATER = instant("2026-12-01 09:00")


def spans(*pairs):
    return [Span(instant(f"2026-11-{one}"), instant(f"2026-11-{other}")) for one, other in pairs]


def told(found):
    return [f"{gap.from_.astimezone(ZONE):%d %H:%M}-{gap.until.astimezone(ZONE):%d %H:%M}" for gap in found.gaps]


def owing(screen=BOARD, until=LATER, period=WEEK):
    return owed(screen, (period,), until, CALENDAR, ZONE)


def test_a_screen_owes_its_own_hours_of_working_days():
    assert owing() == spans(*((f"{day} 08:30", f"{day} 17:30") for day in (18, 19, 20, 23, 24)))
    every_day = Screen("大屏", time(8, 30), time(17, 30), True)
    assert len(owing(every_day)) == 7


def test_a_screen_that_is_on_over_midnight_owes_the_night():
    night = Screen("大屏", time(20), time(6), True)
    first, *_ = owing(night)
    assert first == spans(("18 20:00", "19 06:00"))[0]
    around = Screen("大屏", time(0), time(0), True)
    assert owing(around) == spans(("18 00:00", "25 00:00"))


def test_nothing_is_owed_before_now_before_a_screen_came_or_after_it_went():
    assert owing(until=instant("2026-11-18 09:00")) == spans(("18 08:30", "18 09:00"))
    late = Screen("大屏", time(8, 30), time(17, 30), False, since=instant("2026-11-24 10:00"))
    assert owing(late) == spans(("24 10:00", "24 17:30"))
    gone = Screen("大屏", time(8, 30), time(17, 30), False, upto=instant("2026-11-18 10:00"))
    assert owing(gone) == spans(("18 08:30", "18 10:00"))


def test_turns_that_come_round_within_half_an_hour_are_one_hanging():
    turns = spans(("18 08:40", "18 08:41"), ("18 09:10", "18 09:11"), ("18 09:40", "18 17:10"))
    found = judged("大屏", spans(("18 08:30", "18 17:30")), turns)
    assert (found.verdict, found.gaps, found.percent) == ("whole", (), 100)


def test_a_gap_is_named_from_the_last_record_to_the_next():
    turns = spans(("18 08:30", "18 10:02"), ("18 11:40", "18 17:30"))
    found = judged("大屏", spans(("18 08:30", "18 17:30")), turns)
    assert told(found) == ["18 10:02-18 11:40"]
    assert (found.verdict, found.percent) == ("gaps", 81)


def test_a_day_without_any_record_is_a_gap_as_long_as_the_day():
    found = judged("大屏", owing(), spans(("18 08:30", "20 17:30")))
    assert told(found) == ["23 08:30-23 17:30", "24 08:30-24 17:30"]


def test_no_record_at_all_is_told_as_that_and_records_at_other_times_are_no_turns():
    found = judged("大屏", owing(), spans(("28 08:30", "28 17:30")))
    assert (found.verdict, found.turns, found.percent) == ("none", 0, 0)


def test_what_owes_nothing_yet_is_not_at_fault():
    assert judged("大屏", [], []).verdict == "idle"
