"""What must be left out, found by looking at what stands and what comes: at each turn of the glass.

Rules it keeps: what the thread beside does not finish by its flip is given up; a card that could not be drawn is no
card, and a picture that cannot be decoded no picture, whether they are on the glass already or made ready for it; what
is found is told to the quarantine, which decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from screens.blocks.glass import Pane
from screens.board.beside import Beside
from screens.board.playing import Play
from screens.board.quarantine import Quarantine, card
from screens.parts.look import Look


class Lookout:
    """Of one board."""

    def __init__(self, quarantine: Quarantine, look: Look, beside: Beside | None) -> None:
        self._quarantine, self._look, self._beside = quarantine, look, beside

    def look(self, now: datetime, stood: Iterable[tuple[Pane | None, Play | None]]) -> bool:
        """Whether anything was found. `stood`: large cards, and whose they are."""
        overdue = self._beside.overdue(now) if self._beside is not None else None
        if self._beside is not None and overdue is not None:
            self._beside.give_up()
            self.bad(overdue, now, "its card did not come to an end in time")
        found = overdue is not None
        for pane, play in stood:
            if pane is None or play is None or play.item is None:
                continue
            if self._look.desk.failed(pane):
                self.bad(play, now, "its card could not be drawn")
                found = True
            for order, why in self._look.gallery.troubles(pane):
                self._quarantine.fault(Path(order.path).name, play.starts, now, why)
                found = True
        return found

    def bad(self, play: Play, now: datetime, why: str) -> None:
        """The card of a play cannot be shown."""
        if play.item is not None:
            self._quarantine.fault(card(play.item.id, play.version), play.starts, now, why)
