"""Troubles and who was told of them.

Rules it keeps: of one cause there is one open trouble; each way is told of its beginning and of its end, once each, and
again until it was taken; what is over stays for a while, so that it can be told how often it happened.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import models

from hub.alerts.causes import Cause

KEPT = timedelta(days=183)


class Trouble(models.Model):
    """One trouble from its beginning to its end."""

    key = models.CharField("原因", max_length=150)
    title = models.CharField("标题", max_length=255)
    do = models.CharField("怎么办", max_length=500)
    screens: Any = models.JSONField("屏幕", default=list)
    began = models.DateTimeField("开始")
    ended = models.DateTimeField("结束", null=True)

    class Meta:
        verbose_name = "故障"
        verbose_name_plural = "故障"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("key",), condition=models.Q(ended=None), name="one_open_trouble_a_cause"),
        )

    def __str__(self) -> str:
        return self.title


class Message(models.Model):
    """One message by one way. `taken`: when it was handed over."""

    trouble = models.ForeignKey(Trouble, on_delete=models.CASCADE, related_name="messages")
    way = models.CharField("方式", max_length=10)
    over = models.BooleanField("已恢复", default=False)
    tries = models.IntegerField("次数", default=0)
    next_try = models.DateTimeField("下次")
    taken = models.DateTimeField("送达", null=True)
    why = models.CharField("未送达原因", max_length=255, blank=True)

    class Meta:
        verbose_name = "告警消息"
        verbose_name_plural = "告警消息"
        ordering = ("pk",)


def noted(found: list[Cause], ways: tuple[str, ...], now: datetime) -> None:
    """Begin what is new, end what is over, and have each way told."""
    open_ = {trouble.key: trouble for trouble in Trouble.objects.filter(ended=None)}
    for cause in found:
        before = open_.pop(cause.key, None)
        told = {"title": cause.title, "do": cause.do, "screens": list(cause.screens)}
        if before is not None:
            Trouble.objects.filter(pk=before.pk).update(**told)  # more screens in one trouble: no new message
            continue
        trouble = Trouble.objects.create(key=cause.key, began=now, **told)
        Message.objects.bulk_create(Message(trouble=trouble, way=way, next_try=now) for way in ways)
    for trouble in open_.values():
        trouble.ended = now
        trouble.save(update_fields=["ended"])
        # Whoever was never told of its beginning need not hear of its end.
        trouble.messages.filter(taken=None, over=False).delete()
        told_ways = trouble.messages.filter(over=False).values_list("way", flat=True)
        Message.objects.bulk_create(Message(trouble=trouble, way=w, over=True, next_try=now) for w in told_ways)
    Trouble.objects.filter(ended__lt=now - KEPT).delete()
