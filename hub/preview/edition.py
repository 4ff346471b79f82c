"""The edition that would be published for a moment, with a draft in it that nobody has approved yet.

Rules it keeps: unsigned, of serial 1, and never written where a feed lies; of what is not approved only the one draft,
or the one change of a record, that is looked at; files of a draft are read where they lie at the desk.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from hub.desk import edition as desk
from hub.desk import records
from hub.desk.items import item_of
from hub.records import judging
from hub.records.models import Proposed
from kiosk.content.edition import Edition
from kiosk.content.kinds import AnyItem


def made(
    at: datetime, page: Any = None, change: Proposed | None = None
) -> tuple[Edition, dict[str, Path], AnyItem | None]:
    """The edition, its files by hash, and the draft of a page as an item. Raises Unreadable, BadInput.

    `change`: of a record, as if it were accepted.
    """
    draft = desk.draft(at)
    if change is not None:
        known = records.standing()
        value = change.kind.changed(known, change.key, change.new)
        draft = judging.changed(draft, known, change.kind, value)
    items, files, own = list(draft.items), dict(draft.media), None
    if page is not None:
        newest = page.get_latest_revision_as_object()
        own = item_of(newest)
        items = [item for item in items if item.id != own.id] + [own]
        files |= {row.source.sha256: Path(row.source.file.path) for row in newest.media.all() if row.source is not None}
    edition = Edition(
        feed=draft.feed,
        serial=1,
        made_at=at,
        office=draft.office,
        rules=draft.rules,
        items=tuple(items),
        slots=draft.slots,
        boards=draft.boards,
        layouts=draft.layouts,
        profiles=draft.profiles,
        interval_s=draft.interval_s,
        stale_after_s=draft.stale_after_s,
    )
    return edition, files, own
