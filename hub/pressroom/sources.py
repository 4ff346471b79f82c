"""What is to be printed: all that is approved, or an older edition without what has been taken down since.

Rules it keeps: a withdrawn item is in neither; of an item that was taken down and approved anew the new text counts,
never the old one; after going back to an older edition that one stays the source, until a person approves something.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from hub.desk import approved, timing
from hub.desk.edition import Prepared, files
from hub.press.kept import edition
from hub.press.press import Press
from hub.press.revert import draft_of
from hub.printing.models import Kind, Request, State
from kiosk.content import codec
from kiosk.content.edition import Edition
from kiosk.content.kinds import AnyItem
from kiosk.errors import BadInput


def kept_before(press: Press, serial: int, now: datetime) -> Prepared:
    """An older edition as a draft. Raises BadInput when it is not kept any more."""
    return of_edition(edition(press.workshop.public, serial), now)


def on_screens(press: Press, now: datetime) -> Prepared:
    """What terminals show now, without what has been taken down. Raises BadInput before the first edition."""
    current = press.editions.current()
    if current is None:
        raise BadInput(f"feed {press.workshop.feed}", "nothing has been published yet")
    return of_edition(current, now)


def of_edition(old: Edition, now: datetime) -> Prepared:
    """An edition as a draft, brought up to date with the withdrawals since."""
    off = approved.withdrawn_since(old.made_at)
    items: dict[str, AnyItem] = {item.id: item for item in old.items if item.id not in off}
    for row in approved.standing().filter(item_id__in=off & {item.id for item in old.items}):
        if codec.sha256(bytes(row.bytes)) == row.digest:
            items[row.item_id] = row.item
    anew = [items[id] for id in off & set(items)]
    parts = [codec.encode(part) for part in (old.office, old.slots, old.boards, old.profiles)]
    today = now.astimezone(ZoneInfo(old.office.timezone)).date()
    draft = draft_of(old, timing.timely(items, parts, now).values(), today, files(anew))
    return Prepared(draft, timing.next_edge(items.values(), now))


def went_back() -> bool:
    """Whether the last thing a person asked was an older edition."""
    last = (
        Request.objects.filter(
            Q(kind=Kind.PUBLISH) & ~Q(state=State.ASKED) | Q(kind=Kind.REVERT, state__in=(State.DONE, State.PARTLY))
        )
        .order_by("pk")
        .last()
    )
    return last is not None and last.kind == Kind.REVERT
