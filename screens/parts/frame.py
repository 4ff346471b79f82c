"""A card: a surface with round corners and a border.

Rules it keeps:
- surface and border lie side by side, not one on the other: overdraw is the frame budget (benchmarks/prose.py);
  only in the corners the surface reaches under the middle of the border, so that nothing shines through;
- edges are smooth because corners are coverage from the atlas, and sharp because straight sides are whole pixels.
"""

from __future__ import annotations

from collections.abc import Iterator

from kivy.properties import NumericProperty, StringProperty

from screens.parts import strokes
from screens.parts.part import Part
from screens.parts.sheet import Sheet


class Frame(Part):
    """`fill` and `line` are tones, empty for none; `radius` and `border` in pixels, -1 for the theme's."""

    fill = StringProperty("card")
    line = StringProperty("border")
    radius = NumericProperty(-1)
    border = NumericProperty(-1)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(fill=self.stale, line=self.stale, radius=self.stale, border=self.stale)

    def on_size(self, *_: object) -> None:
        self.stale()

    def compose(self) -> Iterator[None]:
        theme = self.look.theme
        width, height = int(self.width), int(self.height)
        border = int(self.border if self.border >= 0 else theme.border) if self.line else 0
        radius = int(self.radius if self.radius >= 0 else theme.radius)
        radius = max(0, min(radius, width // 2, height // 2))
        sheet = Sheet(self.look.atlas)
        if width > 2 * border and height > 2 * border:
            if self.fill:
                self._surface(sheet, width, height, radius, border)
            if border:
                self._outline(sheet, width, height, radius, border)
        yield
        yield from self.draw(sheet)

    def _surface(self, sheet: Sheet, width: int, height: int, radius: int, border: int) -> None:
        edge = max(radius, border)
        sheet.solid(border, edge, width - 2 * border, height - 2 * edge, self.fill)
        sheet.solid(edge, border, width - 2 * edge, edge - border, self.fill)
        sheet.solid(edge, height - edge, width - 2 * edge, edge - border, self.fill)
        if radius > border:
            glyph = self.look.atlas.shape(
                ("corner", radius, border), lambda: strokes.corner(radius - border / 2, radius)
            )
            _corners(sheet, glyph, width, height, radius, self.fill)

    def _outline(self, sheet: Sheet, width: int, height: int, radius: int, border: int) -> None:
        edge = radius if radius > border else 0
        sheet.solid(edge, 0, width - 2 * edge, border, self.line)
        sheet.solid(edge, height - border, width - 2 * edge, border, self.line)
        side = edge or border
        sheet.solid(0, side, border, height - 2 * side, self.line)
        sheet.solid(width - border, side, border, height - 2 * side, self.line)
        if edge:
            glyph = self.look.atlas.shape(("ring", radius, border), lambda: strokes.ring(radius, border))
            _corners(sheet, glyph, width, height, radius, self.line)


def _corners(sheet: Sheet, glyph, width: int, height: int, radius: int, tone: str) -> None:
    right, top = width - radius, height - radius
    sheet.shape(glyph, 0, top, tone)
    sheet.shape(glyph, right, top, tone, flip_x=True)
    sheet.shape(glyph, 0, 0, tone, flip_y=True)
    sheet.shape(glyph, right, 0, tone, flip_x=True, flip_y=True)
