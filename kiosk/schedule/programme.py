"""The programme of one board: which item is on the main zone at every instant, and what runs below it.

Rules it keeps (definitions D7, adr/0007):
- it depends on (edition, board, now) and on whether the feed is stale, on nothing else: two terminals agree, a restart
  goes on in the middle of the item, a preview shows what will be shown;
- between two changes the round goes on and on, with reserved turns between its cues; every instant has exactly one cue;
- a cue is cut where the programme changes, so that nothing plays a moment longer than it is valid, and none is on for
  less than SHORTEST_S before that;
- it is never empty: a cue without an item means the office's own card.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from operator import attrgetter

from msgspec import Struct

from kiosk.content.edition import Edition
from kiosk.content.item import utc
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.schedule import dues
from kiosk.schedule.dues import Crowding, Due
from kiosk.schedule.dwell import SHORTEST_S
from kiosk.schedule.lane import Cue, Lane
from kiosk.schedule.rounds import bounds_of, change_after, cues_of, first_cue
from kiosk.schedule.timetable import Timetable, timetable

US = timedelta(microseconds=1)
OFTEN = 4
"""An item that its round brings so many times as often as it must be seen needs no reserved turn."""


class Run(Struct, frozen=True):
    """From `starts` on: a reserved turn, or, without one, the round from cue number `first`."""

    starts: datetime
    first: int
    reserved: Cue | None = None


class Showing(Struct, frozen=True):
    """A cue at its place in time: on the glass while `starts` ≤ t < `ends` (aware, UTC). `index`: within the round."""

    item_id: str | None
    starts: datetime
    ends: datetime
    index: int  # -1: a reserved turn
    slot: str = ""

    @property
    def reserved(self) -> bool:
        return self.index < 0


class Programme(Struct, frozen=True):
    """What a board plays while `since` ≤ t < `until`; then ask for the next. All instants are UTC."""

    board: str
    day: date  # local
    cues: tuple[Cue, ...]  # one round of the main zone, never empty
    bounds: tuple[int, ...]  # where each begins, µs; and where the round ends
    runs: tuple[Run, ...]  # the first begins at `since`
    since: datetime
    until: datetime


class Ticker(Struct, frozen=True):
    """What runs below while `since` ≤ t < `until`: (item id, text) in order, may be empty."""

    lines: tuple[tuple[str, str], ...]
    since: datetime
    until: datetime


def programme_at(edition: Edition, board: str, now: datetime, *, stale: bool = False) -> Programme:
    """The programme of `board` (an id; an unknown one plays what is meant for all boards) at `now` (aware).

    `stale`: the feed is too old, and items marked strict are hidden.
    """
    now = utc(now)
    table = timetable(edition, board)
    lane = table.lane("main", now)
    since, until = lane.stretch(now)
    return table.keep("programme", (since, stale), lambda: _programme(board, table, lane, since, until, stale))


def ticker_at(edition: Edition, board: str, now: datetime, *, stale: bool = False) -> Ticker:
    """What runs below on `board` at `now`."""
    now = utc(now)
    lane = timetable(edition, board).lane("ticker", now)
    since, until = lane.stretch(now)
    return Ticker(tuple((item.id, _line(item)) for item in lane.running(now, stale)), since, until)


def crowding(edition: Edition, board: str, now: datetime) -> Crowding:
    """Whether there is time on `board`, on the day of `now`, for what must be seen."""
    return dues.crowding(timetable(edition, board).lane("main", utc(now)))


def cue_at(programme: Programme, now: datetime) -> Showing:
    """What is on the main zone at `now`. Raises ValueError outside `since` ≤ now < `until`."""
    now = utc(now)
    if not programme.since <= now < programme.until:
        raise ValueError(f"{now} is not within the programme of {programme.since} to {programme.until}")
    found = _showing(programme, now)
    soon = programme.until - timedelta(seconds=SHORTEST_S)
    if soon < found.starts and programme.since < found.starts:
        found = _showing(programme, found.starts - US)
    return _until(found, programme.until) if soon < found.ends else found


def upcoming(programme: Programme, now: datetime, n: int) -> tuple[Showing, ...]:
    """The showings after the one at `now`, at most `n`, none beyond the programme's end."""
    return tuple(islice(_from(programme, cue_at(programme, now).ends), n))


def showings(edition: Edition, board: str, now: datetime, *, stale: bool = False) -> Iterator[Showing]:
    """Everything from the showing at `now` on, across all changes, without end: what to load ahead."""
    while True:
        programme = programme_at(edition, board, now, stale=stale)
        yield from _from(programme, now)
        now = programme.until


def _programme(board: str, table: Timetable, lane: Lane, since: datetime, until: datetime, stale: bool) -> Programme:
    own = lane.playing(since, stale)
    cues = cues_of(own, lane.shares)
    bounds = bounds_of(cues)
    count, (began, changes) = lane.restart(since)
    number = lane.day.toordinal() + 1009 * count
    first = first_cue(bounds, (since - began) // US, (changes - began) // US, number)
    enough = OFTEN * bounds[-1] / 1_000_000
    coming = [
        due
        for due in table.dues(lane)
        if since <= due.counts < until
        and not (stale and due.item.strict)
        and not (enough <= due.every and due.item.id in own)
    ]
    runs = tuple(_runs(bounds, first, since, until, _given(lane, coming, since)))
    return Programme(board, lane.day, cues, bounds, runs, since, until)


def _given(lane: Lane, coming: list[Due], since: datetime) -> Iterator[tuple[Due, Cue]]:
    """What is due, each by the first slot that may give it in the stretch from `since`."""
    giving = lane.giving(since) if coming else {}
    for due in coming:
        able = [giving[choice] for choice in due.choices if choice in giving]
        if able:
            yield due, min(able, key=attrgetter("number")).turns[due.item.id]


def _runs(
    bounds: tuple[int, ...], first: int, since: datetime, until: datetime, reserved: Iterable[tuple[Due, Cue]]
) -> Iterator[Run]:
    """The round, and each reserved turn at the first change of cue after it is due."""
    at, index, told = since, first, False
    for due, cue in reserved:
        if at < due.at:
            wait, after = change_after(bounds, index, (due.at - at) // US)
            if not told:
                yield Run(at, index)
            told, at, index = True, at + wait * US, after
        ends = at + cue.us * US
        if ends <= min(due.until, until):
            yield Run(at, index, cue)
            told, at = False, ends
    if not told and at < until:
        yield Run(at, index)


def _showing(programme: Programme, now: datetime) -> Showing:
    runs = programme.runs
    number = bisect_right(runs, now, key=attrgetter("starts")) - 1
    run, until = runs[number], runs[number + 1].starts if number + 1 < len(runs) else programme.until
    if run.reserved is not None:
        return Showing(run.reserved.item_id, run.starts, until, -1, run.reserved.slot)
    bounds, begins = programme.bounds, programme.bounds[run.first]
    rounds, into = divmod(begins + (now - run.starts) // US, bounds[-1])
    index = bisect_right(bounds, into) - 1
    starts = run.starts + (rounds * bounds[-1] + bounds[index] - begins) * US
    cue = programme.cues[index]
    return Showing(cue.item_id, starts, min(starts + cue.us * US, until), index, cue.slot)


def _until(showing: Showing, ends: datetime) -> Showing:
    return Showing(showing.item_id, showing.starts, ends, showing.index, showing.slot)


def _from(programme: Programme, now: datetime) -> Iterator[Showing]:
    while now < programme.until:
        showing = cue_at(programme, now)
        yield showing
        now = showing.ends


def _line(item: AnyItem) -> str:
    short = item.short if isinstance(item, Announcement) else ""
    return " ".join((short or item.title).split())
