"""What terminals handed in.

Rules it keeps: of every envelope its id and hash stay as long as it may come again; what was shown, how often a place
was used, and what a citizen said are rows that are added and never changed; a citizen's word lies here as it came,
sealed, and no web worker can open it.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from hub.fleet.models import Terminal


class Appended(models.QuerySet):
    """Rows that are only ever added."""

    def update(self, **values: Any) -> int:
        raise TypeError("what was handed in is never changed")

    def delete(self) -> Any:
        raise TypeError("what was handed in is removed by rule only")


class Row(models.Model):
    """A row that is written once."""

    arrival = models.ForeignKey("Arrival", on_delete=models.PROTECT, related_name="+")
    objects = Appended.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("what was handed in is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("what was handed in is removed by rule only")


class Arrival(models.Model):
    """An envelope that was taken: what a receipt names."""

    id = models.CharField(primary_key=True, max_length=36)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("类别", max_length=20)
    seq = models.BigIntegerField()
    made_at = models.DateTimeField()
    unsure = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField("收到时间")

    class Meta:
        verbose_name = "收件"
        verbose_name_plural = "收件"
        indexes = (models.Index(fields=("terminal", "kind", "at")),)


class Shown(Row):
    """An item was really on the glass."""

    item = models.CharField("条目", max_length=64, db_index=True)
    version = models.CharField("版本", max_length=12)
    board = models.CharField("显示屏", max_length=255)
    zone = models.CharField("区域", max_length=10)
    first = models.DateTimeField("从")
    last = models.DateTimeField("到")
    frames = models.BigIntegerField("帧数")
    ended = models.CharField("结束", max_length=10)

    class Meta:
        verbose_name = "播出记录"
        verbose_name_plural = "播出记录"


class Usage(Row):
    """How often a place was opened on a day; a day's sum is over its rows."""

    day = models.DateField("日期", db_index=True)
    place = models.CharField("页面", max_length=255)
    n = models.BigIntegerField("次数")

    class Meta:
        verbose_name = "使用次数"
        verbose_name_plural = "使用次数"


class Voice(Row):
    """What a citizen said, sealed to the hub's key (kiosk/wire.py)."""

    sealed = models.BinaryField()

    class Meta:
        verbose_name = "封口的意见"
        verbose_name_plural = "封口的意见"
