"""A root and what hangs from it, as whole-pixel boxes and lines: who is over whom, readable from above.

Rules it keeps: pure: it knows heights and widths only, neither names nor blocks; children stand across, then down, on
both sides of a trunk, or indented where there is room for one column alone; what is too long goes on upon another page
under the same root; no line crosses a box, since lines run in the room between columns only.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from kiosk.box import Box

Point = tuple[int, int]


class Scale(NamedTuple):
    """Pixels of a drawing."""

    gap: int  # between two rows, and from the root to the first
    stub: int  # from a trunk to a box beside it
    inset: int  # how far that which hangs from a box is indented
    near: int  # between a box and what hangs from it


class Twig(NamedTuple):
    """How high a child is in a column, and each that hangs from it in an indented one."""

    high: int
    hangs: tuple[int, ...] = ()


class Columns(NamedTuple):
    """Where children stand across a width; `trunks` are the lines that they hang from, two columns to each."""

    width: int
    column: int
    lefts: tuple[int, ...]
    trunks: tuple[int, ...]

    def trunk(self, number: int) -> int:
        """The line that a column hangs from."""
        return self.trunks[number // 2] if len(self.lefts) > 1 else self.trunks[0]


class Tree(NamedTuple):
    """One page: the root, boxes as (child, what hangs from it or -1, where), lines from box to box."""

    width: int
    height: int
    root: Box
    boxes: tuple[tuple[int, int, Box], ...]
    lines: tuple[tuple[Point, ...], ...]


def columns(width: int, least: int, scale: Scale) -> Columns:
    """Four columns, or two, where each is at least `least` wide; else one, indented."""
    for count in (4, 2):
        between = 2 * scale.stub
        column = (width - (count - 1) * between) // count
        if column >= least:
            lefts = tuple(number * (column + between) for number in range(count))
            return Columns(width, column, lefts, tuple(left - scale.stub for left in lefts[1::2]))
    return Columns(width, width - scale.inset, (scale.inset,), (scale.inset // 2,))


def trees(root: tuple[int, int], twigs: Sequence[Twig], across: Columns, room: int, scale: Scale) -> tuple[Tree, ...]:
    """The pages of a tree, each at most `room` high if a root and one row have room. `root`: its width and height."""
    rows = [range(n, min(n + len(across.lefts), len(twigs))) for n in range(0, len(twigs), len(across.lefts))]
    pages: list[list[range]] = [[]]
    high = root[1]
    for row in rows:
        more = scale.gap + sum(_row(row, twigs, scale))
        if pages[-1] and high + more > room:
            pages.append([])
            high = root[1]
        pages[-1].append(row)
        high += more
    return tuple(_tree(root, page, twigs, across, scale) for page in pages)


def _row(row: range, twigs: Sequence[Twig], scale: Scale) -> tuple[int, int]:
    """How high the children of a row are, and what hangs from them."""
    below = (sum(twigs[n].hangs) + scale.near * len(twigs[n].hangs) for n in row)
    return max(twigs[n].high for n in row), max(below)


def _tree(root: tuple[int, int], rows: Sequence[range], twigs: Sequence[Twig], across: Columns, scale: Scale) -> Tree:
    wide, high = root
    top = Box((across.width - wide) // 2, 0, wide, high)
    single = len(across.lefts) == 1
    start = (across.trunks[0] if single else across.width // 2, high)
    boxes: list[tuple[int, int, Box]] = []
    lines: list[tuple[Point, ...]] = []
    y = high
    for row in rows:
        y += scale.gap
        tall, below = _row(row, twigs, scale)
        for place, number in enumerate(row):
            box = Box(across.lefts[place], y, across.column, tall)
            boxes.append((number, -1, box))
            lines.append(_line(start, across.trunk(place), high + scale.gap // 2, box))
            hung, threads = _hung(number, twigs[number], box, scale)
            boxes += hung
            lines += threads
        y += tall + below
    return Tree(across.width, y, top, tuple(boxes), tuple(lines))


def _line(start: Point, trunk: int, bus: int, box: Box) -> tuple[Point, ...]:
    """From the root to the trunk, down it, and to the near side of a box."""
    middle = box.y + box.h // 2
    end = (box.x if box.x > trunk else box.right, middle)
    if trunk == start[0]:
        return (start, (trunk, middle), end)
    return (start, (start[0], bus), (trunk, bus), (trunk, middle), end)


def _hung(
    number: int, twig: Twig, box: Box, scale: Scale
) -> tuple[list[tuple[int, int, Box]], list[tuple[Point, ...]]]:
    """What hangs from a box, indented below it, each with its line."""
    left, rail = box.x + scale.inset, box.x + scale.inset // 2
    tops = accumulate((high + scale.near for high in twig.hangs), initial=box.bottom + scale.near)
    found = [Box(left, top, box.right - left, high) for top, high in zip(tops, twig.hangs, strict=False)]
    lines: list[tuple[Point, ...]] = [
        ((rail, box.bottom), (rail, b.y + b.h // 2), (left, b.y + b.h // 2)) for b in found
    ]
    return [(number, n, b) for n, b in enumerate(found)], lines
