"""Flat colour by clearing a part of the window: on software GL next to nothing, where a quad costs 8 ns a pixel.

Rules it keeps: the box is given in the window's pixels; a clear obeys the clip of those around it, but no opacity and
no transformation. It is for what stands still on the glass, never for what slides or fades.
"""

from __future__ import annotations

from kivy.graphics import ClearBuffers, ClearColor, InstructionGroup, ScissorPop, ScissorPush

from screens.palette import Rgba


class Clear(InstructionGroup):
    """A box of one colour. Nothing is touched that has not changed."""

    def __init__(self) -> None:
        super().__init__()
        self._clip = ScissorPush(x=0, y=0, width=0, height=0)
        self._paint = ClearColor(0, 0, 0, 1)
        self._rgba: Rgba = (0.0, 0.0, 0.0, 1.0)
        for instruction in (self._clip, self._paint, ClearBuffers(), ScissorPop()):
            self.add(instruction)

    def put(self, x: float, y: float, width: float, height: float, rgba: Rgba) -> None:
        """Where it is and what colour it has."""
        clip, paint = self._clip, self._paint
        box = (round(x), round(y), round(width), round(height))
        if (clip.x, clip.y, clip.width, clip.height) != box:
            clip.x, clip.y, clip.width, clip.height = box
        if rgba != self._rgba:
            # One by one: ClearColor.rgba of Kivy 2.3.1 takes green for blue.
            paint.r, paint.g, paint.b, paint.a = self._rgba = rgba
            clip.flag_update()
