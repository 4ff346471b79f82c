"""What press gets: a Draft of everything that is approved, stands, and has its time, with the records and the files.

Rules it keeps: nothing but approved rows and standing records is read here, no page, no revision, no upload; a row
whose bytes are no longer what was approved is a fault of that item, and press keeps what it published of it before; a
version that holds from a later day leaves the one before it where it is until then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hub.desk import approved, blobs, organisation, records, timing
from kiosk.content import codec
from kiosk.content.kinds import AnyItem
from kiosk.errors import BadInput, CodecError
from kiosk.folder import Draft, Fault


@dataclass(frozen=True)
class Prepared:
    """A draft, and the moment from which another one would be made of the same rows."""

    draft: Draft
    until: datetime | None


def draft(now: datetime) -> Draft:
    """The draft of the next edition. Raises BadInput while there is no office."""
    return prepared(now).draft


def prepared(now: datetime) -> Prepared:
    """The draft and how long it holds. Raises BadInput while there is no office."""
    office = organisation.office()
    if office is None:
        raise BadInput("the hub", "no office is set up yet", "mingbai-hub import FOLDER")
    known = records.standing()
    items: dict[str, AnyItem] = {}
    texts: dict[str, bytes] = {}
    faults: list[Fault] = []
    coming: list[AnyItem] = []
    for row in approved.standing().order_by("item_id").only("item_id", "digest", "bytes").iterator():
        taken = _taken(row)
        if not isinstance(taken, Fault) and _to_come(taken, now):
            coming.append(taken)
            taken = _until_then(row, now) or taken
        elif not isinstance(taken, Fault):
            texts[taken.id] = bytes(row.bytes)
        if isinstance(taken, Fault):
            faults.append(taken)
        else:
            items[taken.id] = taken
    parts = (known.office, known.slots, known.boards, known.profiles)
    timely = tuple(timing.timely(items, [codec.encode(part) for part in parts], now, texts).values())
    made = Draft(
        feed=office.feed,
        office=known.office,
        rules=known.rules,
        as_of=now.astimezone(ZoneInfo(known.office.timezone)).date(),
        items=timely,
        slots=known.slots,
        boards=known.boards,
        layouts=known.layouts,
        profiles=known.profiles,
        interval_s=known.interval_s,
        stale_after_s=known.stale_after_s,
        faults=tuple(faults),
        media=files(timely),
    )
    return Prepared(made, timing.next_edge([*items.values(), *coming], now))


def _taken(row: approved.Approved) -> AnyItem | Fault:
    data = bytes(row.bytes)
    where = f"approved row {row.pk}"
    if codec.sha256(data) != row.digest:
        return Fault(where, "its bytes are not those that were approved", "approve the item anew", row.item_id)
    try:
        return codec.decode_item(data, where)
    except CodecError as e:
        return Fault(where, str(e), "approve the item anew", row.item_id)


def _to_come(item: AnyItem, now: datetime) -> bool:
    return item.valid.from_ is not None and item.valid.from_ > now


def _until_then(row: approved.Approved, now: datetime) -> AnyItem | None:
    """The version before, if it stood and has begun: it stays until the new one begins."""
    for before in approved.Approved.objects.filter(item_id=row.item_id, pk__lt=row.pk).order_by("-pk"):
        taken = _taken(before)
        if before.withdrawn_at is not None or isinstance(taken, Fault):
            return None
        if not _to_come(taken, now):
            return taken
    return None


def files(items: Iterable[AnyItem]) -> dict[str, Path]:
    """Where the files of approved items lie, by SHA-256."""
    return {medium.sha256: blobs.path_of(medium.sha256) for item in items for medium in item.media}
