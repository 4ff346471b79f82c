"""An edition as one board reads it, made once and kept as long as the edition is: days, lanes, dwells.

Rules it keeps: what it keeps follows from (edition, board) alone and only saves time; an edition that nobody holds any
more takes its timetables with it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import Any, Literal, TypeVar
from weakref import ref

from kiosk.content.edition import Edition, Slot
from kiosk.content.hung import film
from kiosk.content.kinds import AnyItem
from kiosk.schedule.dayparts import Almanac
from kiosk.schedule.dues import Due, dues
from kiosk.schedule.dwell import dwell_s
from kiosk.schedule.lane import Cue, Lane, in_order
from kiosk.schedule.pool import Pool

T = TypeVar("T")

Zone = Literal["main", "ticker"]

FEW = 8
"""So many of a kind are kept: a screen asks for two days, a look ahead for one stretch after another."""


class Timetable:
    """Of one board; an id that the edition does not know plays what is meant for all."""

    def __init__(self, edition: Edition, board: str) -> None:
        self.almanac = Almanac(edition)
        self.elder = any(b.elder for b in edition.boards if b.id == board)
        names = next((b.names for b in edition.boards if b.id == board), frozenset({board}))
        here = in_order(slot for slot in edition.slots if not slot.boards or not names.isdisjoint(slot.boards))
        self._slots = {zone: tuple(slot for slot in here if slot.zone == zone) for zone in ("main", "ticker")}
        self._pool = Pool(edition.items)
        self._dwells: dict[str, float] = {}
        self._kept: dict[str, dict[Hashable, Any]] = {}

    def lane(self, zone: Zone, now: datetime) -> Lane:
        """A zone on the local day of `now`."""
        day = self.almanac.day_of(now)
        return self.keep(zone, day, lambda: Lane(self._slots[zone], self._pool, self.almanac, day, self._cue))

    def dues(self, lane: Lane) -> tuple[Due, ...]:
        """The reserved turns of the main zone's day."""
        return self.keep("dues", lane.day, lambda: dues(lane))

    def keep(self, kind: str, key: Hashable, make: Callable[[], T]) -> T:
        """What was made of this kind for this key, or is made now; a few of each kind stay."""
        kept = self._kept.setdefault(kind, {})
        if key not in kept:
            while len(kept) >= FEW:
                kept.pop(next(iter(kept)), None)
            kept[key] = make()
        found: T = kept[key]
        return found

    def _cue(self, item: AnyItem, slot: Slot) -> Cue:
        asked = slot.dwell_s if film(item) is None else None  # a film is never cut short
        dwell = float(asked) if asked is not None else self._dwells.get(item.id)
        if dwell is None:
            dwell = self._dwells[item.id] = dwell_s(item, self.elder)
        return Cue(item.id, dwell, slot.id, round(dwell * 1_000_000))


_OF: dict[int, tuple[ref[Edition], dict[str, Timetable]]] = {}


def timetable(edition: Edition, board: str) -> Timetable:
    """The timetable of a board; the same one each time for the same edition."""
    key = id(edition)
    known = _OF.get(key)
    if known is None or known[0]() is not edition:
        known = _OF[key] = ref(edition, lambda _: _OF.pop(key, None)), {}
    tables = known[1]
    found = tables.get(board)
    if found is None:
        found = tables[board] = Timetable(edition, board)
    return found
