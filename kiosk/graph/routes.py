"""Which way each link takes between the cells: its corners, named by what they stand beside and not yet by pixels.

Rules it keeps: a line runs down a column's rail where no box stands, between two columns, between two rows, or along
a row where no box stands, and nowhere else; two lines that share a stretch come from one box or lead to one box; what
cannot be drawn so is told, and gets a chip.

The forms, by where the target stands:
    straight   below, nothing between            down the rail
    branch     below and to the right            out at the right, down, in from above
    under      below, something between          out at the left, down, in from above
    merge      to the left, below or beside      out at the left or from below, in from the right
    return     to the left, above                out at the right, up, in from the right
    loop       in the same column                out at the right, up or down, in from the right
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from kiosk.graph.cells import Cell
from kiosk.graph.sketch import Link, Sketch

X = tuple[str, int] | tuple[str, int, str]
"""("rail", column), ("left", column), ("right", column), ("track", corridor, net). Corridor k is left of column k."""


class Rank(IntEnum):
    """What stands between two rows, from above."""

    EXIT = 0  # words beside a line that comes from the box above
    LEAVE = 1  # a line that came from there and turns
    BACK = 2  # a line on its way to a box in the row above
    UNDER = 3  # words below such a line
    BESIDE = 4  # words before a line between two columns
    ENTER = 5  # a line on its way to a box below
    ENTRY = 6  # words beside it
    RUN = 7  # words above a line in the row below


class Lane(NamedTuple):
    """A line between two rows. Gap g is below row g; that above all is -1."""

    gap: int
    rank: Rank
    name: str


Y = tuple[str, int] | tuple[str, Lane]
"""("top", row), ("bottom", row), ("in", row), ("mid", row), ("out", row), ("lane", lane)."""

Corner = tuple[X, Y]


class Label(NamedTuple):
    """Where the words of a link stand: in which gap, as what, over which column."""

    gap: int
    rank: Rank
    col: int


class Route(NamedTuple):
    link: Link
    corners: tuple[Corner, ...]
    label: Label | None = None


class Routes(NamedTuple):
    """All that could be drawn; `failed`: numbers of the arrows that need a chip."""

    routes: tuple[Route, ...]
    failed: frozenset[int]


def routes(sketch: Sketch, cells: Mapping[str, Cell], columns: int) -> Routes:
    """The routes of a sketch."""
    found = _Finder(cells, columns)
    for link in sketch.links:
        found.add(link)
    return Routes(tuple(found.routes), frozenset(found.failed))


class _Finder:
    def __init__(self, cells: Mapping[str, Cell], columns: int) -> None:
        self._cells, self._columns = cells, columns
        self._boxes = set(cells.values())
        self._below: set[str] = set()  # whose lower side is taken
        self._above: set[str] = set()  # whose upper side is taken
        self._returns: dict[tuple[str, int], bool] = {}  # (target, corridor): whether its run has words
        self.routes: list[Route] = []
        self.failed: set[int] = set()

    def add(self, link: Link) -> None:
        a, b = self._cells[link.source], self._cells[link.target]
        route: Route | None
        if a.col == b.col:
            route = self._down(link, a, b)
        elif b.col > a.col:
            route = self._branch(link, a, b) if b.row > a.row else None
        elif b.row >= a.row:
            route = self._merge(link, a, b)
        else:
            route = self._return(link, a, b)
        if route is None:
            self.failed.add(link.number)
        else:
            self.routes.append(route)

    def _down(self, link: Link, a: Cell, b: Cell) -> Route | None:
        if b.row > a.row and link.target not in self._above:
            if link.source not in self._below and self._clear_column(a.col, a.row, b.row):
                self._below.add(link.source)
                self._above.add(link.target)
                label = Label(a.row, Rank.EXIT, a.col)
                rail = ("rail", a.col)
                return self._done(link, ((rail, ("bottom", a.row)), (rail, ("top", b.row))), label)
            if a.col:
                return self._under(link, a, b)
        return self._loop(link, a, b)

    def _branch(self, link: Link, a: Cell, b: Cell) -> Route | None:
        if link.target in self._above:
            return None
        self._above.add(link.target)
        rail: X = ("rail", b.col)
        start: Corner = (("right", a.col), ("out", a.row))
        end: Corner = (rail, ("top", b.row))
        if self._clear_row(a.row, a.col + 1, b.col) and self._clear_column(b.col, a.row, b.row):
            return self._done(link, (start, (rail, start[1]), end), Label(b.row - 1, Rank.EXIT, b.col))
        return self._enter(link, start, ("track", a.col + 1, f"out {link.source}"), rail, end, b)

    def _under(self, link: Link, a: Cell, b: Cell) -> Route:
        self._above.add(link.target)
        rail: X = ("rail", b.col)
        start: Corner = (("left", a.col), ("mid", a.row))
        return self._enter(link, start, ("track", a.col, f"under {link.source}"), rail, (rail, ("top", b.row)), b)

    def _enter(self, link: Link, start: Corner, track: X, rail: X, end: Corner, b: Cell) -> Route:
        """Along a track to the gap above the target, along a lane to its rail, and down."""
        lane: Y = ("lane", Lane(b.row - 1, Rank.ENTER, f"enter {link.target}"))
        corners = (start, (track, start[1]), (track, lane), (rail, lane), end)
        return self._done(link, corners, Label(b.row - 1, Rank.ENTRY, b.col))

    def _merge(self, link: Link, a: Cell, b: Cell) -> Route | None:
        end: Corner = (("right", b.col), ("in", b.row))
        track: X = ("track", b.col + 1, f"in {link.target}")
        if not link.label:
            if a.row == b.row:
                clear = self._clear_row(a.row, b.col + 1, a.col - 1)
                return self._done(link, ((("left", a.col), ("in", a.row)), end)) if clear else None
            start: Corner = (("left", a.col), ("mid", a.row))
            if a.col == b.col + 1:
                return self._done(link, (start, (track, start[1]), (track, end[1]), end))
            lane: Y = ("lane", Lane(b.row - 1, Rank.ENTER, f"cross {link.number}"))
            out: X = ("track", a.col, f"under {link.source}")
            corners = (start, (out, start[1]), (out, lane), (track, lane), (track, end[1]), end)
            return self._done(link, corners)
        if a.col == b.col + 1 and b.row > a.row:
            own: X = ("track", a.col, f"own {link.number}")
            start = (("left", a.col), ("mid", a.row))
            return self._done(link, (start, (own, start[1]), (own, end[1]), end), Label(a.row, Rank.BESIDE, b.col))
        if link.source in self._below:
            return None
        self._below.add(link.source)
        rail: X = ("rail", a.col)
        first: Y = ("lane", Lane(a.row, Rank.LEAVE, f"leave {link.source}"))
        label = Label(a.row, Rank.EXIT, a.col)
        head = ((rail, ("bottom", a.row)), (rail, first))
        if a.col == b.col + 1 or b.row <= a.row + 1:
            return self._done(link, (*head, (track, first), (track, end[1]), end), label)
        side: X = ("track", a.col, f"own {link.number}")
        second: Y = ("lane", Lane(b.row - 1, Rank.ENTER, f"cross {link.number}"))
        return self._done(link, (*head, (side, first), (side, second), (track, second), (track, end[1]), end), label)

    def _return(self, link: Link, a: Cell, b: Cell) -> Route | None:
        end: Corner = (("right", b.col), ("in", b.row))
        key = (link.target, a.col + 1)
        track: X = ("track", a.col + 1, f"back {link.target}")
        clear = self._clear_row(b.row, b.col + 1, a.col)
        lane: Y = ("lane", Lane(b.row, Rank.BACK, f"back {link.target} {a.col}"))
        near: X = ("track", b.col + 1, f"in {link.target}")
        tail: tuple[Corner, ...]
        tail = ((track, end[1]), end) if clear else ((track, lane), (near, lane), (near, end[1]), end)
        if key not in self._returns or not (link.label or self._returns[key]):
            self._returns[key] = bool(link.label)
            start: Corner = (("right", a.col), ("out", a.row))
            label = Label(b.row - 1, Rank.RUN, a.col) if clear else Label(b.row, Rank.UNDER, a.col)
            return self._done(link, (start, (track, start[1]), *tail), label)
        # Its run is shared: the words stand where the line is still its own.
        if not link.label or self._returns[key] or link.source in self._below:
            return None
        self._below.add(link.source)
        rail: X = ("rail", a.col)
        first: Y = ("lane", Lane(a.row, Rank.LEAVE, f"leave {link.source}"))
        corners = ((rail, ("bottom", a.row)), (rail, first), (track, first), *tail)
        return self._done(link, corners, Label(a.row, Rank.EXIT, a.col))

    def _loop(self, link: Link, a: Cell, b: Cell) -> Route | None:
        if a.row == b.row:
            return None
        track: X = ("track", a.col + 1, f"own {link.number}")
        start: Corner = (("right", a.col), ("out", a.row))
        end: Corner = (("right", b.col), ("in", b.row))
        # Inside the loop, where it begins.
        label = Label(a.row if b.row > a.row else a.row - 1, Rank.BESIDE, a.col)
        return self._done(link, (start, (track, start[1]), (track, end[1]), end), label)

    def _done(self, link: Link, corners: tuple[Corner, ...], label: Label | None = None) -> Route:
        return Route(link, corners, label if link.label else None)

    def _clear_column(self, col: int, above: int, below: int) -> bool:
        """Whether nothing stands between two rows, nor in the upper one if that is another column's."""
        return all(Cell(row, col) not in self._boxes for row in range(above + 1, below))

    def _clear_row(self, row: int, first: int, last: int) -> bool:
        return all(Cell(row, col) not in self._boxes for col in range(first, last + 1))
