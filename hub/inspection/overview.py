"""The whole office at a glance: what had to hang and did, how complete each unit is, which days were kept.

Rules it keeps: reads only; a kind a unit has nothing of is told as nothing, not left out; facts and counts, no marks
and no blame: who answers for a gap is decided by people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone

from hub.channels import owed as channels
from hub.channels.models import newest
from hub.channels.standing import lines
from hub.desk import approved, records
from hub.desk.register import Entry as Registered
from hub.desk.words import KIND
from hub.inspection import evidence
from hub.inspection.proof import Found
from kiosk.content.duty import duties
from kiosk.content.kinds import AnyItem

BACK = timedelta(days=180)
"""Half a year: what an inspection asks for."""

FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Hung:
    """An item with a duty, and what was found for it."""

    item: AnyItem
    found: Found


@dataclass
class Unit:
    """One unit: how many approved items of each kind, and how its days on other carriers were kept."""

    id: str
    title: str
    counts: dict[str, int] = field(default_factory=dict)
    lacking: list[str] = field(default_factory=list)
    on_time: int = 0
    late: int = 0
    waits: int = 0
    overdue: int = 0

    @property
    def total(self) -> int:
        return sum(self.counts.values())


EXPECTED = ("guide", "leader", "announcement")
"""Kinds of which a unit with windows or duties should have some; what is missing is named, not judged."""


def due(now: datetime) -> list[AnyItem]:
    """Every standing or withdrawn item whose duty ran in the last half year, the one that ends last first."""
    found = []
    for row in approved.newest():
        item = row.item
        spans = [span for span in duties(item) if span.from_ is not None and span.from_ <= now]
        if spans and any(span.until is None or span.until > now - BACK for span in spans):
            found.append((max(span.until or FAR for span in spans), item.id, item))
    return [item for _, _, item in sorted(found, key=lambda each: each[:2], reverse=True)]


def hung(items: Iterable[AnyItem], now: datetime) -> list[Hung]:
    """What was found for these, the one with most missing first. Some twenty microseconds a record."""
    told = ((item, evidence.gather(item.id, now, facts=False)) for item in items)
    found = [Hung(item, each.all_together) for item, each in told if each is not None]
    return sorted(found, key=lambda each: (each.found.percent, each.item.title))


def units() -> list[Unit]:
    """All units, by title."""
    rules, today, duty = records.standing().rules, timezone.localdate(), channels.shipped()
    rows: Sequence[Any] = list(approved.standing())
    items = {row.item_id: row.item for row in rows}
    found = {item.id: Unit(item.id, item.title) for item in items.values() if item.__struct_config__.tag == "unit"}
    titles = dict(Registered.objects.filter(kind="unit").values_list("item_id", "title"))
    known: dict[str, dict[str, Any]] = {}
    for (item_id, carrier), entry in newest().items():
        known.setdefault(item_id, {})[carrier] = entry
    for row in rows:
        item = items[row.item_id]
        unit = found.setdefault(
            item.source.unit, Unit(item.source.unit, titles.get(item.source.unit, item.source.unit))
        )
        unit.counts[row.kind] = unit.counts.get(row.kind, 0) + 1
        for line in lines(row, item, known.get(row.item_id, {}), rules, duty, today):
            if line.open:
                unit.waits += 1
                unit.overdue += line.late
            elif line.state == "out" and line.entry is not None:
                unit.late += line.late
                unit.on_time += not line.late
    for unit in found.values():
        unit.lacking = [KIND[kind].label for kind in EXPECTED if not unit.counts.get(kind)]
    return sorted(found.values(), key=lambda unit: unit.title)
