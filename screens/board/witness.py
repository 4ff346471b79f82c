"""What was really shown, as facts for the ledger.

Rules it keeps:
- a thing counts as shown from the first flip after it came onto the glass to the moment it left it;
- what was covered, blanked, or never flipped is no fact;
- it opens and closes facts; whether something may be shown is not its business.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kiosk.content.proof import Shown
from kiosk.terminal.orders import Order, Record

log = logging.getLogger(__name__)

Zone = Literal["main", "ticker"]
Ended = Literal["time", "edition", "alarm", "stop", "fault"]


@dataclass
class _Open:
    """Something that is on the glass now."""

    version: str
    first: datetime | None = None
    frames: int = 0


class Witness:
    """Of one board. `now` gives aware time."""

    def __init__(self, tell: Callable[[Order], object], now: Callable[[], datetime], board: str) -> None:
        self._tell, self._now, self._board = tell, now, board
        self._open: dict[tuple[Zone, str], _Open] = {}

    def begin(self, zone: Zone, item: str, version: str) -> None:
        """It is on the glass from the next flip on. What is open already goes on."""
        known = self._open.get((zone, item))
        if known is not None and known.version == version:
            return
        if known is not None:
            self.end(zone, item, "edition")
        self._open[zone, item] = _Open(version)

    def flipped(self) -> None:
        """The window has shown a new frame."""
        now: datetime | None = None
        for seen in self._open.values():
            if seen.first is None:
                now = now or self._now()
                seen.first = now
            seen.frames += 1

    def end(self, zone: Zone, item: str, why: Ended) -> None:
        """It has left the glass."""
        seen = self._open.pop((zone, item), None)
        if seen is None or seen.first is None:
            return
        shown = Shown(
            item=item,
            version=seen.version,
            board=self._board,
            zone=zone,
            first=seen.first,
            last=max(seen.first, self._now()),
            frames=seen.frames,
            ended=why,
        )
        try:
            self._tell(Record(shown))
        except Exception:  # the keeper may be gone while we close; the glass goes on
            log.exception("a fact could not be told")

    def keep(self, zone: Zone, items: set[str], why: Ended = "time") -> None:
        """Only these are still on the zone."""
        for seen_zone, item in list(self._open):
            if seen_zone == zone and item not in items:
                self.end(zone, item, why)

    def leave(self, why: Ended) -> None:
        """Nothing is on the glass any more."""
        for zone, item in list(self._open):
            self.end(zone, item, why)
