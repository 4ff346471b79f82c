"""Decodes pictures for the glass; a process of its own, because a hostile file may crash or hang its decoder.

    python -m screens.pictures.drawing      orders on standard input, pictures on standard output, until the input ends

An order is one line of JSON `{path, page, width, height, part}`; the answer `W H` and a line end, then W × H × 4 bytes
RGBA from the upper left; `0 0 WHY` when it cannot be drawn. `page` counts from 1 for a PDF, 0 is a picture. `part` is
null, or `[x, y, width, height]` of what is wanted of the whole once it fits into the box.

Rules it keeps: turned upright as its EXIF says; scaled down to fit into the box, never up unless a part is asked for;
no more of a page is drawn than is asked for; at most MOST pixels are decoded; a broken file is a sentence, not the end.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from typing import Any, BinaryIO

MOST = 40_000_000
"""Pixels of a picture that we take (definitions D6)."""

SHARPEST = 2.0
"""A page of a PDF is drawn at most so many pixels per point of its own, times the screen's need."""


Part = Sequence[int] | None
"""Left, top, width and height within the whole."""


def draw(path: str, page: int, width: int, height: int, part: Part = None) -> tuple[int, int, bytes]:
    """Width, height and RGBA bytes of a picture fitted into `width` × `height`, or of a part of that.

    Raises ValueError with a sentence.
    """
    image = _page(path, page, width, height, part) if page else _picture(path, width, height, part)
    return image.width, image.height, image.convert("RGBA").tobytes()


def _picture(path: str, width: int, height: int, part: Part) -> Any:
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST
    try:
        with Image.open(path) as image:
            image.draft("RGB", (width, height))  # a JPEG is decoded near the size that is wanted
            upright = ImageOps.exif_transpose(image)
            if part is None:
                upright.thumbnail((width, height), Image.Resampling.LANCZOS)
                return upright
            scale = min(width / upright.width, height / upright.height)
            x, y, w, h = _within(part, round(upright.width * scale), round(upright.height * scale))
            edges = (x / scale, y / scale, min(upright.width, (x + w) / scale), min(upright.height, (y + h) / scale))
            return upright.convert("RGBA").resize((w, h), Image.Resampling.LANCZOS, box=edges)
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError) as e:
        raise ValueError(str(e) or type(e).__name__) from e


def _page(path: str, page: int, width: int, height: int, part: Part) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        try:
            if not 1 <= page <= len(document):
                raise ValueError(f"no page {page}, it has {len(document)}")
            leaf = document[page - 1]
            wide, high = leaf.get_width(), leaf.get_height()
            scale = min(width / wide, height / high, SHARPEST * 8)
            if part is None:
                return leaf.render(scale=scale, rev_byteorder=True).to_pil()
            x, y, w, h = _within(part, math.floor(wide * scale), math.floor(high * scale))
            off = (x / scale, max(0.0, high - (y + h) / scale), max(0.0, wide - (x + w) / scale), y / scale)
            return leaf.render(scale=scale, crop=off, rev_byteorder=True).to_pil().crop((0, 0, w, h))
        finally:
            document.close()
    except (pypdfium2.PdfiumError, OSError, ZeroDivisionError) as e:
        raise ValueError(str(e) or type(e).__name__) from e


def _within(part: Sequence[int], width: int, height: int) -> tuple[int, int, int, int]:
    """The part that there is: a file may have other proportions than its record says."""
    x, y = min(part[0], width - 1), min(part[1], height - 1)
    return x, y, min(part[2], width - x), min(part[3], height - y)


def serve(orders: BinaryIO, out: BinaryIO) -> None:
    """Answer order after order."""
    for line in orders:
        order = json.loads(line)
        try:
            width, height, pixels = draw(**order)
            out.write(f"{width} {height}\n".encode())
            out.write(pixels)
        except (ValueError, MemoryError) as e:
            out.write(f"0 0 {' '.join(str(e).split())}\n".encode())
        out.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
