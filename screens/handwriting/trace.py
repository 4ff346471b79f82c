"""The strokes on the glass: a line each, over everything, that grows while the finger draws.

Rules it keeps: only the stroke that is being drawn is changed; where there is nothing to show, nothing is drawn.
"""

from __future__ import annotations

from typing import Any

from kivy.graphics import Color, InstructionGroup, Line

from screens.blocks.block import Box
from screens.handwriting.strokes import Stroke
from screens.palette import Rgba


class Trace:
    """On a canvas. Boxes count from above, the canvas from below."""

    def __init__(self, canvas: Any) -> None:
        self._group = InstructionGroup()
        canvas.add(self._group)
        self._shown: tuple[object, ...] = ()
        self._lines: list[tuple[Stroke, Line]] = []

    def show(self, strokes: tuple[Stroke, ...], box: Box | None, high: int, rgba: Rgba) -> None:
        """These strokes in a field of a window so high; no field: none."""
        strokes = strokes if box is not None else ()
        where = (box, high, rgba)
        known = [stroke for stroke, _ in self._lines]
        if self._shown != where or known[:-1] != list(strokes[: max(0, len(known) - 1)]):
            self._group.clear()
            self._lines = []
            self._shown = where
            if strokes:
                self._group.add(Color(rgba=rgba))
        if box is None:
            return
        for number, stroke in enumerate(strokes):
            if number < len(self._lines):
                before, line = self._lines[number]
                if before != stroke:
                    line.points = _points(stroke, box, high)
                    self._lines[number] = stroke, line
            else:
                width = max(3, min(box.w, box.h) // 70)
                if not self._lines:
                    self._group.clear()
                    self._group.add(Color(rgba=rgba))
                line = Line(points=_points(stroke, box, high), width=width, cap="round", joint="round")
                self._group.add(line)
                self._lines.append((stroke, line))


def _points(stroke: Stroke, box: Box, high: int) -> list[float]:
    found = [float(value) for x, y in stroke for value in (box.x + x, high - box.y - y)]
    return found if len(stroke) > 1 else [*found, found[0] + 1.0, found[1]]  # a dot is a very short line
