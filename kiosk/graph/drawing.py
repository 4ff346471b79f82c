"""Cells and routes into pixels: boxes, words beside their arrows, lines.

Rules it keeps: all boxes of a row are equally high, all of a drawing equally wide; between two rows there is just so
much room as the words and lines there need, and no two of them meet; nothing leaves the width.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from kiosk.box import Box
from kiosk.graph.cells import Cell
from kiosk.graph.routes import Corner, Lane, Rank, Route, X, Y
from kiosk.graph.sketch import Link, Sketch, Spot
from kiosk.graph.tracks import Tracks

Point = tuple[int, int]


class Scale(NamedTuple):
    """Pixels of a drawing."""

    line: int  # how thick
    inset: int  # from a column's left side to its rail
    near: int  # from a line to its words
    pitch: int  # from one track to the next
    head: int  # room before a box for the head of an arrow
    gap: int  # least room between two rows
    port: int  # between the lines that meet one side of a box
    widest: int  # column


class Measure(NamedTuple):
    """How high a box is at a width; how wide and high words are in a width."""

    box: Callable[[Spot, int], int]
    words: Callable[[str, int], tuple[int, int]]


class Wire(NamedTuple):
    """A line with its corners, the last of which is the head of the arrow."""

    link: Link
    points: tuple[Point, ...]


class Words(NamedTuple):
    """The words of a link; `before` it: they end where it runs."""

    link: Link
    box: Box
    before: bool


class Drawing(NamedTuple):
    width: int
    height: int
    boxes: tuple[tuple[Spot, Box], ...]
    words: tuple[Words, ...]
    wires: tuple[Wire, ...]


class _Thing(NamedTuple):
    """What stands between two rows. `high`: of the gap, which words that hang into a row need not wholly."""

    rank: Rank
    left: int
    right: int
    high: int
    lane: Lane | None = None
    link: Link | None = None
    full: int = 0


class Frame:
    """Where columns and tracks stand across a width, which all drawings of a process share."""

    def __init__(self, counts: Sequence[int], width: int, scale: Scale) -> None:
        """`counts`: of tracks, by corridor; corridor k is left of column k."""
        columns = len(counts) - 1
        wide = []
        for number, count in enumerate(counts):
            inner = 0 < number < columns
            need = scale.head + (count - 1) * scale.pitch + (scale.head if inner else scale.line) if count else 0
            wide.append(max(need, 2 * scale.head if inner else 0))
        self.scale, self.width = scale, width
        self.column = min(scale.widest, (width - sum(wide)) // columns)
        self.lefts: list[int] = []
        self._corridors: list[int] = []
        x = (width - sum(wide) - columns * self.column) // 2
        for corridor in wide:
            self._corridors.append(x)
            self.lefts.append(x + corridor)
            x += corridor + self.column

    def x(self, x: X, tracks: Tracks) -> int:
        if x[0] == "track":
            number = tracks.at[x[1], str(x[2])]  # type: ignore[misc]
            return self._corridors[x[1]] + self.scale.head + number * self.scale.pitch
        left = self.lefts[x[1]]
        return left + {"left": 0, "rail": self.scale.inset, "right": self.column}[x[0]]


class Draft:
    """The drawing of a sketch within a frame."""

    def __init__(
        self,
        sketch: Sketch,
        cells: Mapping[str, Cell],
        routes: Sequence[Route],
        tracks: Tracks,
        frame: Frame,
        measure: Measure,
    ) -> None:
        self._sketch, self._cells, self._routes, self._tracks = sketch, cells, routes, tracks
        self._frame, self._scale, self._measure = frame, frame.scale, measure
        self._heights = [0] * (1 + max((cell.row for cell in cells.values()), default=-1))
        for spot in sketch.spots:
            row = cells[spot.name].row
            self._heights[row] = max(self._heights[row], measure.box(spot, frame.column))
        self._lanes: dict[Lane, int] = {}  # from the upper edge of their gap
        self._words: list[tuple[int, _Thing, int]] = []  # gap, what, from its upper edge
        gaps = [self._gap(gap) for gap in range(-1, len(self._heights))]
        self._tops, top = [], gaps[0]
        for height, gap in zip(self._heights, gaps[1:], strict=True):
            self._tops.append(top)
            top += height + gap
        self.height = top

    def top(self, name: str) -> int:
        """Where the row of a spot begins."""
        return self._tops[self._cells[name].row]

    def finish(self) -> Drawing:
        frame = self._frame
        boxes = []
        for spot in self._sketch.spots:
            row, col = self._cells[spot.name]
            boxes.append((spot, Box(frame.lefts[col], self._tops[row], frame.column, self._heights[row])))
        words = []
        for gap, thing, down in self._words:
            top = self._under(gap) + down
            if thing.rank == Rank.RUN:
                top = self._y(("in", gap + 1)) - self._scale.near // 2 - thing.full
            assert thing.link is not None
            box = Box(thing.left, top, thing.right - thing.left, thing.full)
            words.append(Words(thing.link, box, thing.rank == Rank.BESIDE))
        wires = tuple(Wire(route.link, self._points(route.corners)) for route in self._routes)
        return Drawing(frame.width, self.height, tuple(boxes), tuple(words), wires)

    def _gap(self, gap: int) -> int:
        """How high a gap is; what stands in it is laid out from above, each below what it would meet."""
        scale, placed = self._scale, list[tuple[int, int, int, bool]]()
        need = scale.gap if 0 <= gap < len(self._heights) - 1 else 0
        pad = scale.near // 2
        for thing in sorted(self._things(gap), key=lambda t: (t.rank, -t.right, t.left)):
            lane = thing.lane is not None
            # Two lines are further from each other than from words, so that none seems to go on as the other.
            meets = (
                low + (scale.pitch if lane and other else pad)
                for left, right, low, other in placed
                if left < thing.right and thing.left < right
            )
            top = max(meets, default=pad)
            low = top + thing.high
            placed.append((thing.left, thing.right, low, lane))
            if thing.lane is not None:
                self._lanes[thing.lane] = top + thing.high // 2
            else:
                self._words.append((gap, thing, top))
            need = max(need, low + {Rank.ENTER: 2 * scale.head, Rank.RUN: 0}.get(thing.rank, pad))
        return need

    def _things(self, gap: int) -> list[_Thing]:
        scale, found, spans = self._scale, list[_Thing](), dict[Lane, list[int]]()
        for route in self._routes:
            for x, y in route.corners:
                if isinstance(y[1], Lane) and y[1].gap == gap:
                    at = self._frame.x(x, self._tracks)
                    # Words beside a rail stand below the lane that comes to it, and above the one that leaves it.
                    more = 2 * scale.near if x[0] == "rail" else scale.line
                    spans.setdefault(y[1], []).extend((at - scale.line, at + more))
            label = route.label
            if label is not None and label.gap == gap:
                found.append(self._beside(route.link, label.rank, label.col, gap))
        found += [_Thing(lane.rank, min(xs), max(xs), scale.line, lane) for lane, xs in spans.items()]
        return found

    def _beside(self, link: Link, rank: Rank, col: int, gap: int) -> _Thing:
        """Words, to the right of their column's rail, or at its end before a line between two columns."""
        scale, left = self._scale, self._frame.lefts[col] + self._scale.inset + self._scale.near
        room = self._frame.lefts[col] + self._frame.column - left
        wide, full = self._measure.words(link.label, room)
        if rank == Rank.BESIDE:
            left += room - wide
        high = full
        if rank == Rank.RUN:
            high = max(0, full + scale.near // 2 - self._heights[gap + 1] // 2 + scale.port)
        return _Thing(rank, left, left + wide, high, None, link, full)

    def _points(self, corners: Sequence[Corner]) -> tuple[Point, ...]:
        found: list[Point] = []
        for x, y in corners:
            point = (self._frame.x(x, self._tracks), self._y(y))
            if found and found[-1] == point:
                continue
            if len(found) > 1 and any(a == b == c for a, b, c in zip(found[-2], found[-1], point, strict=True)):
                found.pop()  # no corner, only a stop on a straight line
            found.append(point)
        return tuple(found)

    def _y(self, y: Y) -> int:
        if isinstance(y[1], Lane):
            return self._under(y[1].gap) + self._lanes[y[1]]
        top, high, port = self._tops[y[1]], self._heights[y[1]], self._scale.port
        return top + {"top": 0, "in": high // 2 - port, "mid": high // 2, "out": high // 2 + port, "bottom": high}[y[0]]

    def _under(self, row: int) -> int:
        """Where the gap below a row begins."""
        return self._tops[row] + self._heights[row] if row >= 0 else 0
