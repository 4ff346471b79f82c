"""Wordings as they were proposed and approved, and what was published by them.

Rules it keeps: rows are added and never changed; a wording may be used when somebody of each step has approved these
very bytes, nobody of them the one who proposed it, and no two steps by one person; a newer proposal of the same name
takes its place only when it is approved too.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from hub.desk.posts import Role, held
from hub.desk.refusals import Refusal
from hub.lane.wording import Wording
from kiosk.content import codec


class Step(models.TextChoices):
    SECRECY = "secrecy", "保密审查"
    RELEASE = "release", "签发"


STEPS = {Step.SECRECY: (Role.SECRECY,), Step.RELEASE: (Role.CENTRAL, Role.LEADER)}
PROPOSES = (Role.AUTHOR, Role.HEAD, Role.CENTRAL)


class Proposed(models.Model):
    """One state of a wording, as canonical bytes."""

    name = models.CharField("模板", max_length=40)
    value = models.BinaryField()
    digest = models.CharField("SHA-256", max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="拟稿人")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "快速发布模板"
        verbose_name_plural = "快速发布模板"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.wording.button}（{self.digest[:12]}）"

    @property
    def wording(self) -> Wording:
        return codec.decode(bytes(self.value), Wording, self.name)

    @property
    def lacks(self) -> list[Step]:
        """The steps nobody has taken yet."""
        taken = {row.step for row in self.approvals.all()}
        return [step for step in STEPS if step not in taken]


class Approval(models.Model):
    """Somebody has approved a wording."""

    proposed = models.ForeignKey(Proposed, on_delete=models.PROTECT, related_name="approvals")
    step = models.CharField("环节", max_length=10, choices=Step.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="审核人")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "模板审核"
        verbose_name_plural = "模板审核"
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("proposed", "step"), name="one_approval_a_step"),)


class Published(models.Model):
    """One publication: by whom, from which wording, what was filled in, which item it became."""

    proposed = models.ForeignKey(Proposed, on_delete=models.PROTECT, related_name="published")
    item_id = models.CharField("编号", max_length=64)
    values: Any = models.JSONField("填写", default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="发布人")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "快速发布"
        verbose_name_plural = "快速发布"
        ordering = ("-pk",)


def propose(name: str, wording: Wording, by: Any) -> Proposed:
    """A new state of a wording; the same as the newest is no proposal. Raises Refusal."""
    if not held(by).filter(role__in=PROPOSES).exists():
        raise Refusal("您没有拟写模板的岗位")
    data = codec.encode(wording)
    newest = Proposed.objects.filter(name=name).last()
    if newest is not None and bytes(newest.value) == data:
        return newest
    return Proposed.objects.create(name=name, value=data, digest=codec.sha256(data), by=by, at=timezone.now())


@transaction.atomic
def approve(proposed: Proposed, by: Any, digest: str) -> Approval:
    """The next step of its approval. `digest`: of what was read. Raises Refusal."""
    if digest != proposed.digest:
        raise Refusal("模板已有新的一稿，请重新阅读")
    if proposed.by_id == by.pk:
        raise Refusal("拟写模板的人不能审核它")
    if proposed.approvals.filter(by=by).exists():
        raise Refusal("您已审核过这一稿，下一环节由他人审核")
    step = next((step for step in proposed.lacks if held(by).filter(role__in=STEPS[step]).exists()), None)
    if step is None:
        raise Refusal("这一稿没有等您审核的环节")
    return Approval.objects.create(proposed=proposed, step=step, by=by, at=timezone.now())


def usable() -> dict[str, Proposed]:
    """The newest approved state of every wording, by name."""
    found = {}
    for proposed in Proposed.objects.prefetch_related("approvals__by"):
        if not proposed.lacks:
            found[proposed.name] = proposed
    return found
