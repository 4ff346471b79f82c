"""A document of several pages to draw on, with the words of our faces as words, so that they can be searched and read.

Rules it keeps: pages are A4, 1080 units wide, unless another size is asked for; `y` and `most` mean what they do on a
sheet (sheet.py); only the letters that are used are embedded; no time and no name of a machine is written, so that the
bytes are the same every time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from fpdf import FPDF

from data.drawing.sheet import CARD, INK, MEDIA, MIDDLE, ROOT, Colour
from data.drawing.strokes import Point, icon, polylines

WIDE, HIGH = 1080.0, 1528.0
_POINTS = 595.28 / WIDE
_MADE = datetime(2025, 1, 1, tzinfo=UTC)


class Book:
    """Pages one after another."""

    def __init__(self, title: str, author: str, wide: float = WIDE, high: float = HIGH) -> None:
        self._size = wide, high
        self._pdf = FPDF(unit=_POINTS, format=(wide, high))
        self._pdf.set_creation_date(_MADE)
        self._pdf.set_title(title)
        self._pdf.set_author(author)
        self._pdf.set_lang("zh-CN")
        self._pdf.set_auto_page_break(False)
        self._pdf.c_margin = 0
        fonts = ROOT / "assets" / "fonts"
        self._pdf.add_font("Mingbai", "", fonts / "MingbaiSansSC-Regular.otf")
        self._pdf.add_font("Mingbai", "B", fonts / "MingbaiSansSC-Bold.otf")

    def page(self, ground: Colour = CARD) -> None:
        """The next page."""
        self._pdf.add_page()
        self.box(0, 0, *self._size, ground)

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: Colour | None = None,
        line: Colour | None = None,
        width: float = 0,
        radius: float = 0,
    ) -> None:
        if fill:
            self._pdf.set_fill_color(*fill)
        if line:
            self._pdf.set_draw_color(*line)
            self._pdf.set_line_width(width)
        style = ("D" if line else "") + ("F" if fill else "")
        self._pdf.rect(x, y, w, h, style=style, round_corners=bool(radius), corner_radius=min(radius, h / 2 - 0.5))

    def disc(self, x: float, y: float, r: float, fill: Colour) -> None:
        self._pdf.set_fill_color(*fill)
        self._pdf.ellipse(x - r, y - r, 2 * r, 2 * r, style="F")

    def line(self, points: Sequence[Point], paint: Colour, width: float, *, closed: bool = False) -> None:
        with self._pdf.local_context(stroke_cap_style="round", stroke_join_style="round", line_width=width):
            self._pdf.set_draw_color(*paint)
            self._pdf.polyline([*points, *(points[:2] if closed else [])])

    def icon(self, name: str, x: float, y: float, side: float, paint: Colour, heavy: float = 1.6) -> None:
        """An icon with its middle at a point."""
        scale = side / 24
        for path in icon(name)["stroke"]:
            for points, closed in polylines(path):
                moved = [(x - side / 2 + px * scale, y - side / 2 + py * scale) for px, py in points]
                self.line(moved, paint, heavy * scale, closed=closed)

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
        leading: float = 1.5,
    ) -> None:
        """Lines of words, the first with its middle at `y`."""
        self._pdf.set_font("Mingbai", "B" if bold else "", size * _POINTS)
        self._pdf.set_text_color(*paint)
        for n, line in enumerate(words.split("\n")):
            wide = self._pdf.get_string_width(line)
            if most and wide > most:
                raise ValueError(f"“{line}” is {wide:.0f} wide, there is room for {most:.0f}")
            left = x - {"l": 0.0, "m": wide / 2, "r": wide}[align]
            self._pdf.text(left, y + size * (MIDDLE + n * leading), line)

    def save(self, name: str) -> None:
        """Into the media of the sample."""
        (MEDIA / name).parent.mkdir(parents=True, exist_ok=True)
        self._pdf.output(str(MEDIA / name))
