"""Paths as points: the notation of assets/icons/line.json, and the icons of the posters beside those of the screens.

A path: `M x y L x y C x y x y x y Z`, `O cx cy r` a circle, `R x y w h r` a rectangle with round corners.

Rules it keeps: an icon stands on a grid of 24 units, y down; an icon of ours comes
before one of the screens, so that a poster stays as it was when the screens get a new one.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
STEPS = 18
"""Straight pieces of a curve: fine enough for the largest that we draw."""

Point = tuple[float, float]
Polyline = tuple[list[Point], bool]  # points, closed


@cache
def icons() -> dict[str, dict[str, list[str]]]:
    """Every icon's strokes and fills, by name."""
    ours = json.loads((HERE / "icons.json").read_text("utf-8"))
    return {**json.loads((HERE.parents[1] / "assets" / "icons" / "line.json").read_text("utf-8")), **ours}


def icon(name: str) -> dict[str, list[str]]:
    """Strokes and fills of an icon. KeyError if there is none."""
    return icons()[name]


def polylines(path: str) -> Iterator[Polyline]:
    """The lines of a path, curves as short straight pieces."""
    points: list[Point] = []
    for command, body in re.findall(r"([MLCZOR])([^MLCZOR]*)", path):
        n = [float(value) for value in body.split()]
        if command == "M":
            if points:
                yield points, False
            points = [(n[0], n[1])]
        elif command == "L":
            points.append((n[0], n[1]))
        elif command == "C":
            points += curve(points[-1], (n[0], n[1]), (n[2], n[3]), (n[4], n[5]))
        elif command == "Z":
            yield points, True
            points = []
        elif command == "O":
            yield arc(n[0], n[1], n[2], 0, 360), True
        else:
            yield _round_box(*n), True
    if points:
        yield points, False


def curve(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    """A cubic curve from `a` (left out) to `d`."""
    found = []
    for step in range(1, STEPS + 1):
        t = step / STEPS
        u = 1 - t
        weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        x, y = (sum(w * p[i] for w, p in zip(weights, (a, b, c, d), strict=True)) for i in (0, 1))
        found.append((x, y))
    return found


def arc(x: float, y: float, r: float, start: float, end: float) -> list[Point]:
    """Part of a circle, in degrees clockwise from the right."""
    count = max(2, round(abs(end - start) / 6))
    angles = [math.radians(start + (end - start) * n / count) for n in range(count + 1)]
    return [(x + r * math.cos(a), y + r * math.sin(a)) for a in angles]


def _round_box(x: float, y: float, w: float, h: float, r: float) -> list[Point]:
    if not r:
        return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
    corners = ((x + w - r, y + r, -90), (x + w - r, y + h - r, 0), (x + r, y + h - r, 90), (x + r, y + r, 180))
    return [point for cx, cy, start in corners for point in arc(cx, cy, r, start, start + 90)]
