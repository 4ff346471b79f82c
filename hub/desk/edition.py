"""What press gets: a Draft of everything that is approved and stands, with the records and the files.

Rules it keeps: nothing but approved rows and standing records is read here, no page, no revision, no upload; a row
whose bytes are no longer what was approved is a fault of that item, and press keeps what it published of it before.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hub.desk import approved, blobs, organisation, records
from kiosk.content import codec
from kiosk.content.kinds import AnyItem
from kiosk.errors import BadInput, CodecError
from kiosk.folder import Draft, Fault


def draft(now: datetime) -> Draft:
    """The draft of the next edition. Raises BadInput while there is no office."""
    office = organisation.office()
    if office is None:
        raise BadInput("the hub", "no office is set up yet", "mingbai-hub import FOLDER")
    known = records.standing()
    items: list[AnyItem] = []
    faults: list[Fault] = []
    for row in approved.standing().order_by("item_id").iterator():
        taken = _taken(row)
        if isinstance(taken, Fault):
            faults.append(taken)
        else:
            items.append(taken)
    return Draft(
        feed=office.feed,
        office=known.office,
        rules=known.rules,
        as_of=now.astimezone(ZoneInfo(known.office.timezone)).date(),
        items=tuple(items),
        slots=known.slots,
        boards=known.boards,
        layouts=known.layouts,
        profiles=known.profiles,
        interval_s=known.interval_s,
        stale_after_s=known.stale_after_s,
        faults=tuple(faults),
        media=_files(items),
    )


def _taken(row: approved.Approved) -> AnyItem | Fault:
    data = bytes(row.bytes)
    where = f"approved row {row.pk}"
    if codec.sha256(data) != row.digest:
        return Fault(where, "its bytes are not those that were approved", "approve the item anew", row.item_id)
    try:
        return codec.decode_item(data, where)
    except CodecError as e:
        return Fault(where, str(e), "approve the item anew", row.item_id)


def _files(items: list[AnyItem]) -> dict[str, Path]:
    return {medium.sha256: blobs.path_of(medium.sha256) for item in items for medium in item.media}
