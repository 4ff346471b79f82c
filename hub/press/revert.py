"""Back to an older edition: its content under a new serial, without what has been taken down since.

Rules it keeps: pure; what is not in the newest edition any more was taken down, and stays off unless a person names it;
of what was taken down and came back the newer text counts, never the old one; what is new since is not in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.content.edition import Edition
from kiosk.content.kinds import AnyItem
from kiosk.folder import Draft


@dataclass(frozen=True)
class Back:
    """What an older edition gives. By id: `off` stays off, `newer` is shown as it is now, `left` came later."""

    items: tuple[AnyItem, ...]
    off: tuple[str, ...]
    newer: tuple[str, ...]
    left: tuple[str, ...]


def back(old: Edition, later: Iterable[Edition], now: Edition, bring: Collection[str] = ()) -> Back:
    """The items of `old` that may be shown again. `later`: editions between it and `now`; `bring`: ids that may too."""
    standing = {item.id: item for item in now.items}
    whole = {item.id: item for item in old.items}
    missed = {id for edition in (*later, now) for id in whole.keys() - {item.id for item in edition.items}}
    off = missed - standing.keys() - set(bring)
    newer = missed & standing.keys()
    items = {id: standing[id] if id in newer else item for id, item in whole.items() if id not in off}
    return Back(
        items=tuple(items[id] for id in sorted(items)),
        off=tuple(sorted(off)),
        newer=tuple(sorted(newer)),
        left=tuple(sorted(standing.keys() - whole.keys())),
    )


def draft_of(edition: Edition, items: Iterable[AnyItem], as_of: date, media: Mapping[str, Path] | None = None) -> Draft:
    """An edition's records with these items, as a draft. `media`: files that are not published yet."""
    return Draft(
        feed=edition.feed,
        office=edition.office,
        rules=edition.rules,
        as_of=as_of,
        items=tuple(items),
        slots=edition.slots,
        boards=edition.boards,
        layouts=edition.layouts,
        profiles=edition.profiles,
        interval_s=edition.interval_s,
        stale_after_s=edition.stale_after_s,
        media=media or {},
    )
