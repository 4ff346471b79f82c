"""The lines of a diagram onto a sheet: straight pieces as rectangles, corners and heads from the atlas.

Rules it keeps: as crisp as the frames beside them: whole pixels, round corners from the same rings; a corner is never
rounder than its lines are long; the head's point touches the box it leads to.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from screens.blocks.diagram import Diagram, Point, Wire
from screens.parts import strokes
from screens.parts.atlas import Atlas, Glyph
from screens.parts.sheet import Sheet

ROUND, HEAD = 6, 8
"""Radius of a corner, width of a head, in thicknesses of the line."""


def wires(diagram: Diagram, left: int, top: int, thick: int, sheet: Sheet, atlas: Atlas) -> None:
    """Add the lines of a diagram whose upper left corner is at (left, top), `top` counted from below."""
    pen = _Pen(left, top, thick, sheet, atlas)
    for wire in diagram.wires:
        pen.draw(wire)


class _Pen:
    def __init__(self, left: int, top: int, thick: int, sheet: Sheet, atlas: Atlas) -> None:
        self._left, self._top, self._thick = left, top, thick
        self._sheet, self._atlas = sheet, atlas
        self._before, self._after = thick // 2, thick - thick // 2  # pixels on either side of a point

    def draw(self, wire: Wire) -> None:
        points = wire.points
        last = len(points) - 2
        # A piece between two corners leaves half of itself to each; the first and the last have one corner only.
        room = [_long(a, b) if i in (0, last) else _long(a, b) // 2 for i, (a, b) in enumerate(pairwise(points))]
        radii = [0] * len(points)
        for i in range(1, last + 1):
            radii[i] = max(self._thick, min(self._thick * ROUND, room[i - 1], room[i]))
            self._corner(points[i - 1], points[i], points[i + 1], radii[i], wire.tone)
        for i, (a, b) in enumerate(pairwise(points)):
            self._piece(a, b, radii[i], radii[i + 1], i == last and wire.head, wire.tone)
        if wire.head:
            self._head(points[-2], points[-1], wire.tone)

    def _piece(self, a: Point, b: Point, round_a: int, round_b: int, headed: bool, tone: str) -> None:
        """A straight piece from corner to corner; one with a head ends within that."""
        along = 0 if a[1] == b[1] else 1
        (low, round_low), (high, round_high) = sorted([(a[along], round_a), (b[along], round_b)])
        start = low - self._before + round_low if round_low else low
        stop = high + self._after - round_high if round_high else high
        if headed:
            # The point of the head is as wide as the line only a little before its end.
            start, stop = (start, stop - self._thick // 2) if b[along] > a[along] else (start + self._thick // 2, stop)
        if along:
            self._rect(a[0] - self._before, start, self._thick, stop - start, tone)
        else:
            self._rect(start, a[1] - self._before, stop - start, self._thick, tone)

    def _corner(self, a: Point, at: Point, b: Point, radius: int, tone: str) -> None:
        glyph = self._atlas.shape(("ring", radius, self._thick), partial(strokes.ring, radius, self._thick))
        right = a[0] > at[0] or b[0] > at[0]  # where the lines go that meet here
        below = a[1] > at[1] or b[1] > at[1]
        x = at[0] - self._before if right else at[0] + self._after - radius
        y = at[1] - self._before if below else at[1] + self._after - radius
        self._shape(glyph, x, y, radius, tone, flip_x=not right, flip_y=not below)

    def _head(self, a: Point, b: Point, tone: str) -> None:
        upright = a[0] == b[0]
        wide = self._thick * HEAD // 2 * 2 + 1
        long = wide * 5 // 8
        name = ("head", wide, long, self._thick, upright)
        glyph = self._atlas.shape(name, partial(strokes.head, wide, long, self._thick, upright))
        if upright:
            y = b[1] - long if b[1] > a[1] else b[1]
            self._shape(glyph, b[0] - wide // 2, y, long, tone, flip_y=b[1] < a[1])
        else:
            x = b[0] - long if b[0] > a[0] else b[0]
            self._shape(glyph, x, b[1] - wide // 2, wide, tone, flip_x=b[0] < a[0])

    def _shape(self, glyph: Glyph, x: int, y: int, high: int, tone: str, **flip: bool) -> None:
        self._sheet.shape(glyph, self._left + x, self._top - y - high, tone, **flip)

    def _rect(self, x: int, y: int, w: int, h: int, tone: str) -> None:
        self._sheet.solid(self._left + x, self._top - y - h, w, h, tone)


def _long(a: Point, b: Point) -> int:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])
