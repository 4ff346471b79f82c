"""Reserved turns: how often an item must be seen on a day whatever else plays, and when each of these turns is due.

Rules it keeps:
- an item under a publicity duty is due DUTY_PLAYS times a day, or as often as its slot says; an item of a slot that
  says so, without a duty too;
- its turns are spread over all the time in which its slots and its validity let it play, and no two items' alike;
- a turn is given at the first change of cue after it is due; one that is due shortly before the programme changes is
  given after the change: each is given once, and nobody has to remember which were;
- reserved turns take at most MOST_RESERVED of the time; where more is asked for, all give way alike, and the rest is
  made up on other days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from math import floor

from msgspec import Struct, field

from kiosk.content.duty import duties
from kiosk.content.kinds import AnyItem
from kiosk.schedule.lane import Lane, Place
from kiosk.schedule.pool import Choice
from kiosk.schedule.spans import Span, Spans, clipped, united

DUTY_PLAYS = 8
"""About once in an hour of opening."""

MOST_RESERVED = 0.75

LATE_S = 300.0
"""A turn may have to wait for the end of the longest cue (242 s on a board for elders) and of another reserved one."""

GOLDEN = 0.6180339887498949
"""Multiples of it, taken modulo 1, lie as far apart as any can."""


class Due(Struct, frozen=True):
    """A reserved turn: not before `at`, over by `until`, in the stretch that holds `counts`. `every`: seconds.

    `choices`: whichever slot holds then and chooses one of these gives it.
    """

    at: datetime
    counts: datetime
    until: datetime
    item: AnyItem
    choices: tuple[Choice, ...]
    every: float


class _Alike(Struct):
    """All slots of a day that choose the same: when one holds, how often one asks, how long a turn may last."""

    windows: list[Span] = field(default_factory=list)
    plays: int = 0
    longest: float = 0.0
    plain: Place | None = None  # one that leaves the time to the item


class _Want(Struct):
    """An item that must be seen: how long a turn takes, when its slots hold, how often they ask for it."""

    item: AnyItem
    choices: list[Choice] = field(default_factory=list)
    windows: list[Span] = field(default_factory=list)
    plays: int = 0
    takes: float = 0.0


class Crowding(Struct, frozen=True):
    """Which part of the time what must be seen asks for, and which it gets."""

    asked: float = 0.0
    given: float = 0.0


def dues(lane: Lane) -> tuple[Due, ...]:
    """The reserved turns of a day, in order of time."""
    late = _late(lane)
    asked = _asked(lane, late)
    fits = _fits(asked)
    found: list[Due] = []
    today, given = lane.day.toordinal(), 0
    for number, (want, spans, room, often) in enumerate(asked):
        each, apart = often * fits, number * GOLDEN % 1.0
        # Over the days whole numbers come to exactly so many, also where they are less than one a day.
        plays = floor((today + 1) * each + apart) - floor(today * each + apart)
        if plays:
            found += _turns(want, spans, room, plays, given * GOLDEN % 1.0, late)
            given += 1
    return tuple(sorted(found, key=lambda due: (due.at, due.item.id)))


def crowding(lane: Lane) -> Crowding:
    """Whether there is time for all reserved turns of a day."""
    asked = _asked(lane, _late(lane))
    time = _time(asked)
    if not time:
        return Crowding()
    wanted = sum((want.plays or DUTY_PLAYS) * want.takes for want, *_ in asked)
    given = sum(often * want.takes for want, _, _, often in asked) * _fits(asked)
    return Crowding(wanted / time, given / time)


Asked = list[tuple[_Want, Spans, list[float], float]]
"""What must be seen, when, the room for its turns, and how many there may be at most on a day."""


def _asked(lane: Lane, late_s: float) -> Asked:
    found: Asked = []
    for want in _wanted(lane):
        spans = _spans(want)
        room = _room(spans, want.takes, late_s)
        if spans:
            found.append((want, spans, room, min(want.plays or DUTY_PLAYS, MOST_RESERVED * sum(room) / want.takes)))
    return found


def _fits(asked: Asked) -> float:
    """By which part all give way, so that there is time for them."""
    load = sum(often * want.takes for want, _, _, often in asked)
    return min(1.0, MOST_RESERVED * _time(asked) / load) if load else 1.0


def _time(asked: Asked) -> float:
    """Seconds of a day in which anything of this may play."""
    every = united(span for _, spans, _, _ in asked for span in spans)
    return sum((ends - begins).total_seconds() for begins, ends in every)


def _late(lane: Lane) -> float:
    """Seconds a turn may come after it is due."""
    longest = max((place.slot.dwell_s or 0 for place in lane.places), default=0)
    return max(LATE_S, 60.0 + longest)


def _wanted(lane: Lane) -> Iterator[_Want]:
    """Every item that must be seen, with all the slots that name it."""
    alike: dict[Choice, _Alike] = {}
    for place in lane.places:
        known = alike.get(place.choice)
        if known is None:
            known = alike[place.choice] = _Alike()
        asked = place.slot.dwell_s
        known.windows += place.windows
        known.plays = max(known.plays, place.slot.plays_per_day)
        known.longest = max(known.longest, asked or 0.0)
        known.plain = known.plain or (place if asked is None else None)
    wanted: dict[str, _Want] = {}
    for choice, place in {place.choice: place for place in lane.places}.items():
        known = alike[choice]
        for item in place.items:
            if known.plays or any(True for _ in duties(item)):
                want = wanted.setdefault(item.id, _Want(item))
                own = known.plain.turns[item.id].dwell_s if known.plain is not None else 0.0
                want.choices.append(choice)
                want.windows += known.windows
                want.plays = max(want.plays, known.plays)
                want.takes = max(want.takes, known.longest, own)
    yield from wanted.values()


def _spans(want: _Want) -> Spans:
    """When on this day it can play and must."""
    valid = clipped(united(want.windows), want.item.valid)
    if want.plays:
        return valid
    return united(span for duty in duties(want.item) for span in clipped(valid, duty))


def _room(spans: Spans, dwell_s: float, late_s: float) -> list[float]:
    """So many seconds from the beginning of each span a turn may be due, and still be given within it."""
    lengths = [(ends - begins).total_seconds() for begins, ends in spans]
    return [max(length - late_s - dwell_s, length / 2) for length in lengths]


def _turns(want: _Want, spans: Spans, room: Sequence[float], plays: int, phase: float, late_s: float) -> Iterator[Due]:
    every, choices = sum(room) / plays, tuple(want.choices)
    for number in range(plays):
        into, i = (number + phase) * every, 0
        while i + 1 < len(room) and into >= room[i]:
            into, i = into - room[i], i + 1
        at, ends = spans[i][0] + timedelta(seconds=into), spans[i][1]
        last = max(at, ends - timedelta(seconds=want.takes))
        yield Due(at, min(at + timedelta(seconds=late_s), last), ends, want.item, choices, every)
