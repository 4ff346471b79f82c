"""Our own shapes as coverage, by FreeType's rasteriser: line icons (assets/icons/line.json), round corners, rings.

Rules it keeps:
- an icon is drawn on a grid of 24 units, y down; lines have round ends and are a whole number of pixels wide;
- straight lines are moved to where their edges fall on whole pixels, as crisp as the letters beside them;
- drawn once per size, kept in the atlas only.

A path: `M x y L x y C x y x y x y Z`, `O cx cy r` a circle, `R x y w h r` a rectangle with round corners.
"""

from __future__ import annotations

import ctypes
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import freetype
from freetype import raw

from screens.parts.fonts import Coverage

FILE = Path(__file__).resolve().parents[2] / "assets" / "icons" / "line.json"
GRID = 24
STROKE = 1.5
"""Width of a line on the grid."""

_ARC = 0.5522847498  # of the radius: control points of a quarter circle
_ROUND_CAP, _ROUND_JOIN = 1, 0

Point = tuple[float, float]
Piece = tuple[Point, ...]  # one point: a straight line to it; three: a curve
Contour = tuple[Point, list[Piece], bool]  # start, pieces, closed


@cache
def icons() -> dict[str, dict[str, list[str]]]:
    """Every icon's strokes and fills, by name."""
    return json.loads(FILE.read_text("utf-8"))


def icon(name: str, size: int) -> Coverage:
    """An icon in a square of `size` pixels; its lower left corner is the origin. KeyError if there is none."""
    paths = icons()[name]
    scale = size / GRID
    stroke = max(2, round(STROKE * scale))

    def snap(value: float) -> float:
        edge = stroke / 2 % 1
        return round(value * scale - edge) + edge

    strokes = [contour for path in paths["stroke"] for contour in _contours(path, scale, snap)]
    pixels = _stroked(strokes, stroke, size, size)
    if "fill" in paths:
        filled = _filled([c for path in paths["fill"] for c in _contours(path, scale)], size, size)
        pixels = bytes(map(max, pixels, filled))
    return Coverage(0, size, size, size, pixels)


def corner(radius: float, side: int) -> Coverage:
    """The upper left quarter of a disc, in a square of `side` pixels whose lower right corner is its centre."""
    return Coverage(0, side, side, side, _filled([_circle(side, side, radius)], side, side))


def ring(radius: int, border: int) -> Coverage:
    """The upper left quarter of a ring `border` pixels wide inside a circle of `radius` pixels."""
    circle = _circle(radius, radius, radius - border / 2)
    return Coverage(0, radius, radius, radius, _stroked([circle], border, radius, radius))


def head(wide: int, long: int, border: int, down: bool) -> Coverage:
    """The open head of an arrow, its lines `border` pixels wide: pointing down, or else to the right."""
    near, far, middle = border / 2, long - border / 2, wide / 2
    lines = [(near, near), (middle, far), (wide - near, near)]
    if not down:
        lines = [(y, x) for x, y in lines]
    columns, rows = (wide, long) if down else (long, wide)
    start, *rest = lines
    return Coverage(
        0, rows, columns, rows, _stroked([(start, [(point,) for point in rest], False)], border, columns, rows)
    )


def _contours(path: str, scale: float, snap=None) -> Iterator[Contour]:
    """The contours of a path in pixels, y down."""
    at = snap or (lambda value: value * scale)
    start: Point | None = None
    pieces: list[Piece] = []
    for command, body in re.findall(r"([MLCZOR])([^MLCZOR]*)", path):
        n = [float(value) for value in body.split()]
        if command == "M":
            if start is not None:
                yield start, pieces, False
            start, pieces = (at(n[0]), at(n[1])), []
        elif command == "L":
            pieces.append(((at(n[0]), at(n[1])),))
        elif command == "C":
            # The ends of a curve move with the lines they join; its controls follow them.
            pieces.append(((n[0] * scale, n[1] * scale), (n[2] * scale, n[3] * scale), (at(n[4]), at(n[5]))))
        elif command == "Z":
            yield start, pieces, True
            start = None
        elif command == "O":
            yield _circle(at(n[0]), at(n[1]), n[2] * scale)
        else:
            yield _box(at(n[0]), at(n[1]), at(n[0] + n[2]), at(n[1] + n[3]), n[4] * scale)
    if start is not None:
        yield start, pieces, False


def _circle(x: float, y: float, r: float) -> Contour:
    k = r * _ARC
    return (
        (x, y - r),
        [
            ((x + k, y - r), (x + r, y - k), (x + r, y)),
            ((x + r, y + k), (x + k, y + r), (x, y + r)),
            ((x - k, y + r), (x - r, y + k), (x - r, y)),
            ((x - r, y - k), (x - k, y - r), (x, y - r)),
        ],
        True,
    )


def _box(left: float, top: float, right: float, bottom: float, r: float) -> Contour:
    if not r:
        return (left, top), [((right, top),), ((right, bottom),), ((left, bottom),)], True
    k = r * (1 - _ARC)
    return (
        (left + r, top),
        [
            ((right - r, top),),
            ((right - k, top), (right, top + k), (right, top + r)),
            ((right, bottom - r),),
            ((right, bottom - k), (right - k, bottom), (right - r, bottom)),
            ((left + r, bottom),),
            ((left + k, bottom), (left, bottom - k), (left, bottom - r)),
            ((left, top + r),),
            ((left, top + k), (left + k, top), (left + r, top)),
        ],
        True,
    )


def _stroked(contours: list[Contour], width: float, columns: int, rows: int) -> bytes:
    """Coverage of lines `width` pixels wide along the contours."""
    library = freetype.get_handle()
    stroker = raw.FT_Stroker()
    _ok(raw.FT_Stroker_New(library, ctypes.byref(stroker)))
    try:
        raw.FT_Stroker_Set(stroker, int(width * 32), _ROUND_CAP, _ROUND_JOIN, 0)
        for start, pieces, closed in contours:
            _ok(raw.FT_Stroker_BeginSubPath(stroker, _vector(start, rows), not closed))
            for piece in pieces:
                to = [_vector(point, rows) for point in piece]
                _ok(raw.FT_Stroker_LineTo(stroker, *to) if len(to) == 1 else raw.FT_Stroker_CubicTo(stroker, *to))
            if closed and len(pieces[-1]) == 1:
                _ok(raw.FT_Stroker_LineTo(stroker, _vector(start, rows)))
            _ok(raw.FT_Stroker_EndSubPath(stroker))
        points, ends = ctypes.c_uint(), ctypes.c_uint()
        _ok(raw.FT_Stroker_GetCounts(stroker, ctypes.byref(points), ctypes.byref(ends)))
        outline = raw.FT_Outline()
        _ok(raw.FT_Outline_New(library, points.value, ends.value, ctypes.byref(outline)))
        try:
            outline.n_points = outline.n_contours = 0
            raw.FT_Stroker_Export(stroker, ctypes.byref(outline))
            return _raster(outline, columns, rows)
        finally:
            raw.FT_Outline_Done(library, ctypes.byref(outline))
    finally:
        raw.FT_Stroker_Done(stroker)


def _filled(contours: list[Contour], columns: int, rows: int) -> bytes:
    """Coverage of the inside of the contours."""
    library = freetype.get_handle()
    points: list[tuple[Point, int]] = []
    ends: list[int] = []
    for start, pieces, _ in contours:
        points.append((start, 1))
        for piece in pieces:
            points += [(control, 2) for control in piece[:-1]]
            points.append((piece[-1], 1))
        ends.append(len(points) - 1)
    outline = raw.FT_Outline()
    _ok(raw.FT_Outline_New(library, len(points), len(ends), ctypes.byref(outline)))
    try:
        for i, ((x, y), tag) in enumerate(points):
            outline.points[i].x, outline.points[i].y = round(x * 64), round((rows - y) * 64)
            outline.tags[i] = tag
        for i, end in enumerate(ends):
            outline.contours[i] = end
        return _raster(outline, columns, rows)
    finally:
        raw.FT_Outline_Done(library, ctypes.byref(outline))


def _raster(outline: raw.FT_Outline, columns: int, rows: int) -> bytes:
    buffer = (ctypes.c_ubyte * (columns * rows))()
    bitmap = raw.FT_Bitmap()
    bitmap.rows, bitmap.width, bitmap.pitch = rows, columns, columns
    bitmap.buffer = ctypes.cast(buffer, type(bitmap.buffer))
    bitmap.num_grays, bitmap.pixel_mode = 256, freetype.FT_PIXEL_MODE_GRAY
    _ok(raw.FT_Outline_Get_Bitmap(freetype.get_handle(), ctypes.byref(outline), ctypes.byref(bitmap)))
    return bytes(buffer)


def _vector(point: Point, rows: int):
    return ctypes.byref(raw.FT_Vector(round(point[0] * 64), round((rows - point[1]) * 64)))


def _ok(error: int) -> None:
    if error:
        raise RuntimeError(f"FreeType could not draw a shape (error {error})")
