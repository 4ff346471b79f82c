"""A warning, a blank and the night over a touchscreen: nothing a citizen has typed is lost, and there is a way back."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, an_alarm, an_edition, an_emergency
from fakes.clock import instant
from fakes.glass import Glass
from fakes.handwritten import WATER, SameReader

from kiosk.content.emergency import Blank

ALARM = an_emergency(an_alarm(text="请注意防范。" * 40))


@pytest.fixture
def glass(window):
    found = Glass(window, an_edition(a_guide(), a_notice()))
    yield found
    found.close()


def typed(glass):
    glass.tap("home/search")
    for sign in "sg":
        glass.tap(f"key:{sign}")
    return glass.visit.query


@pytest.mark.parametrize(
    ("panel", "modes"),
    [
        ("21.5", ()),
        ("21.5", ("large",)),
        ("27", ("contrast", "large")),
        ("43", ()),
        ("43", ("low_reach",)),
        ("wide", ()),
    ],
)
def test_what_was_typed_is_there_again_when_the_warning_has_been_read(window, panel, modes):
    glass = Glass(window, an_edition(a_guide(), a_notice()), panel=panel)
    try:
        for mode in modes:
            glass.tap(mode)
        read_and_go_on(glass)
    finally:
        glass.close()


def read_and_go_on(glass):
    query = typed(glass)
    assert query
    glass.alarm(ALARM)
    assert glass.screen.showing == "alarm"
    assert "您填的和勾的都还在" in glass.text()
    read = glass.screen.find("read").box
    theme = glass.screen._panes.dress.theme
    assert read.h >= theme.target
    assert read.bottom <= theme.height
    assert read.y >= theme.height - theme.reach, "everybody reaches it"
    glass.tap("read")
    assert (glass.visit.place, glass.visit.query) == ("search", query)
    assert glass.screen.showing == "content"
    assert "暴雨橙色预警信号" in glass.text(), "it stands above as a band"


def test_whoever_reads_a_warning_for_long_is_asked_before_anything_is_wiped(glass):
    query = typed(glass)
    glass.alarm(ALARM)
    while "question" not in glass.screen.shown:
        glass.wait(1)
    assert "还在看吗" in glass.text()
    glass.tap("stay")
    assert "question" not in glass.screen.shown
    glass.tap("read")
    assert glass.visit.query == query


def test_what_was_written_by_hand_stands_there_again_too(window):
    glass = Glass(window, an_edition(a_guide(), a_notice()), reader=SameReader("水小"))
    try:
        glass.tap("home/search")
        glass.tap("tab:hand")
        glass.write(WATER)
        strokes = len(glass.screen._trace._lines)
        assert strokes == len(WATER)
        glass.alarm(ALARM)
        assert glass.screen._trace._lines == [], "nothing is drawn over a warning"
        glass.tap("read")
        assert len(glass.screen._trace._lines) == strokes
        assert "sign:水" in glass.names()
    finally:
        glass.close()


def test_when_it_is_lifted_the_citizen_is_where_they_were(glass):
    query = typed(glass)
    glass.alarm(ALARM)
    glass.alarm(an_emergency())
    assert (glass.visit.place, glass.visit.query) == ("search", query)


def test_a_blank_offers_nothing_to_touch(glass):
    glass.know(emergency=an_emergency(blanks=[Blank(id="one", since=instant("2026-11-23 10:00"))]))
    assert glass.screen.showing == "blank"
    assert glass.names() == []


def test_a_dark_screen_wakes_by_a_finger_and_is_dark_again_when_nobody_is_there(window):
    glass = Glass(window, an_edition(a_guide(), a_notice()), at="2026-11-23 20:00", keys={"hours": "08:00-18:00"})
    try:
        assert glass.screen.showing == "dark"
        assert window.pixel(500, 900) == (0, 0, 0)
        glass.touch(500, 900)
        assert glass.screen.showing == "content"
        glass.tap("home/guides")
        glass.wait(600, steps=60)
        assert glass.screen.showing == "dark"
    finally:
        glass.close()
