"""From what was brought to a draft at the desk, by the way every draft goes.

Rules it keeps: only into a unit one writes for, asked here; a draft is never approved by coming in; what is too long or
lacks a title is refused with a sentence and nothing is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from hub.bringing.parcel import Unfit
from hub.desk import naming, organisation, records, writing
from hub.desk.items import fill
from hub.desk.pages import PAGES
from hub.desk.register import Entry
from kiosk.content import codec
from kiosk.content.item import Source, Table
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement, AnnouncementType
from kiosk.content.office import Unit
from kiosk.content.rules import Mask
from kiosk.folder import shipped_rules

TITLE, BODY = 255, 60_000
TYPES = (
    ("征求意见", "consultation"),
    ("听证", "hearing"),
    ("中标|招标", "tender"),
    ("预售", "presale"),
    ("公租房|公共租赁|保障房|轮候", "housing"),
    ("更正", "correction"),
    ("公示", "publicity"),
    ("公告", "proclamation"),
    ("通告", "works"),
    ("通报", "bulletin"),
)


def unit_of(page: Any) -> Unit:
    """The unit as it is at the desk."""
    return cast(Unit, codec.decode_item(bytes(Entry.objects.get(pk=page.item_id).item)))


def type_of(title: str) -> str:
    """What kind of announcement a title says it is."""
    return next((type_ for words, type_ in TYPES if any(word in title for word in words.split("|"))), "notice")


def source(unit: Any) -> Source:
    today = timezone.localdate()
    return Source(unit=unit.item_id, made=today, published=today, responsible=unit.title)


def announcement(unit: Any, title: str, type_: str, body: str, table: list[list[str]]) -> Announcement:
    """The item of a draft. `table`: its head first. Raises Unfit."""
    title = " ".join(title.split())
    if not title:
        raise Unfit("还没有标题，请填写标题")
    if len(title) > TITLE:
        raise Unfit(f"标题有 {len(title)} 字，最多 {TITLE} 字，请缩短")
    if not body:
        raise Unfit("还没有正文，请写一两句")
    if len(body) > BODY:
        raise Unfit(f"正文有 {len(body)} 字，最多 {BODY} 字。请把附件部分作为 PDF 上传")
    head, *rows = table or [[]]
    columns = tuple(cell.strip() or f"第{n}列" for n, cell in enumerate(head, 1))
    return Announcement(
        id=naming.propose("announcement", title),
        title=title,
        source=source(unit),
        type=cast(AnnouncementType, type_),
        body=body,
        table=Table(columns=columns, rows=tuple(tuple(row) for row in rows)) if columns and rows else None,
    )


@transaction.atomic
def draft(item: AnyItem, unit: Any, user: Any, shelf: Any = None) -> Any:
    """The new draft's page. Raises PermissionDenied for a unit one does not write for."""
    if shelf is None:
        if unit not in writing.units_of(user):
            raise PermissionDenied("您不在这个单位写内容")
        shelf = organisation.shelf(unit, str(item.__struct_config__.tag))
    page = PAGES[str(item.__struct_config__.tag)](live=False, has_unpublished_changes=True, owner=user)
    fill(page, item)
    shelf.add_child(instance=page)
    page.save_revision(user=user, clean=False)
    return page


def masks() -> Mapping[str, Mask]:
    """The office's masks, by what they mask; the shipped ones where it has none."""
    found = records.standing().rules.masks or shipped_rules().masks
    return {mask.what: mask for mask in found}
