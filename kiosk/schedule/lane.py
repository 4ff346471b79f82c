"""One zone of one board on one local day: which slots there are, when that changes, and what plays at an instant.

Rules it keeps:
- the highest rank that has anything to play has the zone; within it an item belongs to the first slot that names it:
  higher priority first, then the order of the edition;
- between two neighbouring edges nothing changes; midnight and each daypart's start begin the round anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain

from msgspec import Struct

from kiosk.content.duty import duties, under_duty
from kiosk.content.edition import RANKS, Daypart, Rank, Slot
from kiosk.content.item import Period
from kiosk.content.kinds import AnyItem
from kiosk.schedule.dayparts import Almanac
from kiosk.schedule.pool import Choice, Pool
from kiosk.schedule.spans import Span, Spans, clipped, holds

Today = dict[Choice, tuple[tuple[AnyItem, ...], bool]]
"""For each choice what of it is valid on this day, and whether all of that is so all day long and whatever happens."""


class Cue(Struct, frozen=True, gc=False):
    """One turn: an item, the seconds it stays, and the slot that gives it. No item: the office's card."""

    item_id: str | None
    dwell_s: float
    slot: str = ""
    us: int = 0  # how long it stays, in microseconds


NO_TURN = Cue(None, 0.0)

Turns = dict[str, Cue]
"""Turns in their order, by the item's id."""


class Place(Struct, frozen=True):
    """A slot on one day: when it holds, what it chooses of what is valid on that day, and the turns it gives."""

    slot: Slot
    number: int  # in the order of slots
    rank: Rank
    choice: Choice
    hours: int  # the number of its windows among those of the day
    windows: Spans
    items: tuple[AnyItem, ...]
    steady: bool
    turns: Turns


Peers = dict[Rank, dict[Choice, Place]]
"""The highest rank first."""


class Lane:
    """Made once for a day; the slots come in the order of `in_order`, `cue` makes a turn."""

    def __init__(
        self,
        slots: Iterable[Slot],
        pool: Pool,
        almanac: Almanac,
        day: date,
        cue: Callable[[AnyItem, Slot], Cue],
    ) -> None:
        self.day = day
        self.begins, self.ends = almanac.midnights(day)
        windows: dict[Daypart, Spans] = {}
        numbers: dict[Spans, int] = {}
        today: Today = {}
        starts = {self.begins}
        self.places: list[Place] = []
        for slot in slots:
            spans = windows.get(slot.daypart)
            if spans is None:
                spans = windows[slot.daypart] = almanac.windows(slot.daypart, day)
            held = clipped(spans, slot.valid)
            if held:
                choice = pool.choice(slot)
                if choice not in today:
                    today[choice] = self._valid(pool.chosen(slot))
                turns = {item.id: cue(item, slot) for item in today[choice][0]}
                hours = numbers.setdefault(held, len(numbers))
                number = len(self.places)
                self.places.append(Place(slot, number, slot.ranked, choice, hours, held, *today[choice], turns))
                starts.update(begins for begins, _ in spans if slot.valid.holds(begins))
        self.shares = {place.slot.id: place.slot.share for place in self.places if place.slot.share > 1}
        self._windows = tuple(numbers)
        self._last: tuple[datetime | None, Peers] = None, {}
        self.starts = sorted(starts)
        self.edges = sorted(at for at in {*starts, *self._edges(today)} if self.begins <= at <= self.ends)

    def stretch(self, now: datetime) -> Span:
        """The time around `now` (within the day) in which nothing changes."""
        i = bisect_right(self.edges, now)
        return self.edges[i - 1], self.edges[i]

    def restart(self, now: datetime) -> tuple[int, Span]:
        """Where the round began that goes on at `now`: which of the day it is, and its first stretch."""
        i = bisect_right(self.starts, now) - 1
        return i, self.stretch(self.starts[i])

    def playing(self, now: datetime, stale: bool) -> Turns:
        """One turn for each item of the highest rank that has any; empty if none has."""
        return next((turns for turns in self._by_rank(now, stale) if turns), {})

    def running(self, now: datetime, stale: bool) -> tuple[AnyItem, ...]:
        """The items of these turns, and then, of all lower ranks, what is under a publicity duty."""
        items = {item.id: item for place in self.places for item in place.items}
        found: dict[str, AnyItem] = {}
        for turns in self._by_rank(now, stale):
            more = turns if not found else [item_id for item_id in turns if under_duty(items[item_id], now)]
            found.update({item_id: items[item_id] for item_id in more if item_id not in found})
        return tuple(found.values())

    def giving(self, now: datetime) -> dict[Choice, Place]:
        """For each choice the first slot that holds at `now` and makes it."""
        found: dict[Choice, Place] = {}
        for peers in reversed(self._held(now).values()):
            found.update(peers)
        return found

    def _by_rank(self, now: datetime, stale: bool) -> Iterator[Turns]:
        for peers in self._held(now).values():
            yield self._first_come([self._playing(place, now, stale) for place in peers.values()])

    def _held(self, now: datetime) -> Peers:
        """Of the slots that hold, the first for each choice: the others of its rank could only name the same again.

        Asked twice for a stretch.
        """
        last = self._last
        if last[0] != now:
            open_now = [holds(spans, now) for spans in self._windows]  # a thousand slots have few different hours
            peers: Peers = {}
            for place in self.places:
                if open_now[place.hours]:
                    peers.setdefault(place.rank, {}).setdefault(place.choice, place)
            last = self._last = now, peers
        return last[1]

    @staticmethod
    def _first_come(found: Sequence[Turns]) -> Turns:
        """Each item once, in order, with the turn of the first who names it. Thousands, between two frames."""
        if len(found) == 1:
            return found[0]
        # First the order, then the turns, the first ones last: both without a step of Python for each item.
        owners: Turns = dict.fromkeys(chain.from_iterable(found), NO_TURN)
        for turns in reversed(found):
            owners.update(turns)
        return owners

    def _playing(self, place: Place, now: datetime, stale: bool) -> Turns:
        """What of a place's turns may play now."""
        if place.steady:
            return place.turns
        able = [item for item in place.items if item.valid.holds(now) and not (stale and item.strict)]
        return {item.id: place.turns[item.id] for item in able}

    def _valid(self, items: tuple[AnyItem, ...]) -> tuple[tuple[AnyItem, ...], bool]:
        """What is valid on this day at all, and whether all of it is so all day long, stale or not."""
        found = tuple(item for item in items if self._meets(item.valid))
        return found, not any(item.strict or self._changes(item.valid) for item in found)

    def _meets(self, period: Period) -> bool:
        from_, until = period.from_, period.until
        return (from_ is None or from_ < self.ends) and (until is None or until > self.begins)

    def _changes(self, period: Period) -> bool:
        from_, until = period.from_, period.until
        return (from_ is not None and from_ > self.begins) or (until is not None and until < self.ends)

    def _edges(self, today: Today) -> Iterator[datetime]:
        yield self.ends
        for place in self.places:
            for span in place.windows:
                yield from span
        for item in {id(item): item for items, _ in today.values() for item in items}.values():
            for period in (item.valid, *duties(item)):
                if self._changes(period):
                    yield from (at for at in (period.from_, period.until) if at is not None)


def in_order(slots: Iterable[Slot]) -> Sequence[Slot]:
    """By rank, then priority; peers stay in the order of the edition."""
    return sorted(slots, key=lambda slot: (RANKS.index(slot.ranked), -slot.priority))
