"""A QR code: whole pixels a module, four modules of white around it, dark on light in every palette.

Rules it keeps: segno is imported when the first code is drawn, not before; a code that would be smaller than two pixels
a module is refused loudly rather than shown unreadable.
"""

from __future__ import annotations

from functools import lru_cache

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.widget import Widget

QUIET = 4
LEAST_PX = 2


class Qr(Widget):
    """`content` as a QR code (error correction M), as large as whole modules allow, in the middle of the box."""

    look = ObjectProperty(None, allownone=True)
    content = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        self._shown = ""
        self.modules = 0
        self._square: Rectangle | None = None
        super().__init__(**kwargs)
        self.bind(content=self._draw, look=self._draw, pos=self._settle, size=self._settle)
        self._draw()

    @property
    def module_px(self) -> int:
        """Pixels a module."""
        return int(min(self.width, self.height)) // self.modules if self.modules else 0

    def _draw(self, *_: object) -> None:
        if self.content == self._shown:
            return
        self._shown = self.content
        self.canvas.clear()
        self.modules, self._square = 0, None
        if self.content:
            self.modules, pixels = matrix(self.content)
            texture = Texture.create(size=(self.modules, self.modules), colorfmt="luminance", bufferfmt="ubyte")
            texture.mag_filter = texture.min_filter = "nearest"
            texture.blit_buffer(pixels, colorfmt="luminance", bufferfmt="ubyte")
            with self.canvas:
                Color(1, 1, 1, 1)
                self._square = Rectangle(texture=texture, tex_coords=(0, 1, 1, 1, 1, 0, 0, 0))
        self._settle()

    def _settle(self, *_: object) -> None:
        if self._square is None:
            return
        side = self.modules * self.module_px
        if self.module_px < LEAST_PX:
            raise ValueError(
                f"a QR code of {self.modules} modules needs {self.modules * LEAST_PX} px, the box has "
                f"{int(min(self.width, self.height))}: shorten the address or enlarge the box"
            )
        pos = (round(self.center_x - side / 2), round(self.center_y - side / 2))
        if tuple(self._square.pos) != pos:
            self._square.pos = pos
        if tuple(self._square.size) != (side, side):
            self._square.size = (side, side)


@lru_cache(maxsize=16)
def matrix(content: str) -> tuple[int, bytes]:
    """Modules a side, the quiet zone counted, and their luminance, rows from the top."""
    import segno

    code = segno.make(content, error="m", micro=False)
    rows = [bytes(0 if dark else 255 for dark in row) for row in code.matrix_iter(border=QUIET)]
    return len(rows), b"".join(rows)
