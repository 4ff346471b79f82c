"""Changes of single entries of the records, as they were proposed and decided.

Rules it keeps: rows are added and never changed; a proposal holds the entry before and after, byte for byte, so that
two people may change two entries at once and neither undoes the other; who proposed it does not accept it.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from hub.records.sorts import SORTS, Sort
from kiosk.content import codec


class Proposed(models.Model):
    """An entry in another state. `before` empty: it is new; `after` empty: it goes."""

    sort = models.CharField("类别", max_length=20)
    key = models.CharField("编号", max_length=100)
    before = models.BinaryField()
    after = models.BinaryField()
    digest = models.CharField("SHA-256", max_length=64)
    why = models.CharField("理由", max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="拟稿人")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "记录的变更"
        verbose_name_plural = "记录的变更"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.kind.label} {self.key}（{self.act}）"

    @property
    def kind(self) -> Sort:
        return SORTS[self.sort]

    @property
    def act(self) -> str:
        return "新增" if not self.before else "删除" if not self.after else "修改"

    @property
    def old(self) -> Any:
        """The entry as it was; None for a new one."""
        return codec.decode(bytes(self.before), self.kind.type, self.key) if self.before else None

    @property
    def new(self) -> Any:
        """The entry as it is to be; None when it goes."""
        return codec.decode(bytes(self.after), self.kind.type, self.key) if self.after else None

    @property
    def waits(self) -> bool:
        return not hasattr(self, "decision")


class Decision(models.Model):
    """What was decided: accepted by another, or not, or taken back by the one who proposed it."""

    proposed = models.OneToOneField(Proposed, on_delete=models.PROTECT, related_name="decision")
    accepted = models.BooleanField("采纳")
    why = models.CharField("意见", max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="决定人")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "变更的决定"
        verbose_name_plural = "变更的决定"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.proposed}：{self.word}"

    @property
    def word(self) -> str:
        return "已采纳" if self.accepted else "已撤回" if self.by_id == self.proposed.by_id else "未采纳"
