"""A card: a surface with round corners and a border.

Rules it keeps:
- surface and border lie side by side, not one on the other: overdraw is the frame budget (benchmarks/prose.py);
  only in the corners the surface reaches under the middle of the border, so that nothing shines through;
- a large surface that stands still is cleared, not drawn (screens/parts/clear.py);
- edges are smooth because corners are coverage from the atlas, and sharp because straight sides are whole pixels.
"""

from __future__ import annotations

from collections.abc import Iterator

from kivy.graphics import Instruction
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from screens.parts import strokes
from screens.parts.atlas import Glyph, Page
from screens.parts.clear import Clear
from screens.parts.part import Part
from screens.parts.sheet import Sheet

LARGE = 40_000
"""Pixels from which a surface is cleared rather than drawn: a third of a millisecond on software GL."""


class Frame(Part):
    """`fill` and `line` are tones, empty for none; `radius` and `border` in pixels, -1 for the theme's.

    A frame that slides or fades says `still: False`: its surface is then drawn, not cleared.
    """

    fill = StringProperty("card")
    line = StringProperty("border")
    radius = NumericProperty(-1)
    border = NumericProperty(-1)
    still = BooleanProperty(True)

    def __init__(self, **kwargs: object) -> None:
        self._clear: Clear | None = None
        self._middle = (0, 0, 0, 0)  # what is cleared, from the lower left corner
        super().__init__(**kwargs)
        again = self.stale
        self.bind(fill=again, line=again, radius=again, border=again, still=again)

    def on_size(self, *_: object) -> None:
        self.stale()

    def compose(self) -> Iterator[None]:
        theme = self.look.theme
        width, height = int(self.width), int(self.height)
        border = int(self.border if self.border >= 0 else theme.border) if self.line else 0
        radius = int(self.radius if self.radius >= 0 else theme.radius)
        radius = max(0, min(radius, width // 2, height // 2))
        sheet = Sheet(self.look.atlas)
        self._clear = None
        if width > 2 * border and height > 2 * border:
            if self.fill:
                self._surface(sheet, width, height, radius, border)
            if border:
                self._outline(sheet, width, height, radius, border)
        yield
        yield from self.draw(_Cleared(self.fill, self._clear, sheet) if self._clear else sheet)

    def recolour(self, *_: object) -> None:
        super().recolour()
        self._settle()

    def _settle(self) -> None:
        super()._settle()
        if self._clear is not None:
            x, y, width, height = self._middle
            self._clear.put(*self.to_window(self.x + x, self.y + y), width, height, self.colour(self.fill))

    def _surface(self, sheet: Sheet, width: int, height: int, radius: int, border: int) -> None:
        edge = max(radius, border)
        middle = (border, edge, width - 2 * border, height - 2 * edge)
        if self.still and middle[2] * middle[3] >= LARGE:
            self._clear, self._middle = Clear(), middle
        else:
            sheet.solid(*middle, self.fill)
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


class _Cleared:
    """A sheet over a cleared middle."""

    def __init__(self, tone: str, clear: Clear, sheet: Sheet) -> None:
        self._tone, self._clear, self._sheet = tone, clear, sheet

    @property
    def pages(self) -> set[Page]:
        return self._sheet.pages

    def meshes(self) -> Iterator[tuple[str, Instruction]]:
        yield self._tone, self._clear
        yield from self._sheet.meshes()


def _corners(sheet: Sheet, glyph: Glyph, width: int, height: int, radius: int, tone: str) -> None:
    right, top = width - radius, height - radius
    sheet.shape(glyph, 0, top, tone)
    sheet.shape(glyph, right, top, tone, flip_x=True)
    sheet.shape(glyph, 0, 0, tone, flip_y=True)
    sheet.shape(glyph, right, 0, tone, flip_x=True, flip_y=True)
