"""A board that is covered or dark: what the glass shows, what it tells of it, and what becomes of its facts."""

from __future__ import annotations

import pytest
from fakes.builders import a_notice, a_slot, an_alarm, an_edition, an_emergency
from fakes.clock import instant
from fakes.glass import Glass

from kiosk.config import NightPart
from kiosk.content.emergency import Blank
from screens.palette import DIMMED, LIGHT

SLOTS = (a_slot(kinds=("announcement",)), a_slot("line", zone="ticker", items=("line-one",)))


def three():
    one, two = a_notice("notice-one", title="第一件"), a_notice("notice-two", title="第二件")
    return an_edition(one, two, a_notice("line-one", type="works", short="城东停水"), slots=SLOTS)


def board(window, at="2026-11-23 10:00:00", **fields):
    return Glass(window, three(), mode="board", at=at, **fields)


def a_blank(at="2026-11-23 10:00", **fields):
    return Blank(id="blank-one", since=instant(at), **fields)


def played(glass):
    return sorted({(fact.zone, fact.ended) for fact in glass.facts})


COVERS = {
    "alarm": {"emergency": an_emergency(an_alarm(issued="2026-11-23 10:00"))},
    "blank": {"emergency": an_emergency(blanks=[a_blank()])},
    "here": {"covered": a_blank(look="black")},
}


@pytest.mark.parametrize("name", COVERS)
def test_what_is_covered_is_no_fact_and_afterwards_the_programme_is_where_it_would_have_been(window, name):
    glass, other = board(window), None
    try:
        glass.wait(2)
        glass.know(**COVERS[name])
        why = "alarm" if name == "alarm" else "blank"
        assert glass.screen.showing == why
        assert {ended for _, ended in played(glass)} == {why}
        before = len(glass.facts)
        glass.wait(120, steps=8)
        assert len(glass.facts) == before, "whatever played beneath was not seen"
        glass.know(emergency=None, covered=None)
        assert glass.screen.showing == "content"
        play = glass.screen._shot.play
        glass.close()
        other = board(window, at="2026-11-23 10:02:02")
        assert other.screen._shot.play == play
    finally:
        (other or glass).close()


def test_outside_its_hours_it_is_dark_shows_nothing_and_an_alarm_wakes_it(window):
    glass = board(window, at="2026-11-23 17:59:30", keys={"hours": "08:00-18:00"})
    try:
        glass.wait(10)
        assert glass.screen.showing == "content"
        glass.wait(30)
        assert glass.screen.showing == "dark"
        assert glass.facts[-1].ended == "dark"
        assert window.pixel(200, 200) == (0, 0, 0)
        before = len(glass.facts)
        glass.wait(3600, steps=4)
        assert len(glass.facts) == before
        glass.alarm(an_emergency(an_alarm(issued="2026-11-23 18:50")))
        assert glass.screen.showing == "alarm"
        assert "暴雨橙色预警信号" in glass.text()
        assert window.pixel(20, 540) != (0, 0, 0)
        glass.alarm(an_emergency())
        assert glass.screen.showing == "dark"
        assert len(glass.facts) == before
    finally:
        glass.close()


def test_in_the_evening_it_wears_other_colours_and_the_same_words(window):
    glass = board(window, at="2026-11-23 17:59:30", keys={"night": NightPart(dim="18:00-08:00")})
    try:
        edge = (4, 500)
        bright = window.pixel(*edge)
        assert bright == tuple(round(c * 255) for c in LIGHT.paper[:3])
        glass.wait(30)
        glass.settle()
        assert window.pixel(*edge) == tuple(round(c * 255) for c in DIMMED.paper[:3])
        assert glass.screen.showing == "content"
        assert "政务公开" in glass.text()
        facts = len(glass.facts)
        glass.wait(14 * 3600)
        assert window.pixel(*edge) == bright
        assert len(glass.facts) > facts, "it was shown, only darker"
    finally:
        glass.close()
