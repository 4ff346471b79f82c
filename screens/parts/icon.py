"""One of our line icons, in the middle of its box."""

from __future__ import annotations

from collections.abc import Iterator

from kivy.properties import NumericProperty, StringProperty

from screens.palette import Rgba
from screens.parts import strokes
from screens.parts.part import Part
from screens.parts.sheet import Sheet


class Icon(Part):
    """`name` is one of assets/icons/line.json, empty for none; `px` its side in pixels, 0 for the theme's."""

    name = StringProperty("")
    px = NumericProperty(0)
    tone = StringProperty("ink")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(name=self.stale, px=self.stale, tone=self.recolour)

    @property
    def side(self) -> int:
        """Its side in pixels."""
        return int(self.px) or self.look.theme.icon

    def compose(self) -> Iterator[None]:
        sheet = Sheet(self.look.atlas)
        if self.name:
            side = self.side
            glyph = self.look.atlas.shape(("icon", self.name, side), lambda: strokes.icon(self.name, side))
            yield
            sheet.shape(glyph, 0, 0, "")
        yield from self.draw(sheet)

    def origin(self) -> tuple[float, float]:
        side = self.side if self.look else 0
        return self.x + (self.width - side) // 2, self.y + (self.height - side) // 2

    def colour(self, tone: str) -> Rgba:
        return self.look.theme.colour(tone or self.tone)
