"""What a duty officer did, what stood over the screens after it, and who looked it over.

Rules it keeps: rows are added and never changed; an act is written in one transaction with the request to the press, so
there is neither without the other; what it says is what is signed, to the letter; nobody looks over his own act.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.conf import settings
from django.db import models
from django.utils import timezone

from kiosk.content import codec, places
from kiosk.content.emergency import Alarm, Blank, Emergency

REVIEW_WITHIN = timedelta(hours=24)


class Kind(models.TextChoices):
    RAISE = "raise", "发布预警"
    CHANGE = "change", "变更预警"
    LIFT = "lift", "解除预警"
    DRILL = "drill", "演练"
    BLANK = "blank", "停播"
    UNBLANK = "unblank", "恢复播放"
    REVERT = "revert", "恢复旧版"


class Act(models.Model):
    """One act. `subject`: the id of the warning or the stop, or the serial; `told`: the Alarm or Blank as JSON."""

    kind = models.CharField("处置", max_length=10, choices=Kind.choices)
    subject = models.CharField("编号", max_length=64)
    title = models.CharField("内容", max_length=255)
    told: Any = models.JSONField(default=dict)
    why = models.CharField("依据和情况", max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="值班员")
    at = models.DateTimeField("时间")
    request = models.OneToOneField("printing.Request", on_delete=models.PROTECT, related_name="act")

    class Meta:
        verbose_name = "值班处置"
        verbose_name_plural = "值班处置"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}：{self.title}"

    @property
    def alarm(self) -> Alarm:
        """The warning as it is to stand. Raises msgspec.ValidationError for an act that is about none."""
        return msgspec.convert(self.told, Alarm)

    @property
    def blank(self) -> Blank:
        """The stop as it is to stand. Raises msgspec.ValidationError for an act that is about none."""
        return msgspec.convert(self.told, Blank)

    @property
    def review_by(self) -> datetime:
        return self.at + REVIEW_WITHIN

    @property
    def overdue(self) -> bool:
        """Whether somebody should have looked it over by now."""
        return not hasattr(self, "review") and timezone.now() > self.review_by


class Review(models.Model):
    """Somebody else has looked an act over."""

    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="review")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="复核人")
    at = models.DateTimeField("复核时间")
    note = models.CharField("复核意见", max_length=500)

    class Meta:
        verbose_name = "处置复核"
        verbose_name_plural = "处置复核"
        ordering = ("pk",)


class Standing(models.Model):
    """What stood over the screens from a moment on, as it was signed; the press process writes it."""

    serial = models.BigIntegerField("版号", unique=True)
    value = models.BinaryField()
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "应急状态"
        verbose_name_plural = "应急状态"
        ordering = ("serial",)


def standing() -> Emergency | None:
    """What stands now, as far as the press has told; None before it first did."""
    row = Standing.objects.last()
    return codec.decode(bytes(row.value), Emergency, places.EMERGENCY) if row is not None else None


def heard(emergency: Emergency) -> None:
    """The press tells what stands; the same again is no news."""
    Standing.objects.get_or_create(
        serial=emergency.serial, defaults={"value": codec.encode(emergency), "at": emergency.made_at}
    )
