"""A flat band of colour from edge to edge: header, running line, the lower band.

Rules it keeps: opaque, rectangular, painted by clearing (screens/parts/clear.py says what that forbids).
"""

from __future__ import annotations

from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from screens.parts.clear import Clear


class Band(Widget):
    """Filled with the tone `fill`."""

    look = ObjectProperty(None, allownone=True)
    fill = StringProperty("blue")

    def __init__(self, **kwargs: object) -> None:
        self._clear = Clear()
        super().__init__(**kwargs)
        self.canvas.add(self._clear)
        self.bind(pos=self._settle, size=self._settle, look=self._settle, fill=self._settle)
        self._settle()

    def _settle(self, *_: object) -> None:
        if self.look is not None:
            self._clear.put(*self.to_window(*self.pos), *self.size, self.look.theme.colour(self.fill))
