"""Scans and photographs that prove something: a signed form, a notice board with its notice on it.

Rules it keeps: what is kept is a JPEG of our own making, so that nothing else the file carried stays; it lies beside
the files of approved items under the SHA-256 of its bytes.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps

from hub.desk import blobs

MB, MP = 20, 40
FORMATS = ("JPEG", "PNG", "WEBP")
HELP = "JPEG、PNG 或 WebP 图片，不超过 20 MB、4000 万像素"


def cleaned(file: Any, what: str = "扫描件") -> bytes:
    """The uploaded picture as a JPEG of our own making. Raises ValidationError with a sentence about `what`."""
    if file.size > MB * 1_000_000:
        raise ValidationError(f"{what}超过 20 MB")
    try:
        with Image.open(file, formats=FORMATS) as image:
            if image.width * image.height > MP * 1_000_000:
                raise ValidationError(f"{what}超过 4000 万像素")
            out = io.BytesIO()
            ImageOps.exif_transpose(image).convert("RGB").save(out, "JPEG", quality=85)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as e:
        raise ValidationError(f"{what}不是可用的图片（JPEG、PNG、WebP）") from e
    return out.getvalue()


def kept(data: bytes) -> str:
    """The SHA-256 under which these bytes lie from now on."""
    sha256 = hashlib.sha256(data).hexdigest()
    with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
        file.write(data)
        file.flush()
        blobs.keep(Path(file.name), sha256)
    return sha256


def read(sha256: str) -> bytes:
    """The bytes of a scan that is kept."""
    return blobs.path_of(sha256).read_bytes()
