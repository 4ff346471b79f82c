"""A process on as many drawings as it needs, each no higher than there is room.

Rules it keeps: the same process in the same room is divided the same way; it is divided before a step of the spine, if
a step and what hangs on it fit at all; as few drawings as possible, then as few arrows from one to another as possible;
all drawings of a process have the same columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from kiosk.content.process import Process
from kiosk.graph import guess
from kiosk.graph.cells import Cell, place
from kiosk.graph.drawing import Draft, Drawing, Frame, Measure, Scale
from kiosk.graph.routes import Route, routes
from kiosk.graph.sketch import Sketch, Spot, Stretch, sketch
from kiosk.graph.spine import Plan, plan
from kiosk.graph.tracks import Tracks, tracks

MOST_TRACKS = 4
"""Lines beside each other between two columns: more nobody follows with the eye."""


class Solved(NamedTuple):
    """A stretch of the order whose arrows all have their way."""

    sketch: Sketch
    cells: dict[str, Cell]
    routes: tuple[Route, ...]
    tracks: Tracks


class Sheet(NamedTuple):
    """One drawing. `steps`: the ids of the steps on it, in the order in which they are told."""

    steps: tuple[str, ...]
    drawing: Drawing


Room = Callable[[tuple[str, ...]], int]
"""How high a drawing of these steps may be."""


def sheets(process: Process, width: int, room: Room, columns: int, scale: Scale, measure: Measure) -> tuple[Sheet, ...]:
    """The drawings of a process, `width` wide. `columns`: two at least."""
    return _Divider(process, width, room, columns, scale, measure).finish()


def solve(process: Process, way: Plan, stretch: Stretch, columns: int) -> Solved:
    """Cells and routes of a stretch; what finds no way gets a chip, until all is well."""
    chipped: frozenset[int] = frozenset()
    while True:
        drawn = sketch(process, way, stretch, chipped)
        cells = place(drawn, columns)
        found = routes(drawn, cells, columns)
        failed = found.failed - {-1}
        if not failed:
            lined = tracks(found.routes, columns, MOST_TRACKS)
            failed = lined.failed - {-1}
            if not failed:
                return Solved(drawn, cells, found.routes, lined)
        assert not failed <= chipped, "a chip is always within reach"
        chipped |= failed


def _sheet(drawing: Drawing) -> Sheet:
    steps = (spot.node for spot, _ in drawing.boxes if spot.kind in ("step", "copy"))
    return Sheet(tuple(dict.fromkeys(steps)), drawing)


class _Divider:
    def __init__(self, process: Process, width: int, room: Room, columns: int, scale: Scale, measure: Measure) -> None:
        self._process, self._width, self._room, self._columns = process, width, room, columns
        self._scale, self._measure = scale, measure
        self._plan = plan(process)
        self._drafts: dict[Stretch, Draft] = {}
        self._counts = (0,) * (columns + 1)

    def finish(self) -> tuple[Sheet, ...]:
        order, main = self._plan.order, frozenset(self._plan.main)
        found = [Stretch(0, len(order))]
        if self._over(found[0]) > 0:
            bounds = [0, *(i for i, node in enumerate(order) if i and node in main), len(order)]
            cuts = self._divide(bounds)
            found = [part for a, b in pairwise(cuts) for part in self._refine(a, b)]
        drawings = (self._draft(stretch).finish() for stretch in found)
        return tuple(_sheet(drawing) for drawing in drawings if drawing.boxes)

    def _divide(self, bounds: list[int]) -> list[int]:
        """The best cuts by what is guessed of their heights, until those that are chosen are as high as guessed."""
        high = guess.heights(self._process, self._plan, bounds, self._columns, self._rows())
        over = {(a, b): high[a, b] - self._room(self._plan.order[a:b]) for a, b in high}
        arrows = guess.crossing(self._process, self._plan, bounds)
        while True:
            cuts = guess.best(bounds, over, arrows)
            wrong = False
            for a, b in pairwise(cuts):
                found = self._over(Stretch(a, b))
                wrong = wrong or (found > 0 >= over[a, b])
                over[a, b] = found
            if not wrong:
                return cuts

    def _refine(self, start: int, stop: int) -> Iterator[Stretch]:
        """A step of the spine with more beside it than fits is divided wherever it must, and its arrows too."""
        while start < stop and self._over(Stretch(start, stop)) > 0:
            at = self._most(Stretch(start, n) for n in range(start + 1, stop))
            if at is not None:
                yield at
                start = at.stop
                continue
            last = sum(arrow.from_ == self._plan.order[start] for arrow in self._process.arrows)
            first = 0
            while first < last:
                parts = (Stretch(start, start + 1, first, n) for n in range(first + 1, last + 1))
                part = self._most(parts) or Stretch(start, start + 1, first, first + 1)
                yield part
                first = part.last
            start += 1
        if start < stop:
            yield Stretch(start, stop)

    def _most(self, stretches: Iterable[Stretch]) -> Stretch | None:
        """The last of those that fit, each more than the one before."""
        found = None
        for stretch in stretches:
            if self._over(stretch) > 0:
                break
            found = stretch
        return found

    def _rows(self) -> tuple[int, int]:
        """The least height of a row with the gap below it, and how much words make of it."""
        box = min(self._measure.box(Spot(node.id, node.id), self._width) for node in self._process.nodes)
        words = self._measure.words("字", self._width)[1] + self._scale.near
        return box + self._scale.gap, max(0, words - self._scale.gap)

    def _over(self, stretch: Stretch) -> int:
        """By how much a drawing is too high."""
        return self._draft(stretch).height - self._room(self._plan.order[stretch.start : stretch.stop])

    def _draft(self, stretch: Stretch) -> Draft:
        if stretch not in self._drafts:
            solved = solve(self._process, self._plan, stretch, self._columns)
            if not any(self._counts):
                self._counts = solved.tracks.counts
            counts = tuple(map(max, self._counts, solved.tracks.counts))
            frame = Frame(counts, self._width, self._scale)
            drawn = Draft(solved.sketch, solved.cells, solved.routes, solved.tracks, frame, self._measure)
            self._drafts[stretch] = drawn
        return self._drafts[stretch]
