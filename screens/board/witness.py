"""What was really shown, as facts for the ledger.

Rules it keeps:
- a thing counts as shown from the first flip with it to the first flip without it: until then it is on the glass,
  whatever was decided; at the end of the board, to its very end;
- how long is told by the monotonic clock: a clock that is set while a thing is on makes it neither longer nor shorter;
- what was covered, blanked, or never flipped is no fact;
- it opens and closes facts; whether something may be shown is not its business.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from kiosk.content.proof import Shown
from kiosk.terminal.orders import Order, Record

log = logging.getLogger(__name__)

LONGEST_S = 3600.0
"""A fact is told at least so often."""

Zone = Literal["main", "ticker"]
Ended = Literal["time", "edition", "alarm", "blank", "dark", "stop", "fault"]


@dataclass
class _Open:
    """Something that is on the glass now, or until the next flip: then `why` says why it leaves."""

    zone: Zone
    item: str
    version: str
    due: datetime | None = None
    first: datetime | None = None
    since: float = 0.0
    frames: int = 0
    why: Ended = "time"


class Witness:
    """Of one board. `now` gives aware time, `monotonic` seconds."""

    def __init__(
        self,
        tell: Callable[[Order], object],
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        board: str,
    ) -> None:
        self._tell, self._now, self._monotonic, self._board = tell, now, monotonic, board
        self._open: dict[tuple[Zone, str], _Open] = {}
        self._leaving: list[_Open] = []

    def begin(self, zone: Zone, item: str, version: str, due: datetime | None = None) -> None:
        """It is on the glass from the next flip on. What is open already goes on. `due`: when it was to come."""
        known = self._open.get((zone, item))
        if known is not None and known.version == version:
            return
        if known is not None:
            self.end(zone, item, "edition")
        self._open[zone, item] = _Open(zone, item, version, due)

    def flipped(self) -> None:
        """The window has shown a new frame."""
        if self._leaving:
            leaving, self._leaving = self._leaving, []
            for seen in leaving:
                self._fact(seen)
        fresh = [seen for seen in self._open.values() if seen.first is None]
        if fresh:
            now, monotonic = self._now(), self._monotonic()
            for seen in fresh:
                seen.first, seen.since = now, monotonic
        for seen in self._open.values():
            seen.frames += 1

    def end(self, zone: Zone, item: str, why: Ended) -> None:
        """It leaves the glass with the next flip."""
        seen = self._open.pop((zone, item), None)
        if seen is not None and seen.first is not None:
            seen.why = why
            self._leaving.append(seen)

    def again(self, zone: Zone, due: datetime | None) -> None:
        """What is on goes on, as another cue: nothing needs to be drawn for it, so it does not wait for a flip."""
        for seen in list(self._open.values()):
            if seen.zone == zone and seen.first is not None:
                self._fact(seen)
                self._open[zone, seen.item] = _Open(
                    zone, seen.item, seen.version, due, self._now(), self._monotonic(), frames=1
                )

    def look_after(self) -> None:
        """Now and then: what has been on for long is told, so that little is lost with the power."""
        for zone in {seen.zone for seen in self._open.values() if seen.first is not None and self._long(seen)}:
            self.again(zone, None)

    def _long(self, seen: _Open) -> bool:
        return self._monotonic() - seen.since >= LONGEST_S

    def keep(self, zone: Zone, items: set[str], why: Ended = "time") -> None:
        """Only these are still on the zone."""
        for seen_zone, item in list(self._open):
            if seen_zone == zone and item not in items:
                self.end(zone, item, why)

    def leave(self, why: Ended) -> None:
        """Nothing is on the glass any more from the next flip on."""
        for zone, item in list(self._open):
            self.end(zone, item, why)

    def close(self) -> None:
        """The board ends: there is no next flip."""
        self.leave("stop")
        leaving, self._leaving = self._leaving, []
        for seen in leaving:
            self._fact(seen)

    def _fact(self, seen: _Open) -> None:
        assert seen.first is not None  # what never flipped is not kept
        shown = Shown(
            item=seen.item,
            version=seen.version,
            board=self._board,
            zone=seen.zone,
            first=seen.first,
            last=seen.first + timedelta(seconds=max(0.0, self._monotonic() - seen.since)),
            frames=seen.frames,
            ended=seen.why,
            due=seen.due,
        )
        try:
            self._tell(Record(shown))
        except Exception:  # the keeper may be gone while we close; the glass goes on
            log.exception("a fact could not be told")
