"""What may play on a board at an instant, and the instants at which that changes.

Rules it keeps:
- a slot holds when it names this board (or none), its validity holds, and its daypart holds on a day of its kind;
- an item plays only while it is valid, proactively disclosed and in force, and, if strict, while the feed is not stale;
- within a cycle the slots of higher priority come first; an item plays once however many slots name it, so that all
  have the same turn; a slot of priority 9 interrupts: while it has anything to play, the others wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from kiosk.calendar import Calendar, clock_time
from kiosk.content.edition import Edition, Slot
from kiosk.content.item import Period
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.content.service import Guide

INTERRUPT = 9
"""The priority that takes a zone for itself."""


class Day:
    """One local day of one board: midnight to midnight, and which slots there are on it."""

    def __init__(self, edition: Edition, board: str, now: datetime) -> None:
        """`now` is aware and lies within the day."""
        self.zone = ZoneInfo(edition.office.timezone)
        self.date: date = now.astimezone(self.zone).date()
        self.begins = clock_time(self.date, "00:00", self.zone)
        self.ends = clock_time(self.date + timedelta(days=1), "00:00", self.zone)
        working = Calendar(edition.rules).is_working(self.date)
        kinds = {"every-day", "working-days" if working else "days-off"}
        here = [slot for slot in edition.slots if not slot.boards or board in slot.boards]
        self.slots = tuple(slot for slot in here if slot.daypart.days in kinds)

    def daypart(self, slot: Slot) -> Period:
        """The daypart of a slot on this day."""
        return Period(
            from_=clock_time(self.date, slot.daypart.from_, self.zone),
            until=clock_time(self.date, slot.daypart.until, self.zone),
        )

    def edges(self) -> Iterator[datetime]:
        """The instants of this day at which a slot begins or ceases to hold, midnights included."""
        yield self.begins
        yield self.ends
        for slot in self.slots:
            for period in (slot.valid, self.daypart(slot)):
                yield from _edges(period)

    def starts(self, zone: Literal["main", "ticker"]) -> Iterator[datetime]:
        """When the cycle of a zone begins anew: midnight, and each daypart's start (definitions D7)."""
        yield self.begins
        for slot in self.slots:
            start = self.daypart(slot).from_
            if slot.zone == zone and start is not None and slot.valid.holds(start):
                yield start


def playing(
    day: Day, items: Iterable[AnyItem], zone: Literal["main", "ticker"], now: datetime, stale: bool
) -> tuple[AnyItem, ...]:
    """The items of one cycle of a zone at `now`, in order of slots, each once. Empty if none may play."""
    pool = {item.id: item for item in items if may_play(item, now, stale)}
    slots = [s for s in day.slots if s.zone == zone and s.valid.holds(now) and day.daypart(s).holds(now)]
    interrupting = _cycle((slot for slot in slots if slot.priority == INTERRUPT), pool)
    # The sort is stable: peers stay in the order of the edition.
    return interrupting or _cycle(sorted(slots, key=lambda slot: -slot.priority), pool)


def may_show(item: AnyItem, now: datetime, stale: bool) -> bool:
    """Whether an item may be on a screen at all at `now`. An abolished guide may: who asks for it is told that it is."""
    return item.disclosure == "proactive" and not (stale and item.strict) and item.valid.holds(now)


def may_play(item: AnyItem, now: datetime, stale: bool) -> bool:
    """Whether an item may be on a board at `now`, where nobody asked for it."""
    return may_show(item, now, stale) and not (isinstance(item, Guide) and item.state == "abolished")


def item_edges(items: Iterable[AnyItem]) -> Iterator[datetime]:
    """The instants at which an item begins or ceases to be valid."""
    for item in items:
        yield from _edges(item.valid)


def _cycle(slots: Iterable[Slot], pool: dict[str, AnyItem]) -> tuple[AnyItem, ...]:
    """The items of these slots in their order, each once."""
    return tuple({item.id: item for slot in slots for item in _chosen(slot, pool)}.values())


def _chosen(slot: Slot, pool: dict[str, AnyItem]) -> Iterator[AnyItem]:
    """What a slot takes from the pool: its own list in its order, then its kinds, newest published first."""
    for item_id in slot.items:
        if item_id in pool:
            yield pool[item_id]
    if slot.kinds:
        of_kind = [item for item in pool.values() if _is_of(item, slot)]
        yield from sorted(of_kind, key=_newest_first)


def _is_of(item: AnyItem, slot: Slot) -> bool:
    if KIND[type(item)] not in slot.kinds:
        return False
    return not (slot.types and isinstance(item, Announcement)) or item.type in slot.types


def _newest_first(item: AnyItem) -> tuple[int, str]:
    return -item.source.published.toordinal(), item.id


def _edges(period: Period) -> Iterator[datetime]:
    if period.from_ is not None:
        yield period.from_
    if period.until is not None:
        yield period.until


KIND: dict[type, str] = {kind: str(kind.__struct_config__.tag) for kind in AnyItem.__args__}
