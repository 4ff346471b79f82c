"""What the glass tells of itself reaches staff: what went wrong, and how well it keeps to its programme."""

from __future__ import annotations

from datetime import timedelta

from fakes.arrivals import arrived
from fakes.builders import an_edition

from kiosk import wire
from kiosk.cli.status import lines
from kiosk.config import Settings
from kiosk.content.proof import Shown
from kiosk.terminal.orders import Clear, Note, Record
from kiosk.terminal.status import status_of


def test_a_quarantine_is_a_mark_an_alarm_and_a_word_to_the_hub_until_somebody_clears_it(box, clock):
    box.done(arrived(box.data_dir, an_edition(serial=7)))
    for _ in range(3):
        box.done(Note("card", "a-notice@0123456789ab: ValueError: a poisoned item"))
    box.done(Note("quarantine", "a-notice@0123456789ab: left out for a day"))
    assert box.snapshot.faults == ("card", "quarantine")
    status = status_of(box.store, box.snapshot, clock.wall(), Settings().zone, "一楼大厅")
    assert [(alarm.what, alarm.times) for alarm in status.alarms] == [("card", 3), ("quarantine", 1)]
    assert {"card", "quarantine"} <= set(status.marks)
    clock.advance(600)
    box.idle()
    beats = [wire.body_of("beat", e.body) for e in box.keeper.outgoing() if e.kind == "beat"]
    assert {"card", "quarantine"} <= set(beats[-1].faults)
    box.done(Clear())
    assert box.snapshot.faults == ()


def changed(due, late_ms):
    """A fact of a cue that came to the glass so much after the programme led over to it."""
    first = due + timedelta(milliseconds=late_ms)
    fact = Shown(
        item="a-notice", version="0" * 12, board="hall", zone="main", first=first, last=first, frames=1, due=due
    )
    return Record(fact)


def test_the_skew_of_the_last_change_and_the_median_stand_in_the_status(box, clock):
    zone = Settings().zone
    assert status_of(box.store, box.snapshot, clock.wall(), zone, "hall").skew_ms is None
    for late in (12.0, 400.0, 16.0, 14.0, 20.0):
        clock.advance(20)
        box.done(changed(clock.wall(), late))
    started = changed(clock.wall(), 0).shown
    box.done(Record(Shown(**{name: getattr(started, name) for name in Shown.__struct_fields__ if name != "due"})))
    status = status_of(box.store, box.snapshot, clock.wall(), zone, "hall")
    assert status.skew_ms == (20.0, 16.0), "what came at a start has none"
    assert any("+20 ms" in line and "median 中位 +16 ms" in line for line in lines(status, zone))
    assert box.store.ledger.broken() is None
