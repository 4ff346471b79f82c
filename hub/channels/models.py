"""The record that an item was published somewhere: who says so, when it was, with a link or a photograph.

Rules it keeps: rows are added and never changed, the newest of an item and a carrier holds; a row names the text it is
about, so that an older text on a carrier is told; the screens are no matter of this table, the feed says them.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models


class State(models.TextChoices):
    OUT = "out", "已发布"
    OFF = "off", "已撤下"
    NEEDLESS = "needless", "不需发布"


class Appended(models.QuerySet):
    """Rows that are only ever added."""

    def update(self, **values: Any) -> int:
        raise TypeError("what was recorded is never changed")

    def delete(self) -> Any:
        raise TypeError("what was recorded is never removed")


class Entry(models.Model):
    """One record. `digest`: of the approved text that was the newest then. `scan`: SHA-256 of a photograph."""

    item_id = models.CharField("编号", max_length=64, db_index=True)
    carrier = models.CharField("渠道", max_length=64)
    title = models.CharField("渠道名称", max_length=255)
    state = models.CharField("状态", max_length=10, choices=State.choices)
    day = models.DateField("日期")
    link = models.CharField("网址、刊期或位置", max_length=500, blank=True)
    note = models.CharField("说明", max_length=500, blank=True)
    digest = models.CharField("SHA-256", max_length=64)
    scan = models.CharField("照片或扫描件", max_length=64, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="登记人")
    at = models.DateTimeField("登记时间")

    objects = Appended.as_manager()

    class Meta:
        verbose_name = "渠道发布登记"
        verbose_name_plural = "渠道发布登记"
        ordering = ("pk",)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("what was recorded is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("what was recorded is never removed")


def newest(item_ids: list[str] | None = None) -> dict[tuple[str, str], Entry]:
    """The newest row of every item and carrier."""
    rows = Entry.objects.select_related("by")
    if item_ids is not None:
        rows = rows.filter(item_id__in=item_ids)
    return {(row.item_id, row.carrier): row for row in rows}
