"""The safe programme, after too many restarts: text only, whatever lies on the disk."""

from __future__ import annotations

from fakes.builders import a_notice, an_edition
from fakes.clock import ZONE, FakeClock, instant
from fakes.sights import a_snapshot

from kiosk.clock import FloorClock
from kiosk.config import Settings
from screens.eyes import Eyes


class Terminal:
    """As much of one as eyes need."""

    def __init__(self) -> None:
        self.clock, self.zone = FloorClock(FakeClock(), instant("2026-01-01")), ZONE
        self.snapshot = a_snapshot(an_edition(a_notice()), stored=frozenset({"a" * 64}))


def test_no_medium_is_here_and_all_looks_are_one():
    terminal = Terminal()
    whole, safe = (Eyes(terminal, Settings(), wanted).sight() for wanted in (False, True))
    assert (whole.plain, whole.snapshot.stored) == (False, {"a" * 64})
    assert (safe.plain, safe.snapshot.stored) == (True, frozenset())
    assert safe.snapshot.edition is whole.snapshot.edition
