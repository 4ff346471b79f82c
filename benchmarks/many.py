"""More items than the sample has, of its kinds in their proportions, each copy of another district.

Rules it keeps: copies refer to what the sample's items refer to; each title, English title and every fourth list of
materials is its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, cycle, islice, product
from typing import Any

from kiosk.content.edition import Edition
from kiosk.content.item import replace
from kiosk.content.kinds import AnyItem
from kiosk.content.office import Leader, Site, Unit
from kiosk.content.service import Guide

DISTRICTS = [
    a + b
    for a, b in product(
        "东南西北中新老前后上下大小云溪青江湖山河", ("城区", "湖街道", "门片区", "溪镇", "山乡", "桥头", "港新区")
    )
]
HOUSE = (Unit, Site, Leader)
"""What the bureau is, not what it discloses: there is no more of it because there is more to disclose."""


def copies(items: Iterable[AnyItem]) -> Iterator[AnyItem]:
    """The items again and again, without end."""
    several, numbers, districts = tuple(items), count(), cycle(DISTRICTS)
    while True:
        district = next(districts)
        for item in several:
            number = next(numbers)
            changed: dict[str, Any] = {"id": f"item-{number}", "title": district + item.title}
            if item.title_en:
                changed["title_en"] = f"{item.title_en}, district {number}"
            if isinstance(item, Guide) and number % 4 == 0:
                changed["materials"] = tuple(replace(m, name=m.name + district) for m in item.materials)
            yield replace(item, **changed)


def grown(edition: Edition, size: int) -> Edition:
    """The edition with so many items: its own, and copies of what it discloses."""
    more = copies(item for item in edition.items if not isinstance(item, HOUSE))
    items = (*edition.items, *islice(more, size - len(edition.items)))
    return replace(edition, items=tuple(sorted(items, key=lambda item: item.id)))
