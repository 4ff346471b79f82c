"""What a person at the terminal orders, what the glass tells of itself, and how old a warning may be."""

from __future__ import annotations

import pytest
from fakes.arrivals import arrived, arrived_emergency
from fakes.builders import an_alarm, an_edition, an_emergency
from fakes.clock import ZONE, instant

from kiosk.errors import Full
from kiosk.terminal.facts import Heartbeat, Switched
from kiosk.terminal.freshness import standing
from kiosk.terminal.orders import Cover, Showing, Uncover
from kiosk.terminal.snapshot import Panel, panel_words
from kiosk.terminal.status import status_of


@pytest.mark.parametrize("look", ["card", "black"])
def test_a_cover_outlasts_a_restart_and_ends_by_a_person(open_box, look):
    box = open_box(paired=False)
    box.done(Cover(look))
    assert box.snapshot.covered.look == look
    box = open_box(paired=False)
    assert box.snapshot.covered.look == look
    box.done(Uncover())
    assert box.snapshot.covered is None
    assert open_box(paired=False).snapshot.covered is None


def test_a_disk_that_takes_no_writing_does_not_keep_a_screen_from_being_covered(box, monkeypatch):
    def no_room(key, value):
        raise Full("store.db", 4096, 0)

    monkeypatch.setattr(box.store.state, "put", no_room)
    box.done(Cover())
    assert box.snapshot.covered is not None
    assert "cover" in box.snapshot.faults


def test_a_cover_of_other_software_stays_one(open_box):
    box = open_box()
    box.store.state.put("cover", '{"id": "at-this-screen", "colour": "blue"}')
    assert open_box().snapshot.covered.look == "card"


def test_a_warning_is_as_old_as_the_last_signature_whatever_edition_is_on_its_way(open_box):
    box = open_box()
    box.done(arrived(box.data_dir, an_edition(serial=7)))
    box.done(arrived_emergency(an_emergency(an_alarm()), signed="2026-11-27 12:00"))
    assert box.snapshot.heard_at == instant("2026-11-27 12:00")
    box.done(Heartbeat(instant("2026-11-27 13:00"), 8, 1))
    assert box.snapshot.heard_at == instant("2026-11-27 13:00")
    assert box.snapshot.verified_at == instant("2026-11-23 10:30"), "of what is shown"
    assert open_box().snapshot.heard_at == instant("2026-11-27 13:00")


def test_what_the_glass_shows_and_how_the_panel_stands_are_told_in_status_and_beat(box, clock):
    panel = Panel(lit=False, how="unconfirmed", at=clock.wall(), why="asked, it said: on")
    box.done(Showing("dark"))
    box.done(Switched(panel))
    status = status_of(box.store, box.snapshot, clock.wall(), ZONE, "3 号屏")
    assert (status.showing, status.panel) == ("dark", panel)
    assert "panel-unconfirmed" in standing(box.snapshot, clock.wall(), ZONE).marks
    beats = []
    box.acts.outward.beat = beats.append
    clock.advance(30)
    box.idle()
    assert [(beat.showing, beat.panel) for beat in beats] == [("dark", "off unconfirmed")]


@pytest.mark.parametrize(("how", "marked"), [("sent", False), ("confirmed", False), ("failed", True)])
def test_a_panel_that_does_what_it_is_told_is_no_trouble(box, clock, how, marked):
    box.done(Switched(Panel(lit=True, how=how, at=clock.wall())))
    assert panel_words(box.snapshot.panel) == f"on {how}"
    assert any(mark.startswith("panel") for mark in standing(box.snapshot, clock.wall(), ZONE).marks) == marked
