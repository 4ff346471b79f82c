"""How a terminal stands follows from the hub's clock, its last beat and its hours, and says what to do."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

import pytest
from fakes.builders import some_rules
from fakes.clock import ZONE, instant

from hub.fleet.standing import WORDS, Expected, standing
from kiosk.calendar.days import Calendar

# A Monday and the Saturday before, in the calendar that is shipped.
MONDAY, SATURDAY = "2026-11-23", "2026-11-21"


@dataclass
class Known:
    state: str = "approved"
    custodian: str = "大厅值班"
    phone: str = "0000-8123401"


@dataclass
class Told:
    received_at: datetime
    state: str = "current"
    faults: list[str] = field(default_factory=list)
    queued: int = 0
    free_mb: int = 9000


def hours(opens=time(8, 30), closes=time(17, 30), every_day=False):
    return Expected(opens, closes, every_day, Calendar(some_rules()), ZONE)


def at(clock, *, told=None, expected=None, known=None, **fields):
    """The standing at a local time, after a beat at another."""
    last = None if told is None else Told(instant(told), **fields)
    return standing(known or Known(), last, instant(clock), expected or hours())


@pytest.mark.parametrize(
    ("minutes", "word", "colour"),
    [
        (0, "online", "green"),
        (14, "online", "green"),
        (15, "late", "amber"),
        (34, "late", "amber"),
        (35, "silent", "red"),
    ],
)
def test_silence_is_counted_in_missed_beats(minutes, word, colour):
    now = instant(f"{MONDAY} 10:00")
    found = standing(Known(), Told(now - timedelta(minutes=minutes)), now, hours())
    assert (found.word, found.colour) == (word, colour)


def test_who_is_silent_has_a_person_to_call():
    found = at(f"{MONDAY} 10:00", told=f"{MONDAY} 08:00")
    assert "大厅值班（0000-8123401）" in found.do
    assert "120分钟" in found.reason or "2小时" in found.reason


@pytest.mark.parametrize("clock", [f"{MONDAY} 08:29", f"{MONDAY} 17:30", f"{SATURDAY} 10:00"])
def test_outside_its_hours_a_terminal_is_grey(clock):
    assert (at(clock).word, at(clock).colour) == ("off", "grey")
    assert at(clock, told="2026-11-20 17:00").colour == "grey"


def test_one_that_is_on_outside_its_hours_is_online():
    assert at(f"{SATURDAY} 10:00", told=f"{SATURDAY} 09:55").word == "online"


def test_a_night_counts_for_nothing_when_the_day_opens():
    assert at(f"{MONDAY} 08:40", told="2026-11-20 17:29").word == "off"
    assert at(f"{MONDAY} 08:50", told="2026-11-20 17:29").word == "late"
    assert at(f"{MONDAY} 09:10", told="2026-11-20 17:29").word == "silent"


def test_a_screen_that_is_on_every_day_is_missed_on_a_saturday():
    assert at(f"{SATURDAY} 10:00", expected=hours(every_day=True)).word == "silent"


def test_the_same_hour_twice_is_around_the_clock():
    assert at(f"{MONDAY} 03:00", expected=hours(time(0), time(0), every_day=True)).word == "silent"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"faults": ["disk-full"]}, "磁盘"),
        ({"free_mb": 100}, "磁盘"),
        ({"faults": ["clock-unsure"]}, "时钟"),
        ({"faults": ["signature"]}, "signature"),
        ({"queued": 900}, "待发 900 件"),
        ({"state": "stale"}, "内容已过时"),
        ({"state": "a-word-of-tomorrow"}, "a-word-of-tomorrow"),
    ],
)
def test_one_that_is_online_says_what_ails_it(fields, words):
    found = at(f"{MONDAY} 10:00", told=f"{MONDAY} 09:59", **fields)
    assert found.word == "online"
    assert words in found.reason


def test_a_new_one_and_a_revoked_one_are_never_red():
    for state, word in (("pending", "new"), ("revoked", "revoked")):
        found = at(f"{MONDAY} 10:00", known=Known(state=state))
        assert (found.word, found.colour, found.label) == (word, "grey", WORDS[word])
