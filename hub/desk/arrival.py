"""A folder comes to the desk: its items become drafts, its records stand at once, its media are taken in by hash.

Rules it keeps: nothing that comes in is approved by coming in; an item that is at the desk already gets a new revision,
and only if it differs; what cannot be taken is told by item, and the rest comes in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File as Opened
from django.db import transaction

from hub.desk import organisation, records, register
from hub.desk.items import fill
from hub.desk.media import File, Picture
from hub.desk.pages import PAGES, UnitPage
from kiosk.content import codec
from kiosk.content.item import Media
from kiosk.content.kinds import AnyItem
from kiosk.folder import Draft

TITLE = 255


@dataclass
class Arrived:
    """What came of a folder. `refused`: sentences."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def bring(draft: Draft, by: Any = None) -> Arrived:
    """Take a folder's draft in. Raises ValidationError when the folder belongs to another office's feed."""
    office = organisation.office()
    if office is not None and office.feed != draft.feed:
        raise ValidationError(f"本中心的信息源是 {office.feed}，不能导入 {draft.feed} 的内容")
    arrived = Arrived(refused=[str(fault) for fault in draft.faults])
    organisation.found(draft.feed, draft.office.name)
    _records(draft, by)
    for medium in _media(draft):
        take(medium, draft.media)
    drafts = register.drafts()
    for item in _units_first(draft.items):
        try:
            with transaction.atomic():
                _bring(item, drafts.get(item.id), by, arrived)
        except ValidationError as e:
            arrived.refused.append(f"{item.id}: {'；'.join(e.messages)}")
    return arrived


def take(medium: Media, files: Mapping[str, Path]) -> None:
    """Have a medium at the desk, once, however many items show it."""
    model = Picture if medium.type.startswith("image/") else File
    if model.objects.filter(sha256=medium.sha256).exists():
        return
    with files[medium.sha256].open("rb") as file:
        title = (medium.caption or Path(medium.name).stem)[:TITLE]
        model(title=title, file=Opened(file, name=Path(medium.name).name)).save()


def _bring(item: AnyItem, known: AnyItem | None, by: Any, arrived: Arrived) -> None:
    if known is not None and codec.encode(known) == codec.encode(item):
        arrived.same.append(item.id)
        return
    if len(item.title) > TITLE:
        raise ValidationError(f"标题有 {len(item.title)} 字，最多 {TITLE} 字")
    model = PAGES[str(item.__struct_config__.tag)]
    page = model.objects.filter(item_id=item.id).first()
    if page is not None:
        page = page.get_latest_revision_as_object()
        fill(page, item)
        page.save_revision(user=by, clean=False)
        arrived.changed.append(item.id)
        return
    page = model(live=False, has_unpublished_changes=True, owner=by)
    fill(page, item)
    _parent(item).add_child(instance=page)
    page.save_revision(user=by, clean=False)
    arrived.new.append(item.id)


def _parent(item: AnyItem) -> Any:
    if item.__struct_config__.tag == "unit":
        if item.source.unit != item.id:
            raise ValidationError("机构条目的来源单位应当是它自己")
        return organisation.office()
    unit = UnitPage.objects.filter(item_id=item.source.unit).first()
    if unit is None:
        raise ValidationError(f"没有单位 {item.source.unit}")
    return organisation.shelf(unit, str(item.__struct_config__.tag))


def _records(draft: Draft, by: Any) -> None:
    for name in records.TYPES:
        records.put(name, getattr(draft, name), by)


def _media(draft: Draft) -> Iterator[Media]:
    for item in draft.items:
        yield from item.media


def _units_first(items: tuple[AnyItem, ...]) -> list[AnyItem]:
    return sorted(items, key=lambda item: item.__struct_config__.tag != "unit")
