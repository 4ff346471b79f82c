"""The tables of the fleet.

Rules it keeps: a terminal is its ed25519 key, and the fingerprint follows from the key; a code opens one door once;
the numbers of a terminal's requests only grow, whoever of several workers takes them; who approved or revoked is kept.
"""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from django.conf import settings
from django.db import models

from hub.fleet.ledger_rows import Broken, Early, Explained, Ledger
from kiosk.command import IDENTIFY, RESTART, SCREENSHOT, SYNC

__all__ = [
    "BEATS_KEPT",
    "CODE_LIFE",
    "Beat",
    "Broken",
    "Code",
    "Command",
    "Early",
    "Explained",
    "HelpCall",
    "Ledger",
    "Screenshot",
    "State",
    "Terminal",
    "Try",
    "What",
]

CODE_LIFE = timedelta(minutes=10)
BEATS_KEPT = timedelta(days=30)
"""How long it can be told how a terminal was: long enough for a monthly inspection."""


class State(models.TextChoices):
    PENDING = "pending", "待批准"
    APPROVED = "approved", "已批准"
    REVOKED = "revoked", "已停用"


class Terminal(models.Model):
    """One terminal, from its first request on."""

    name = models.CharField("名称", max_length=100, blank=True)
    key_ed25519 = models.CharField("公钥", max_length=44, unique=True, editable=False)  # base64
    fingerprint = models.CharField("指纹", max_length=19, unique=True, editable=False)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.PENDING, editable=False)
    site = models.CharField("地点", max_length=100, blank=True)
    floor = models.CharField("楼层", max_length=100, blank=True)
    board = models.CharField("显示屏编号", max_length=64, blank=True)
    tags = models.CharField("标签", max_length=200, blank=True, help_text="用空格分开")
    on_from = models.TimeField("应开机，从", default=time(8, 30))
    on_until = models.TimeField("到", default=time(17, 30), help_text="起止相同表示全天")
    picture_every = models.PositiveSmallIntegerField(
        "自动截图间隔（分钟）", default=60, help_text="0 表示不自动截图；触摸屏只在没有人用时截"
    )
    every_day = models.BooleanField("节假日也开机", default=False)
    custodian = models.CharField("保管人", max_length=50, blank=True)
    phone = models.CharField("保管人电话", max_length=40, blank=True)
    root = models.CharField("信任的根", max_length=64, blank=True, editable=False)  # as it told when it asked
    asked_at = models.DateTimeField("首次请求", auto_now_add=True)
    asked_from = models.GenericIPAddressField("来自", null=True, editable=False)
    approved_at = models.DateTimeField("批准时间", null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    revoked_at = models.DateTimeField("停用时间", null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    replaced_by = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.PROTECT, related_name="replaces"
    )
    latest = models.OneToOneField("Beat", null=True, editable=False, on_delete=models.SET_NULL, related_name="+")
    # The last request: its number, the minute of the hub's clock it came in, how many have come in that minute.
    number = models.BigIntegerField(default=0, editable=False)
    minute = models.BigIntegerField(default=0, editable=False)
    in_minute = models.IntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "终端"
        verbose_name_plural = "终端"
        ordering = ("site", "floor", "name", "pk")

    def __str__(self) -> str:
        return self.name or self.fingerprint


class Code(models.Model):
    """A code that a terminal shows and an administrator types: who types it stands before that screen."""

    terminal = models.ForeignKey(Terminal, on_delete=models.CASCADE, related_name="codes")
    letters = models.CharField(max_length=6, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Try(models.Model):
    """A code somebody typed that was none."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(db_index=True)


class Beat(models.Model):
    """How a terminal said it was. The newest is the terminal's `latest`; others go after BEATS_KEPT."""

    terminal = models.ForeignKey(Terminal, on_delete=models.CASCADE, related_name="beats")
    made_at = models.DateTimeField()
    received_at = models.DateTimeField()
    unsure = models.BooleanField(default=False)
    edition = models.BigIntegerField()
    emergency = models.BigIntegerField()
    state = models.CharField(max_length=40)
    faults: Any = models.JSONField(default=list)
    queued = models.BigIntegerField()
    free_mb = models.BigIntegerField()
    software = models.CharField(max_length=100, blank=True)
    showing = models.CharField(max_length=20, blank=True)
    panel = models.CharField(max_length=40, blank=True)
    memory_mb = models.BigIntegerField(default=0)
    spare_mb = models.BigIntegerField(default=0)
    celsius = models.SmallIntegerField(null=True)
    ledger = models.BigIntegerField(default=0)
    ledger_link = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "运行状况"
        verbose_name_plural = "运行状况"
        indexes = (models.Index(fields=("terminal", "received_at")),)


class HelpCall(models.Model):
    """Somebody stands before a screen and asks for a human."""

    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT, related_name="calls")
    place = models.CharField("页面", max_length=255)
    where = models.CharField("位置", max_length=255, blank=True)
    made_at = models.DateTimeField("按下时间")
    received_at = models.DateTimeField("收到时间", db_index=True)
    answered_at = models.DateTimeField("应答时间", null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "找人帮忙"
        verbose_name_plural = "找人帮忙"
        ordering = ("-received_at",)


class What(models.TextChoices):
    """The four things a terminal can be asked (kiosk/command.py)."""

    SYNC = SYNC, "立即同步"
    SCREENSHOT = SCREENSHOT, "截图"
    RESTART = RESTART, "重启程序"
    IDENTIFY = IDENTIFY, "亮出名称"


class Command(models.Model):
    """Something a terminal was asked to do, until when, and what came of it."""

    id = models.CharField(primary_key=True, max_length=32)
    terminal = models.ForeignKey(Terminal, on_delete=models.CASCADE, related_name="commands")
    what = models.CharField("指令", max_length=20, choices=What.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("下达时间")
    until = models.DateTimeField("有效至")
    taken_at = models.DateTimeField("取走时间", null=True)
    answered_at = models.DateTimeField("应答时间", null=True)
    how = models.CharField("结果", max_length=10, blank=True)
    why = models.CharField("原因", max_length=500, blank=True)

    class Meta:
        verbose_name = "指令"
        verbose_name_plural = "指令"
        ordering = ("-made_at",)
        indexes = (models.Index(fields=("terminal", "-made_at")),)


class Screenshot(models.Model):
    """What a screen showed, a JPEG. In the database: the workers may stand on several machines."""

    terminal = models.ForeignKey(Terminal, on_delete=models.CASCADE, related_name="screenshots")
    command = models.OneToOneField(Command, null=True, on_delete=models.SET_NULL, related_name="screenshot")
    at = models.DateTimeField("截图时间")
    picture = models.BinaryField()

    class Meta:
        verbose_name = "截图"
        verbose_name_plural = "截图"
        ordering = ("-at",)
        indexes = (models.Index(fields=("terminal", "-at")),)
