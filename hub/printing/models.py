"""Requests to the press: what web workers may ask, and what became of it.

Rules it keeps: a request is written in the transaction of the act that asks, so there is none without the act and no
act without it; only the press process sets a state; nothing is ever asked twice for one act, and nothing is removed.
"""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from hub.printing import bell


class Kind(models.TextChoices):
    PUBLISH = "publish", "发布"
    WITHDRAW = "withdraw", "撤回"
    REVERT = "revert", "恢复旧版"
    SIREN = "siren", "应急"
    TIMED = "timed", "定时"


class State(models.TextChoices):
    ASKED = "asked", "待印制"
    DONE = "done", "已完成"
    PARTLY = "partly", "部分完成"
    FAILED = "failed", "未完成"


class Request(models.Model):
    """One thing asked of the press. `about`: the item, or the serial to go back to, or the warning.

    `report`: what became of it; `serial`: the edition that answers it.
    """

    kind = models.CharField("事项", max_length=10, choices=Kind.choices)
    about = models.CharField("对象", max_length=64, blank=True, default="")
    by = models.CharField("提出人", max_length=200)
    at = models.DateTimeField("提出时间", default=timezone.now)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.ASKED, db_index=True)
    done_at = models.DateTimeField("完成时间", null=True)
    serial = models.BigIntegerField("版号", null=True)
    report = models.TextField("结果", blank=True, default="")

    class Meta:
        verbose_name = "印制请求"
        verbose_name_plural = "印制请求"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.about}（{self.get_state_display()}）"


def ask(kind: str, by: Any, about: str = "") -> Request:
    """Ask the press, within the act that wants it; the bell rings when that act is committed."""
    made = Request.objects.create(kind=kind, by=str(by)[:200], about=about)
    transaction.on_commit(bell.ring)
    return made


def asked() -> list[Request]:
    """What waits, in order."""
    return list(Request.objects.filter(state=State.ASKED).order_by("pk"))


def latest() -> Request | None:
    """The last request that something became of."""
    return Request.objects.exclude(state=State.ASKED).order_by("done_at", "pk").last()
