"""The register of items: every id that was ever given, and the item as it was last saved at the desk.

Rules it keeps: an id stays in it for ever, also when its page is gone; what is noted is the draft, approved or not, so
that a check can look up what an item refers to. Screens read none of it.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from kiosk.content import codec
from kiosk.content.kinds import AnyItem


class Entry(models.Model):
    """One id. `item`: canonical bytes of the last saved draft; empty while it cannot be read as an item."""

    item_id = models.CharField("编号", max_length=64, primary_key=True)
    kind = models.CharField("类别", max_length=40)
    title = models.CharField("标题", max_length=255)
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    item = models.BinaryField(default=b"")
    noted_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "条目登记"
        verbose_name_plural = "条目登记"

    def __str__(self) -> str:
        return f"{self.title}（{self.item_id}）"


def claim(page: Any) -> None:
    """Enter a new page's id. An id that is taken fails, whatever was checked before."""
    Entry.objects.create(item_id=page.item_id, kind=page.kind, title=page.title, page_id=page.pk)


def note(page: Any) -> None:
    """Keep the draft that was just saved."""
    from hub.desk.items import Unreadable, item_of

    try:
        data = codec.encode(item_of(page))
    except Unreadable:
        data = b""
    Entry.objects.filter(item_id=page.item_id).update(title=page.title, item=data)


def drafts() -> dict[str, AnyItem]:
    """All items of the desk as they were last saved, by id."""
    rows = Entry.objects.filter(page__isnull=False).exclude(item=b"").values_list("item_id", "item")
    return {item_id: codec.decode_item(bytes(data)) for item_id, data in rows}
