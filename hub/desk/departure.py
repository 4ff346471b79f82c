"""The desk goes out as a folder: the way back of `arrival`, for moving to another hub, for keeping, for working apart.

Rules it keeps: what goes out is what was last saved, approved or not, as the folder spells it; read in again it is the
same; a draft that is no whole item yet, and one whose file is gone, stay behind and are told by id.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from hub.desk import organisation, records, register
from hub.desk.media import File, Picture
from hub.desk.register import Entry
from kiosk.folder import Draft, write


def leave(folder: Path) -> tuple[int, list[str]]:
    """Write the desk into a new folder: how many items, and what stayed behind, in sentences.

    Raises ValidationError before there is an office, BadInput for a folder that is not empty.
    """
    office = organisation.office()
    if office is None:
        raise ValidationError("本中心还没有机关，没有可以导出的内容")
    rows = Entry.objects.filter(page__isnull=False, item=b"").order_by("item_id")
    behind = [f"{row.item_id}: “{row.title}”还没有写完整，没有导出" for row in rows]
    files = {found.sha256: Path(found.file.path) for model in (Picture, File) for found in model.objects.all()}
    items: list[Any] = []
    for item in register.drafts().values():
        gone = [medium.name for medium in item.media if not files.get(medium.sha256, Path("-")).is_file()]
        if gone:
            behind.append(f"{item.id}: 文件 {'、'.join(gone)} 不在了，没有导出")
        else:
            items.append(item)
    known = records.standing()
    content = Draft(
        feed=office.feed,
        office=known.office,
        rules=known.rules,
        as_of=timezone.localdate(),
        items=tuple(sorted(items, key=lambda item: str(item.id))),
        slots=known.slots,
        boards=known.boards,
        layouts=known.layouts,
        profiles=known.profiles,
        interval_s=known.interval_s,
        stale_after_s=known.stale_after_s,
        media=files,
    )
    write(content, folder)
    return len(items), behind
