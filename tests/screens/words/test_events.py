"""What an event is at a moment, from its announcement to its minutes."""

from __future__ import annotations

import pytest
from fakes.builders import a_period
from fakes.clock import ZONE, instant
from fakes.kinds import an_event

from kiosk.content.notice import Enrolment
from screens.words.events import enrol_words, in_turn, label, when_words


def enrol(until="2026-11-27 17:00"):
    return Enrolment(how="打电话", until=instant(until))


def at(now, **fields):
    """The label of a forum on 1 December, 14:00 to 16:00."""
    found = label(an_event(**fields), instant(now), ZONE)
    return found.head, found.tail, found.long, found.tone


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-23 10:00", ("可以报名", "至11月27日", "报名至11月27日（星期五）17:00", "ok")),
        ("2026-11-27 09:00", ("可以报名", "今天截止", "可以报名，今天截止 17:00", "warn")),
        ("2026-11-27 17:00", ("12月1日", "14:00 举行", "12月1日（星期二）14:00—16:00 举行", "blue")),
        ("2026-11-30 09:00", ("明天", "14:00 举行", "明天 14:00—16:00 举行", "blue")),
        ("2026-12-01 09:00", ("今天举行", "14:00", "今天 14:00—16:00 举行", "warn")),
        ("2026-12-01 15:00", ("正在举行", "至 16:00", "正在举行，至 16:00", "warn")),
        ("2026-12-01 16:00", ("已举行", "12月1日", "已举行（12月1日）", "mute")),
    ],
)
def test_from_enrolment_to_what_is_over(now, expected):
    assert at(now, enrol=enrol()) == expected


@pytest.mark.parametrize(("state", "head"), [("postponed", "延期举行"), ("cancelled", "已取消")])
def test_what_was_called_off_or_moved_says_so_before_anything_else(state, head):
    for now in ("2026-11-23 10:00", "2026-12-01 15:00", "2026-12-02 10:00"):
        assert at(now, state=state, enrol=enrol())[0] == head


def test_what_was_held_is_over_though_its_hour_is_not():
    assert at("2026-12-01 15:00", state="held")[0] == "已举行"


def test_a_whole_last_day_to_enrol_counts():
    event = an_event(enrol=Enrolment(how="打电话", until=instant("2026-11-28 00:00")))
    assert label(event, instant("2026-11-27 20:00"), ZONE).tail == "今天截止"
    assert enrol_words(event.enrol.until, instant("2026-11-23 10:00").date(), ZONE) == "11月27日（星期五）（含当日）"


def test_when_it_is_stands_with_its_weekday_unless_it_is_near():
    event = an_event(when=a_period("2026-12-01 14:00", "2026-12-01 16:00"))
    assert when_words(event, instant("2026-11-23 10:00").date(), ZONE) == "12月1日（星期二）14:00—16:00"
    assert when_words(event, instant("2026-11-30 10:00").date(), ZONE) == "明天 14:00—16:00"


def test_what_is_to_come_stands_first_the_nearest_before_the_others():
    near = an_event("near-one", when=a_period("2026-11-25 09:00", "2026-11-25 10:00"))
    far = an_event("far-one", when=a_period("2026-12-25 09:00", "2026-12-25 10:00"))
    old = an_event("old-one", when=a_period("2026-10-01 09:00", "2026-10-01 10:00"))
    last = an_event("last-one", when=a_period("2026-11-20 09:00", "2026-11-20 10:00"), state="held")
    found = in_turn((old, far, last, near), instant("2026-11-23 10:00"))
    assert [event.id for event in found] == ["near-one", "far-one", "last-one", "old-one"]
