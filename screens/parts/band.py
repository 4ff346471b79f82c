"""A flat band of colour, painted by clearing: on software GL next to nothing, where a rectangle costs 8 ns a pixel.

Rules it keeps:
- opaque and rectangular; it obeys the clip of those around it, but no opacity and no transformation: use it for what
  stands still on the glass (header, running line, the lower band), never inside something that slides or fades.
"""

from __future__ import annotations

from kivy.graphics import ClearBuffers, ClearColor, ScissorPop, ScissorPush
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from screens.palette import Rgba


class Band(Widget):
    """Filled with the tone `fill`."""

    look = ObjectProperty(None, allownone=True)
    fill = StringProperty("blue")

    def __init__(self, **kwargs: object) -> None:
        self._clip = ScissorPush(x=0, y=0, width=0, height=0)
        self._paint = ClearColor(0, 0, 0, 1)
        self._rgba: Rgba = (0.0, 0.0, 0.0, 1.0)
        super().__init__(**kwargs)
        for instruction in (self._clip, self._paint, ClearBuffers(), ScissorPop()):
            self.canvas.add(instruction)
        self.bind(pos=self._settle, size=self._settle, look=self._settle, fill=self._settle)
        self._settle()

    def _settle(self, *_: object) -> None:
        if self.look is None:
            return
        clip = self._clip
        x, y = self.to_window(*self.pos)
        box = (round(x), round(y), round(self.width), round(self.height))
        if (clip.x, clip.y, clip.width, clip.height) != box:
            clip.x, clip.y, clip.width, clip.height = box
        rgba = self.look.theme.colour(self.fill)
        if rgba != self._rgba:
            # One by one: ClearColor.rgba of Kivy 2.3.1 takes green for blue.
            self._paint.r, self._paint.g, self._paint.b, self._paint.a = self._rgba = rgba
