"""Everything the internal page shows: what is approved and holds now, ordered for readers.

Rules it keeps: nothing but what press gets is read; made once a worker and kept until a row is approved or withdrawn,
a record changes, or something begins or ends; of several workers each finds that out for itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

import msgspec
from django.db.models import Count, Max

from hub.desk import edition
from hub.desk.approved import Approved
from hub.desk.records import Record
from hub.press.readings import can_read, readings_of
from kiosk.calendar import Calendar
from kiosk.content.edition import Office, Reading
from kiosk.content.kinds import AnyItem
from kiosk.content.office import Unit
from kiosk.content.rules import Rules
from kiosk.search import Index, find, index, read_sayings

ID = re.compile(r"[a-z][a-z0-9-]{2,63}")


@dataclass(frozen=True)
class Book:
    """`items` by id, also those that are over and still named by another; `kinds`: what holds now, newest first."""

    office: Office
    rules: Rules
    items: dict[str, AnyItem]
    made: datetime
    kinds: dict[str, list[AnyItem]] = field(default_factory=dict)

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self.rules)

    @cached_property
    def units(self) -> list[Unit]:
        """In the office's own order."""
        found = [item for item in self.kinds.get("unit", []) if isinstance(item, Unit)]
        return sorted(found, key=lambda unit: (unit.order, unit.title))

    @cached_property
    def named_by(self) -> dict[str, list[AnyItem]]:
        """The items that name an item, by its id."""
        found: dict[str, list[AnyItem]] = defaultdict(list)
        for item in self.items.values():
            names = {word for word in _words(msgspec.to_builtins(item)) if word in self.items} - {item.id}
            for name in sorted(names - {item.source.unit}):
                found[name].append(item)
        return found

    @cached_property
    def index(self) -> Index:
        shown = [item for kind in self.kinds.values() for item in kind]
        readings = _read(shown) if can_read() else ()
        return index(shown, readings, read_sayings())

    def found(self, words: str) -> list[AnyItem]:
        """What a search finds, best first."""
        hits = find(self.index, words)
        return [self.items[hit.item_id] for hit in hits if hit.item_id in self.items]


_aloud: dict[str, tuple[str, Reading]] = {}
"""How the titles of the last book are read: nearly all of the next one are the same."""

_kept: tuple[Any, Book, datetime | None] | None = None


def current(now: datetime) -> Book:
    """The book of this moment. Raises BadInput while there is no office."""
    global _kept
    key = _key()
    if _kept is not None and _kept[0] == key and (_kept[2] is None or now < _kept[2]):
        return _kept[1]
    got = edition.prepared(now)
    book = made(got.draft, now)
    _kept = key, book, got.until
    return book


def made(draft: Any, now: datetime) -> Book:
    """The book of a draft."""
    book = Book(draft.office, draft.rules, {item.id: item for item in draft.items}, now)
    for item in draft.items:
        if item.valid.holds(now):
            book.kinds.setdefault(str(item.__struct_config__.tag), []).append(item)
    for kind in book.kinds.values():
        kind.sort(key=lambda item: item.title)
        kind.sort(key=lambda item: item.source.published, reverse=True)
    return book


def _read(items: list[AnyItem]) -> tuple[Reading, ...]:
    global _aloud
    readings = readings_of(items, _aloud)
    _aloud = {item.id: (item.title, reading) for item, reading in zip(items, readings, strict=True)}
    return readings


def gone(id: str) -> bool:
    """Whether there was such an item: it was withdrawn, or its time is over."""
    return Approved.objects.filter(item_id=id).exists()


def _key() -> tuple[Any, ...]:
    rows = Approved.objects.aggregate(Max("pk"), Max("withdrawn_at"), Count("withdrawn_at"))
    return (*rows.values(), Record.objects.aggregate(Max("pk"))["pk__max"])


def _words(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield from ID.findall(tree) if len(tree) < 200 else ()
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from _words(value)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from _words(value)
