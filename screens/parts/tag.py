"""A soft label: a few words on a light ground of their meaning (ok, warn, blue)."""

from __future__ import annotations

from kivy.properties import NumericProperty, StringProperty

from screens.parts.frame import Frame
from screens.parts.prose import Prose


class Tag(Frame):
    """`text` in one line or, where the box is narrower, several. `meaning`: ok, warn or blue.

    `natural_width` and `natural_height` are what the text takes in one line; `tall_for(width)` what it needs wrapped.
    """

    text = StringProperty("")
    meaning = StringProperty("blue")
    role = StringProperty("small")
    natural_width = NumericProperty(0)
    natural_height = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        self._words = Prose(align="center", valign="middle", line_height=1.35)
        super().__init__(**kwargs)
        self.add_widget(self._words)
        self.line = ""
        self.bind(text=self._fill, meaning=self._fill, role=self._fill)
        self._fill()

    @property
    def lines(self) -> list:
        """The set lines."""
        return self._words.lines

    def tall_for(self, width: float) -> int:
        """Height for a box `width` pixels wide, so that nothing is cut."""
        return self._words.measure(width - 2 * self._pad()) + self._pad()

    def on_look(self, *args: object) -> None:
        super().on_look(*args)
        self._words.look = self.look
        self.radius = self.look.theme.radius // 2 if self.look else -1
        self._fill()

    def on_pos(self, *args: object) -> None:
        super().on_pos(*args)
        self._lay()

    def on_size(self, *args: object) -> None:
        super().on_size(*args)
        self._lay()

    def _fill(self, *_: object) -> None:
        words = self._words
        self.fill = f"{self.meaning}_soft"
        words.text, words.tone, words.role = self.text, self.meaning, self.role
        if self.look is not None:
            pad = self._pad()
            self.natural_width = words.natural_width() + 2 * pad
            self.natural_height = words.measure(self.natural_width) + pad
        self._lay()

    def _lay(self) -> None:
        if self.look is not None:
            pad = self._pad()
            self._words.size = (max(1, self.width - 2 * pad), self.height)
            self._words.pos = (self.x + pad, self.y)

    def _pad(self) -> int:
        return self.look.theme.gap * 2 // 3
