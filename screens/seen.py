"""What a window shows, read back from it.

Rules it keeps: read after a frame was drawn and before it is flipped; OpenGL gives rows from below to above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image


def pixels_of(window: Any) -> bytes:
    """RGBA of the whole window, the lowest row first: quick, so it may be done on the glass."""
    from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

    return bytes(glReadPixels(0, 0, *window.size, GL_RGBA, GL_UNSIGNED_BYTE))


def image_of(size: tuple[int, int], pixels: bytes) -> Image:
    """The same as a picture of this size, in RGB."""
    from PIL import Image

    image = Image.frombytes("RGBA", size, pixels)
    return image.transpose(Image.Transpose.FLIP_TOP_BOTTOM).convert("RGB")
