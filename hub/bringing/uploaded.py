"""The forms by which a picture or a file comes in through the console.

Rules it keeps: what a file is, its bytes say; a picture is drawn anew, so that nothing but its points stays (no place
it was taken, no hidden rest); an SVG is none of ours; a PDF is looked through before it is kept; a refusal stands at
the field.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from PIL import Image, ImageOps
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from hub.bringing import papers
from hub.desk.media import measured
from kiosk.folder.media import MAX_PIXELS, TYPES

FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
MB = 1_000_000


class PictureForm(BaseImageForm):
    """A picture, redrawn."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        return redrawn(file) if isinstance(file, UploadedFile) else file


class FileForm(BaseDocumentForm):
    """A PDF, a film or a sound, looked at."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            looked_at(file)
        return file


def redrawn(file: UploadedFile) -> UploadedFile:
    """The same picture in the same format, without what else the file carried. Raises ValidationError."""
    most = TYPES["image/jpeg"][1]
    if (file.size or 0) > most:
        raise ValidationError(f"图片超过 {most // MB} MB，请缩小后再上传")
    out = io.BytesIO()
    try:
        file.seek(0)
        with Image.open(file, formats=tuple(FORMATS)) as image:
            format_ = str(image.format)
            if image.width * image.height > MAX_PIXELS:
                told = f"图片有 {image.width}×{image.height} 点，最多 {MAX_PIXELS // 1_000_000} 百万点，请缩小后再上传"
                raise ValidationError(told)
            # The profile of colours is part of how it looks; it tells nothing about where or by whom.
            profile = image.info.get("icc_profile")
            drawn = ImageOps.exif_transpose(image)
            drawn.info.clear()
            if format_ == "JPEG" and drawn.mode not in ("RGB", "L"):
                drawn, profile = drawn.convert("RGB"), None
            drawn.save(out, format_, quality=92, icc_profile=profile)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as e:
        raise ValidationError("这个文件不是可用的图片，只能是 JPEG、PNG 或 WebP（不能是 SVG）") from e
    name, size, type_ = str(file.name), out.tell(), FORMATS[format_]
    out.seek(0)
    new = InMemoryUploadedFile(out, "file", name, type_, size, None)
    new.image = getattr(file, "image", None)  # type: ignore[attr-defined]  # as Wagtail's own field leaves it
    return new


def looked_at(file: UploadedFile) -> None:
    """Refuse a file that is not what its name says, too large, or a PDF that does things. Raises ValidationError."""
    with tempfile.NamedTemporaryFile(suffix=Path(str(file.name)).suffix.lower()) as copy:
        file.seek(0)
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        file.seek(0)
        found = measured(Path(copy.name), str(file.name))
        if found.type.startswith("image/"):
            raise ValidationError("这是图片，请在“图片”里上传")
        if found.type == "application/pdf":
            papers.check(Path(copy.name))
