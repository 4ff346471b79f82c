"""Who names an item: what would point at nothing, were it gone from the screens.

Rules it keeps: only what stands on the screens counts; the places that name something are those the lint knows, so a
new one is told here without a line of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from hub.desk import approved
from hub.desk.words import KIND
from kiosk.content.kinds import AnyItem
from kiosk.lint.references import ITEMS, named

OF_EVERY_KIND = ("source.unit", "grounds[]")


@dataclass(frozen=True)
class Dependant:
    """An item on the screens that names the other one."""

    item_id: str
    title: str
    kind: str


def names(item: AnyItem) -> set[str]:
    """The ids of all items that an item names."""
    paths = (*OF_EVERY_KIND, *(row.path for row in ITEMS.get(type(item), ())))
    return {name for path in paths for _, name in named(item, path)}


def dependants(item_id: str) -> list[Dependant]:
    """The items on the screens that name this one, by title."""
    found = [row for row in approved.standing() if row.item_id != item_id and item_id in names(row.item)]
    told = [Dependant(row.item_id, row.title, KIND[row.kind].label) for row in found]
    return sorted(told, key=lambda each: each.title)
