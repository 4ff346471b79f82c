"""What a finger wrote, as values: points, strokes, the ink of one character.

Rules it keeps: pure; a point is whole pixels from the field's upper left corner, never outside it; a finger that rests
adds nothing, one that never leaves writes no endless stroke; where and how large one writes makes no difference.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

Point = tuple[int, int]
Stroke = tuple[Point, ...]

MOST_STROKES, MOST_POINTS = 40, 240
"""More strokes than any character of the office has; more points than any stroke needs."""

NEAR = 3
"""A point that is no further from the last one says nothing new, in pixels."""

MOST_GIVEN = 24
"""Points of a stroke that an engine is given: more tell it nothing, and scribbles of hundreds would take it minutes."""

SIDE, MARGIN = 1000, 100
"""The square an engine is given, and what stays free around the character."""


class Ink(Struct, frozen=True):
    """The strokes of one character in a field of this size."""

    width: int
    height: int
    strokes: tuple[Stroke, ...] = ()

    def begun(self, x: int, y: int) -> Ink:
        """With a new stroke that begins here."""
        if len(self.strokes) >= MOST_STROKES:
            return self
        return replace(self, strokes=(*self.strokes, (self._inside(x, y),)))

    def drawn(self, x: int, y: int) -> Ink:
        """With the last stroke drawn on to here."""
        *before, last = self.strokes
        point = self._inside(x, y)
        if len(last) >= MOST_POINTS or max(abs(point[0] - last[-1][0]), abs(point[1] - last[-1][1])) < NEAR:
            return self
        return replace(self, strokes=(*before, (*last, point)))

    def _inside(self, x: int, y: int) -> Point:
        return min(max(x, 0), self.width), min(max(y, 0), self.height)


class Pad(Struct, frozen=True):
    """What is to be seen of the writing: the ink, what it may be, best first, and whether that was read already."""

    ink: Ink | None = None
    signs: tuple[str, ...] = ()
    read: bool = False


def squared(ink: Ink) -> tuple[Stroke, ...]:
    """The strokes in the middle of a square of SIDE, as large as it takes them, neither stretched nor squeezed."""
    points = [point for stroke in ink.strokes for point in stroke]
    if not points:
        return ()
    left, top = min(x for x, _ in points), min(y for _, y in points)
    w, h = max(x for x, _ in points) - left, max(y for _, y in points) - top
    scale = (SIDE - 2 * MARGIN) / max(w, h, 1)
    x0, y0 = (SIDE - w * scale) / 2, (SIDE - h * scale) / 2

    def moved(point: Point) -> Point:
        return round(x0 + (point[0] - left) * scale), round(y0 + (point[1] - top) * scale)

    return tuple(tuple(moved(point) for point in _thinned(stroke)) for stroke in ink.strokes)


def _thinned(stroke: Stroke) -> Stroke:
    """At most MOST_GIVEN points of it, evenly, the first and the last among them."""
    last = len(stroke) - 1
    if last < MOST_GIVEN:
        return stroke
    return tuple(stroke[n * last // (MOST_GIVEN - 1)] for n in range(MOST_GIVEN))
