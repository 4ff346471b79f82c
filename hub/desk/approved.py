"""What has been approved: the only thing that press and the internal page read.

Rules it keeps: a row is the canonical bytes of an item, bound to the revision that was reviewed and to those who
approved it; rows are added, never changed, except that a person may withdraw one, once; of an item the newest row
stands, and a withdrawn newest row means that the item is off, whatever stood before.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from hub.printing import models as printing
from kiosk.content import codec
from kiosk.content.kinds import AnyItem


class Appended(models.QuerySet):
    """Rows that are only ever added."""

    def update(self, **values: Any) -> int:
        raise TypeError("approved rows are never changed")

    def delete(self) -> Any:
        raise TypeError("approved rows are never removed")

    def bulk_create(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("approved rows come from a release, one by one")


class Approved(models.Model):
    """One approval of one item. `approvers`: who, by which step, when, as told at that time."""

    item_id = models.CharField("编号", max_length=64, db_index=True, editable=False)
    kind = models.CharField("类别", max_length=40, editable=False)
    title = models.CharField("标题", max_length=255, editable=False)
    digest = models.CharField("SHA-256", max_length=64, editable=False)
    bytes = models.BinaryField()
    revision = models.BigIntegerField("修订版", editable=False)
    approvers = models.JSONField("审批人", default=list, editable=False)
    at = models.DateTimeField("批准时间", editable=False)
    withdrawn_at = models.DateTimeField("撤回时间", null=True, editable=False)
    withdrawn_by = models.CharField("撤回人", max_length=200, blank=True, default="", editable=False)
    withdrawn_why = models.TextField("撤回原因", blank=True, default="", editable=False)

    objects = Appended.as_manager()

    class Meta:
        verbose_name = "已批准条目"
        verbose_name_plural = "已批准条目"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.title}（{self.item_id}，{self.digest[:12]}）"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("approved rows are never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("approved rows are never removed")

    @property
    def item(self) -> AnyItem:
        return codec.decode_item(bytes(self.bytes), self.item_id)


def append(page: Any, data: bytes, revision: int, approvers: list[dict[str, Any]]) -> Approved:
    """A new row, and the press is asked. Only hub/desk/review.py calls it, after it has checked everything."""
    row = Approved.objects.create(
        item_id=page.item_id,
        kind=page.kind,
        title=page.title,
        digest=codec.sha256(data),
        bytes=data,
        revision=revision,
        approvers=approvers,
        at=timezone.now(),
    )
    printing.ask(printing.Kind.PUBLISH, approvers[-1]["name"] if approvers else "", page.item_id)
    return row


def newest() -> models.QuerySet[Approved]:
    """The newest row of every item, also of those withdrawn."""
    last = Approved.objects.values("item_id").annotate(last=models.Max("pk")).values("last")
    return Approved.objects.filter(pk__in=last)


def standing() -> models.QuerySet[Approved]:
    """The rows that hold now: one an item."""
    return newest().filter(withdrawn_at__isnull=True)


def latest(item_id: str) -> Approved | None:
    """The newest row of one item."""
    return Approved.objects.filter(item_id=item_id).last()


def stands(item_id: str) -> bool:
    """Whether an item is on the screens."""
    row = latest(item_id)
    return row is not None and row.withdrawn_at is None


def withdrawn_since(at: datetime) -> set[str]:
    """The ids of all that is off, and of all that was taken off after a moment, also when it has been approved anew."""
    off = newest().filter(withdrawn_at__isnull=False).values_list("item_id", flat=True)
    return {*off, *Approved.objects.filter(withdrawn_at__gt=at).values_list("item_id", flat=True)}


@transaction.atomic
def withdraw(item_id: str, by: Any, why: str) -> Approved | None:
    """Take an item off every screen: the press is asked at once. None when it was not on."""
    row = latest(item_id)
    if row is None or row.withdrawn_at is not None:
        return None
    # The one change a row may see, past the guard of its manager.
    models.QuerySet(Approved).filter(pk=row.pk, withdrawn_at__isnull=True).update(
        withdrawn_at=timezone.now(), withdrawn_by=str(by), withdrawn_why=why
    )
    printing.ask(printing.Kind.WITHDRAW, by, item_id)
    return Approved.objects.get(pk=row.pk)
