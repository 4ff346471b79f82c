"""The programme of one board: which item is on the main zone at every instant, and what runs below it.

Rules it keeps (definitions D7):
- it depends on (edition, board, now) and on whether the feed is stale, on nothing else: two terminals agree, a restart
  goes on in the middle of the item, a preview shows what will be shown;
- between two changes the cues go round from `began`; every instant has exactly one cue;
- a cue is cut where the programme changes, so that nothing plays a moment longer than it is valid;
- it is never empty: a cue without an item means the office's own card.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import accumulate, islice

from msgspec import Struct

from kiosk.content.edition import Edition
from kiosk.content.item import utc
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.schedule.dwell import dwell_s
from kiosk.schedule.eligible import Day, item_edges, playing

CARD_S = 60.0
"""How long the office's card counts as one cue."""

US = timedelta(microseconds=1)


class Cue(Struct, frozen=True):
    """One item of a cycle and the seconds it stays. No item: the office's card."""

    item_id: str | None
    dwell_s: float


class Showing(Struct, frozen=True):
    """A cue at its place in time: on the glass while `starts` ≤ t < `ends` (aware, UTC). `index`: within the cycle."""

    item_id: str | None
    starts: datetime
    ends: datetime
    index: int


class Programme(Struct, frozen=True):
    """What a board plays while `since` ≤ t < `until`; then ask for the next. All instants are UTC."""

    board: str
    day: date  # local
    cues: tuple[Cue, ...]  # one cycle of the main zone, never empty
    began: datetime  # where the first cycle of this count began: local midnight or a daypart's start
    since: datetime
    until: datetime
    ticker: tuple[tuple[str, str], ...]  # (item id, text) in order, may be empty


def programme_at(edition: Edition, board: str, now: datetime, *, stale: bool = False) -> Programme:
    """The programme of `board` (an id; an unknown one plays what is meant for all boards) at `now` (aware).

    `stale`: the feed is too old, and items marked strict are hidden.
    """
    now = utc(now)
    day = Day(edition, board, now)
    elder = any(b.elder for b in edition.boards if b.id == board)
    main = playing(day, edition.items, "main", now, stale)
    below = playing(day, edition.items, "ticker", now, stale)
    edges = {utc(at) for at in (*day.edges(), *item_edges(edition.items)) if day.begins <= at <= day.ends}
    return Programme(
        board=board,
        day=day.date,
        cues=tuple(Cue(item.id, dwell_s(item, elder)) for item in main) or (Cue(None, CARD_S),),
        began=max(at for at in map(utc, day.starts("main")) if at <= now),
        since=max(at for at in edges if at <= now),
        until=min(at for at in edges if at > now),
        ticker=tuple((item.id, _line(item)) for item in below),
    )


def cue_at(programme: Programme, now: datetime) -> Showing:
    """What is on the main zone at `now`. Raises ValueError outside `since` ≤ now < `until`."""
    now = utc(now)
    if not programme.since <= now < programme.until:
        raise ValueError(f"{now} is not within the programme of {programme.since} to {programme.until}")
    ends = _ends(programme)
    cycle, into = divmod((now - programme.began) // US, ends[-1])
    index = bisect_right(ends, into)
    start = programme.began + (cycle * ends[-1] + (ends[index - 1] if index else 0)) * US
    end = programme.began + (cycle * ends[-1] + ends[index]) * US
    item_id = programme.cues[index].item_id
    return Showing(item_id, max(start, programme.since), min(end, programme.until), index)


def upcoming(programme: Programme, now: datetime, n: int) -> tuple[Showing, ...]:
    """The showings after the one at `now`, at most `n`, none beyond the programme's end."""
    return tuple(islice(_from(programme, cue_at(programme, now).ends), n))


def showings(edition: Edition, board: str, now: datetime, *, stale: bool = False) -> Iterator[Showing]:
    """Everything from the showing at `now` on, across all changes, without end: what to load ahead."""
    while True:
        programme = programme_at(edition, board, now, stale=stale)
        yield from _from(programme, now)
        now = programme.until


def _from(programme: Programme, now: datetime) -> Iterator[Showing]:
    while now < programme.until:
        showing = cue_at(programme, now)
        yield showing
        now = showing.ends


def _ends(programme: Programme) -> list[int]:
    """Where each cue of a cycle ends, in microseconds from its beginning."""
    return list(accumulate(round(cue.dwell_s * 1_000_000) for cue in programme.cues))


def _line(item: AnyItem) -> str:
    short = item.short if isinstance(item, Announcement) else ""
    return " ".join((short or item.title).split())
