"""Pictures and files at the desk, each known by the SHA-256 of its bytes, and the rows that put them into an item.

Rules it keeps: limits and types are those of the folder (definitions D6), decided by content; a file that is replaced
is measured anew, so the item that shows it is another one and has to be approved again.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Orderable

from hub.desk.columns import FlagColumn, LineColumn
from hub.desk.words import word
from kiosk.content.item import Media
from kiosk.folder.media import Found, checked


class Measured(models.Model):
    """What the first bytes and the hash of a file tell."""

    sha256 = models.CharField(max_length=64, editable=False, db_index=True, default="")
    length = models.BigIntegerField(editable=False, default=0)
    media_type = models.CharField(max_length=40, editable=False, default="")
    seen_width = models.IntegerField(editable=False, default=0)
    seen_height = models.IntegerField(editable=False, default=0)
    pages = models.IntegerField(editable=False, default=0)
    seconds = models.IntegerField(editable=False, default=0)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        fresh = not self.sha256 or not getattr(self.file, "_committed", True)
        super().save(*args, **kwargs)
        if fresh:
            self._take(measured(Path(self.file.path), os.fspath(self.file.name)))
            type(self).objects.filter(pk=self.pk).update(**{name: getattr(self, name) for name in MEASURES})

    def _take(self, found: Found) -> None:
        self.sha256, self.length, self.media_type = found.sha256, found.length, found.type
        (self.seen_width, self.seen_height), self.pages, self.seconds = found.size, found.pages, found.seconds


MEASURES = ("sha256", "length", "media_type", "seen_width", "seen_height", "pages", "seconds")


def measured(path: Path, name: str) -> Found:
    """What a file is. Raises ValidationError with a sentence."""
    try:
        return checked(path, Path(name).name)
    except ValueError as e:
        raise ValidationError(f"不能使用这个文件：{e}") from e


class Picture(Measured, AbstractImage):
    """A picture staff uploaded."""

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = "图片"
        verbose_name_plural = "图片"


class Rendition(AbstractRendition):
    """A picture scaled for the console; screens get the picture itself."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class File(Measured, AbstractDocument):
    """A PDF, a film or a sound staff uploaded."""

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = "附件"
        verbose_name_plural = "附件"


class ItemMedia(Orderable):
    """One picture or file of an item."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="media")
    picture = models.ForeignKey(
        Picture, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="图片"
    )
    file = models.ForeignKey(
        File, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="附件（PDF、音视频）"
    )
    caption = LineColumn(
        blank=True, default="", verbose_name=word(Media, "caption").label, help_text=word(Media, "caption").help
    )
    name = LineColumn(
        blank=True, default="", verbose_name=word(Media, "name").label, help_text=word(Media, "name").help
    )
    deferred = FlagColumn(
        default=False, blank=True, verbose_name=word(Media, "deferred").label, help_text=word(Media, "deferred").help
    )

    panels = (
        FieldPanel("picture"),
        FieldPanel("file"),
        FieldPanel("caption"),
        FieldPanel("name"),
        FieldPanel("deferred"),
    )

    def clean(self) -> None:
        super().clean()
        if (self.picture is None) == (self.file is None):
            raise ValidationError("请选择一张图片或一个附件，二选一")

    @property
    def source(self) -> Measured | None:
        return self.picture or self.file

    def tree(self) -> dict[str, Any] | None:
        """As an item names it; None while nothing is chosen."""
        source = self.source
        if source is None:
            return None
        return {
            "sha256": source.sha256,
            "length": source.length,
            "type": source.media_type,
            "name": self.name or Path(source.file.name).name,
            "caption": self.caption,
            "width": source.seen_width,
            "height": source.seen_height,
            "pages": source.pages,
            "seconds": source.seconds,
            "deferred": self.deferred,
        }


def row_of(medium: Media, number: int) -> ItemMedia:
    """The row that shows a medium which is already here. Raises ValidationError when it is not."""
    row = ItemMedia(sort_order=number, name=medium.name, caption=medium.caption, deferred=medium.deferred)
    if medium.type.startswith("image/"):
        row.picture = Picture.objects.filter(sha256=medium.sha256).first()
    else:
        row.file = File.objects.filter(sha256=medium.sha256).first()
    if row.source is None:
        raise ValidationError(f"文件 {medium.name} 还没有导入")
    return row
