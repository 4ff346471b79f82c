"""What has been brought and waits for somebody's yes, and how columns were named the last time.

Rules it keeps: a tray is its owner's alone and holds what was never published, perhaps unmasked: it goes when its draft
is made, when it is thrown away, or after a day.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

A_DAY = timedelta(days=1)


class Tray(models.Model):
    """One file between its upload and its draft. `data`: what was read, as plain values."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey("desk.UnitPage", on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=20)  # text, word, list, guides
    name = models.CharField(max_length=255)
    data = models.JSONField()
    cursor = models.PositiveIntegerField(default=0)  # rows of a long sheet that are done
    made = models.PositiveIntegerField(default=0)  # drafts that came of them
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "待导入"
        verbose_name_plural = "待导入"

    def __str__(self) -> str:
        return self.name


class Remembered(models.Model):
    """Which column meant which field in sheets with this head, in a unit."""

    unit = models.ForeignKey("desk.UnitPage", on_delete=models.CASCADE, related_name="+")
    head = models.CharField(max_length=64)  # SHA-256 of the head
    fields = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "列的对应"
        verbose_name_plural = "列的对应"
        constraints = (models.UniqueConstraint(fields=("unit", "head"), name="bringing_remembered_once"),)


def lay(by: Any, unit: Any, way: str, name: str, data: dict[str, Any]) -> Tray:
    """Put something on a tray; what lay there for a day goes."""
    Tray.objects.filter(at__lt=timezone.now() - A_DAY).delete()
    return Tray.objects.create(by=by, unit=unit, way=way, name=name[:255], data=data)
