"""The single records of the feed besides its items: the office, the rules, slots, boards, layouts, profiles.

Rules it keeps: a change is a new row, the newest stands, so it can be told who changed what when; a hub without any has
the shipped rules and can be written in at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models

from hub.desk.columns import ChoiceColumn
from kiosk.content import codec
from kiosk.content.edition import Board, Layout, Office, Profile, Slot
from kiosk.content.rules import Rules
from kiosk.folder import shipped_rules
from kiosk.layouts import layouts_for

TYPES: dict[str, Any] = {
    "office": Office,
    "rules": Rules,
    "slots": tuple[Slot, ...],
    "boards": tuple[Board, ...],
    "layouts": tuple[Layout, ...],
    "profiles": tuple[Profile, ...],
    "interval_s": int,
    "stale_after_s": int,
}
LABELS = {
    "office": "机关",
    "rules": "规则",
    "slots": "播放位",
    "boards": "显示屏",
    "layouts": "版式",
    "profiles": "终端分组",
    "interval_s": "重新签名间隔",
    "stale_after_s": "过时阈值",
}


class Record(models.Model):
    """One state of a record, as canonical bytes."""

    name = ChoiceColumn(choices=list(LABELS.items()), verbose_name="记录", db_index=True)
    value = models.BinaryField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = "发布记录"
        verbose_name_plural = "发布记录"
        ordering = ("pk",)

    def __str__(self) -> str:
        return LABELS.get(self.name, self.name)


@dataclass(frozen=True)
class Records:
    """What stands now."""

    office: Office
    rules: Rules
    slots: tuple[Slot, ...] = ()
    boards: tuple[Board, ...] = ()
    layouts: tuple[Layout, ...] = ()
    profiles: tuple[Profile, ...] = ()
    interval_s: int = 600
    stale_after_s: int = 86_400


def put(name: str, value: Any, by: Any = None) -> None:
    """A new state of a record; the same as before is no change."""
    data = codec.encode(value)
    before = Record.objects.filter(name=name).last()
    if before is None or bytes(before.value) != data:
        Record.objects.create(name=name, value=data, by=by)


def standing() -> Records:
    """The newest of every record."""
    newest = Record.objects.values("name").annotate(last=models.Max("pk")).values("last")
    rows = Record.objects.filter(pk__in=newest)
    known = {row.name: codec.decode(bytes(row.value), TYPES[row.name], row.name) for row in rows}
    known.setdefault("office", Office(name="（未设置机关名称）", hall="service-hall"))
    if "rules" not in known:
        known["rules"] = shipped_rules()
    known["layouts"] = layouts_for(known.get("layouts", ()), known.get("boards", ()))
    return Records(**known)
