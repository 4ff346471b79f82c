"""The tables of the terminals' ledgers: how far the hub follows each, and where one did not continue.

Rules it keeps: that a ledger broke, and what somebody found out about it, are rows that are added and never changed
(hub/people/guards.py); how far one is followed, and what waits to be followed, are no evidence and may be remade.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from kiosk.evidence import START


class Break(models.TextChoices):
    """How a ledger did not continue."""

    RESET = "reset", "台账被清空，从头记起"
    SHORTER = "shorter", "台账变短，少了已报告过的记录"
    OTHER = "other", "台账被换过，链值与已报告的对不上"
    AGAIN = "again", "信封编号从头来过，台账或发件箱重建过"


class Ledger(models.Model):
    """How far the hub follows a terminal's ledger. Without a `link` it waits until it knows where a piece lies."""

    terminal = models.OneToOneField("fleet.Terminal", on_delete=models.CASCADE, related_name="ledger")
    # By the facts: the last envelope whose entries are chained, and the head after them.
    seq = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(null=True)
    place = models.BigIntegerField(default=0)
    link = models.CharField(max_length=64, default=START, blank=True)
    # By the beats: the last head that was told, the number and moment of its envelope.
    told_seq = models.BigIntegerField(default=0)
    told_at = models.DateTimeField(null=True)
    told_place = models.BigIntegerField(default=0)
    told_link = models.CharField(max_length=64, blank=True)
    since = models.BigIntegerField(default=0)  # heads of beats up to this one are of another ledger


class Early(models.Model):
    """An envelope of facts that waits for the one before it."""

    terminal = models.ForeignKey("fleet.Terminal", on_delete=models.CASCADE, related_name="+")
    seq = models.BigIntegerField()
    made_at = models.DateTimeField()
    body = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("terminal", "seq"), name="one_early_envelope_a_number"),)


class Broken(models.Model):
    """A ledger did not continue what had been told or handed in: how it stood (`known`), how it was told."""

    terminal = models.ForeignKey("fleet.Terminal", on_delete=models.PROTECT, related_name="broken")
    how = models.CharField("情况", max_length=10, choices=Break.choices)
    known_place = models.BigIntegerField("原有条数")
    known_link = models.CharField("原末环", max_length=64)
    place = models.BigIntegerField("报告条数")
    link = models.CharField("报告末环", max_length=64)
    envelope = models.CharField("信封", max_length=36)
    made_at = models.DateTimeField("终端时间")
    at = models.DateTimeField("发现时间")

    class Meta:
        verbose_name = "台账断开"
        verbose_name_plural = "台账断开"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.terminal}：{self.get_how_display()}"


class Explained(models.Model):
    """What was found out about a break, by whom."""

    broken = models.OneToOneField(Broken, on_delete=models.PROTECT, related_name="explained")
    why = models.CharField("查明的原因", max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "台账断开的说明"
        verbose_name_plural = "台账断开的说明"
