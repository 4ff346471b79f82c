"""Whether an item hung when it had to, screen by screen, and where the evidence has gaps. Pure: no django.

Rules it keeps:
- evidence is what a terminal says it really showed (kiosk/content/proof.py) and nothing else: no record is a gap, also
  where the screen was lit and only the record is missing; what a gap means is said by people;
- a screen owes what lies within its own hours on its own days, from the day it was approved until it was revoked;
- a notice takes turns with others, so between two turns less than TURN is no gap.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import NamedTuple

from kiosk.calendar.days import Calendar
from kiosk.content.item import Period

TURN = timedelta(minutes=30)
"""The longest time between two turns that is still hanging: half the longest time a fact may cover (witness.py)."""

DAY = timedelta(days=1)


class Span(NamedTuple):
    """[from_, until) in time. A tuple, because an item has tens of thousands of turns."""

    from_: datetime
    until: datetime

    @property
    def length(self) -> timedelta:
        return self.until - self.from_


@dataclass(frozen=True)
class Screen:
    """A screen and when it is on. `since`, `upto`: when it was taken in, and out."""

    name: str
    opens: time
    closes: time
    every_day: bool
    since: datetime | None = None
    upto: datetime | None = None


@dataclass(frozen=True)
class Found:
    """What was found for one screen, or for all together. `owed`: how long it had to hang; `seen`: how long of it."""

    name: str
    owed: timedelta
    seen: timedelta
    gaps: tuple[Span, ...]
    turns: int

    @property
    def verdict(self) -> str:
        if not self.owed:
            return "idle"
        if not self.turns:
            return "none"
        return "gaps" if self.gaps else "whole"

    @property
    def percent(self) -> int:
        """Rounded down: 100 only where nothing is missing."""
        return int(self.seen * 100 / self.owed) if self.owed else 0


def owed(screen: Screen, periods: Iterable[Period], until: datetime, calendar: Calendar, zone: tzinfo) -> list[Span]:
    """When a screen had to show it, up to now (`until`). An endless beginning owes nothing: it is no period."""
    found = []
    for period in periods:
        if period.from_ is None:
            continue
        begin = max(filter(None, (period.from_, screen.since)))
        end = min(filter(None, (period.until, screen.upto, until)))
        day = begin.astimezone(zone).date()
        while begin < end and day <= end.astimezone(zone).date():
            if screen.every_day or calendar.is_working(day):
                opens = datetime.combine(day, screen.opens, zone)
                closes = datetime.combine(day, screen.closes, zone)
                closes += DAY if screen.closes <= screen.opens else timedelta(0)
                if max(opens, begin) < min(closes, end):
                    found.append(Span(max(opens, begin), min(closes, end)))
            day += DAY
    return merged(found)


def judged(name: str, owing: Sequence[Span], turns: Sequence[Span]) -> Found:
    """What was owed against what was shown."""
    hanging = merged(turns, TURN)
    gaps = tuple(gap for span in owing for gap in _without(span, hanging))
    whole = sum((span.length for span in owing), timedelta(0))
    missing = sum((gap.length for gap in gaps), timedelta(0))
    return Found(name, whole, whole - missing, gaps, sum(_inside(turn, owing) for turn in turns))


def _inside(turn: Span, owing: Sequence[Span]) -> bool:
    """Whether a turn lies in any of these spans, which are in order and apart."""
    place = bisect_left(owing, turn.until, key=_begins) - 1
    return place >= 0 and turn.from_ < owing[place].until


def _begins(span: Span) -> datetime:
    return span.from_


def merged(spans: Iterable[Span], apart: timedelta = timedelta(0)) -> list[Span]:
    """The spans in order, those that touch or lie at most `apart` from each other as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.from_ - found[-1].until <= apart:
            found[-1] = Span(found[-1].from_, max(found[-1].until, span.until))
        else:
            found.append(span)
    return found


def _without(span: Span, hanging: Sequence[Span]) -> Iterable[Span]:
    """The parts of a span with no evidence; up to TURN at its edges is the turn before it comes round."""
    at = span.from_
    for each in hanging:
        if each.until <= span.from_ or each.from_ >= span.until:
            continue
        if each.from_ - at > (TURN if at == span.from_ else timedelta(0)):
            yield Span(at, each.from_)
        at = max(at, each.until)
    if span.until - at > (TURN if at > span.from_ else timedelta(0)):
        yield Span(at, span.until)
