"""A sheet to draw on: boxes, lines, icons and words in pixels of the finished picture.

Rules it keeps:
- drawn FINE times as large and brought down at the end, so that every edge is smooth;
- `y` of words is the middle of their characters, whatever the letters are;
- words that are given a width and do not fit into it are an error, never cut and never smaller;
- few colours are kept and no time is written, so that files are small and the same every time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from data.drawing.strokes import Point, icon, polylines
from screens.palette import ALARM, LIGHT, Rgba

ROOT = Path(__file__).resolve().parents[2]
MEDIA = ROOT / "data" / "sample" / "media"
FINE = 3
MIDDLE = 0.38
"""From the baseline of our face up to the middle of a Chinese character, in ems."""

Colour = tuple[int, int, int]


def colour(rgba: Rgba) -> Colour:
    return round(rgba[0] * 255), round(rgba[1] * 255), round(rgba[2] * 255)


def mixed(one: Colour, other: Colour, part: float) -> Colour:
    """`part` of the way from one colour to the other."""
    r, g, b = (round(a + (z - a) * part) for a, z in zip(one, other, strict=True))
    return r, g, b


INK, MUTE, PAPER, CARD = (colour(c) for c in (LIGHT.ink, LIGHT.mute, LIGHT.paper, LIGHT.card))
BORDER, RULE = colour(LIGHT.border), colour(LIGHT.rule)
BLUE, SOFT, DEEP, PALE = (colour(c) for c in (LIGHT.blue, LIGHT.blue_soft, LIGHT.blue_pressed, LIGHT.on_blue_mute))
OK, OK_SOFT, WARN, WARN_SOFT = (colour(c) for c in (LIGHT.ok, LIGHT.ok_soft, LIGHT.warn, LIGHT.warn_soft))
AMBER, YELLOW = colour(ALARM["alarm_orange"]), colour(ALARM["alarm_yellow"])
RED, WATER = (178, 58, 50), (38, 110, 196)
"""Of things that are red or blue by rule: fire engines, pipes. The red of alarms stays with alarms."""


class Sheet:
    """A sheet of `width` × `height` pixels."""

    def __init__(self, width: int, height: int, ground: Colour = PAPER) -> None:
        self.width, self.height = width, height
        self._image = Image.new("RGB", (width * FINE, height * FINE), ground)
        self._draw = ImageDraw.Draw(self._image)

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: Colour | None = CARD,
        line: Colour | None = None,
        width: float = 0,
        radius: float = 0,
    ) -> None:
        """A rectangle; its line lies inside of it."""
        edges = tuple(round(v * FINE) for v in (x, y, x + w, y + h))
        corners = (edges[0], edges[1], edges[2] - 1, edges[3] - 1)
        self._draw.rounded_rectangle(corners, radius * FINE, fill, line, round(width * FINE) if line else 0)

    def disc(
        self,
        x: float,
        y: float,
        r: float,
        fill: Colour | None = None,
        line: Colour | None = None,
        width: float = 0,
    ) -> None:
        """A circle about a point; its line lies inside of it."""
        edges = ((x - r) * FINE, (y - r) * FINE, (x + r) * FINE, (y + r) * FINE)
        self._draw.ellipse(edges, fill, line, round(width * FINE) if line else 0)

    def shape(self, points: Sequence[Point], fill: Colour) -> None:
        """The inside of a polygon."""
        self._draw.polygon([(x * FINE, y * FINE) for x, y in points], fill)

    def line(self, points: Sequence[Point], paint: Colour, width: float, *, closed: bool = False) -> None:
        """A line with round ends and corners."""
        fine = [(x * FINE, y * FINE) for x, y in points]
        fine += fine[:1] if closed else []
        r = width * FINE / 2
        for (ax, ay), (bx, by) in pairwise(fine):
            length = math.hypot(bx - ax, by - ay)
            if length:  # as a shape: Pillow's own wide lines have whole pixels for corners, and curves look gnawed
                dx, dy = r * (by - ay) / length, r * (ax - bx) / length
                self._draw.polygon(
                    [(ax + dx, ay + dy), (bx + dx, by + dy), (bx - dx, by - dy), (ax - dx, ay - dy)], paint
                )
        for x, y in fine:
            self._draw.ellipse((x - r, y - r, x + r, y + r), paint)

    def dashes(self, start: Point, end: Point, paint: Colour, width: float, dash: float) -> None:
        """A broken line: as much gap as dash."""
        length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
        for n in range(int(length / dash / 2 + 0.5)):
            ends = [(2 * n * dash) / length, min(1.0, (2 * n + 1) * dash / length)]
            self.line(
                [(start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t) for t in ends], paint, width
            )

    def path(self, paths: Iterable[str], paint: Colour, width: float, at: Point = (0, 0), scale: float = 1) -> None:
        """Paths in the notation of our icons, as lines."""
        for path in paths:
            for points, closed in polylines(path):
                self.line([(at[0] + x * scale, at[1] + y * scale) for x, y in points], paint, width, closed=closed)

    def inside(self, paths: Iterable[str], fill: Colour, at: Point = (0, 0), scale: float = 1) -> None:
        """The same, filled."""
        for path in paths:
            for points, _ in polylines(path):
                self.shape([(at[0] + x * scale, at[1] + y * scale) for x, y in points], fill)

    def icon(self, name: str, x: float, y: float, side: float, paint: Colour, heavy: float = 1.5) -> None:
        """An icon with its middle at a point. `heavy`: width of its lines on the grid of 24."""
        drawn, scale = icon(name), side / 24
        at = (x - side / 2, y - side / 2)
        self.path(drawn["stroke"], paint, heavy * scale, at, scale)
        self.inside(drawn.get("fill", ()), paint, at, scale)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        paint: Colour = INK,
        *,
        bold: bool = False,
        align: str = "l",
        most: float = 0,
        leading: float = 1.36,
    ) -> None:
        """Lines of words, the first with its middle at `y`. `align`: l, m or r; `most`: how wide a line may be."""
        for n, words_of_line in enumerate(words.split("\n")):
            wide = self.wide(words_of_line, size, bold=bold)
            if most and wide > most:
                raise ValueError(f"“{words_of_line}” is {wide:.0f} px wide, there is room for {most:.0f}")
            baseline = y + size * (MIDDLE + n * leading)
            self._draw.text((x * FINE, baseline * FINE), words_of_line, paint, _font(size, bold), anchor=align + "s")

    def wide(self, words: str, size: float, *, bold: bool = False) -> float:
        return _font(size, bold).getlength(words) / FINE

    def picture(self) -> Image.Image:
        """As it will be seen."""
        return self._image.reduce(FINE)

    def save(self, name: str) -> None:
        """Into the media of the sample: a PNG of few colours, or a WebP that keeps them all."""
        path = MEDIA / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".webp"):
            self.picture().save(path, lossless=True, quality=100, method=6)
        else:
            self.picture().quantize(96, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)


@cache
def _font(size: float, bold: bool) -> ImageFont.FreeTypeFont:
    name = f"MingbaiSansSC-{'Bold' if bold else 'Regular'}.otf"
    return ImageFont.truetype(str(ROOT / "assets" / "fonts" / name), size * FINE)
