"""Decodes pictures for the glass; a process of its own, because a hostile file may crash or hang its decoder.

    python -m screens.pictures.drawing      orders on standard input, pictures on standard output, until the input ends

An order is one line of JSON `{path, page, width, height}`; the answer `W H` and a line end, then W × H × 4 bytes RGBA
from the upper left; `0 0 WHY` when it cannot be drawn. `page` counts from 1 for a PDF, 0 is a picture.

Rules it keeps: turned upright as its EXIF says; scaled down to fit into the box, never up; at most MOST pixels are
decoded; a broken file is a sentence, not the end.
"""

from __future__ import annotations

import json
import sys
from typing import Any, BinaryIO

MOST = 40_000_000
"""Pixels of a picture that we take (definitions D6)."""

SHARPEST = 2.0
"""A page of a PDF is drawn at most so many pixels per point of its own, times the screen's need."""


def draw(path: str, page: int, width: int, height: int) -> tuple[int, int, bytes]:
    """Width, height and RGBA bytes of a picture fitted into `width` × `height`. Raises ValueError with a sentence."""
    image = _page(path, page, width, height) if page else _picture(path, width, height)
    return image.width, image.height, image.convert("RGBA").tobytes()


def _picture(path: str, width: int, height: int) -> Any:
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST
    try:
        with Image.open(path) as image:
            image.draft("RGB", (width, height))  # a JPEG is decoded near the size that is wanted
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((width, height), Image.Resampling.LANCZOS)
            return upright
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError) as e:
        raise ValueError(str(e) or type(e).__name__) from e


def _page(path: str, page: int, width: int, height: int) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        try:
            if not 1 <= page <= len(document):
                raise ValueError(f"no page {page}, it has {len(document)}")
            leaf = document[page - 1]
            scale = min(width / leaf.get_width(), height / leaf.get_height(), SHARPEST * 8)
            return leaf.render(scale=scale, rev_byteorder=True).to_pil()
        finally:
            document.close()
    except (pypdfium2.PdfiumError, OSError, ZeroDivisionError) as e:
        raise ValueError(str(e) or type(e).__name__) from e


def serve(orders: BinaryIO, out: BinaryIO) -> None:
    """Answer order after order."""
    for line in orders:
        order = json.loads(line)
        try:
            width, height, pixels = draw(order["path"], order["page"], order["width"], order["height"])
            out.write(f"{width} {height}\n".encode())
            out.write(pixels)
        except (ValueError, MemoryError) as e:
            out.write(f"0 0 {' '.join(str(e).split())}\n".encode())
        out.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
