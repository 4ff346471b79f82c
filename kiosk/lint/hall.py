"""机构、领导、场所: duties, hours and floors, each named once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kiosk.content.item import Item
from kiosk.content.office import Leader, Site, Unit
from kiosk.lint.problem import Problem, error, missing


def of_unit(unit: Unit) -> Iterator[Problem]:
    if not unit.duties:
        yield missing(unit, "duties", "职责", "its duties")
    if not unit.hours.sessions:
        yield missing(unit, "hours.sessions", "办公时间", "its opening hours")
    yield from _twice(unit, "windows", (window.id for window in unit.windows), "窗口", "window")


def of_leader(leader: Leader) -> Iterator[Problem]:
    if not leader.portfolio:
        yield missing(leader, "portfolio", "领导分工", "what is in their charge")


def of_site(site: Site) -> Iterator[Problem]:
    if not site.hours.sessions:
        yield missing(site, "hours.sessions", "开放时间", "its opening hours")
    if not site.floors:
        yield missing(site, "floors", "楼层", "its floors")
    yield from _twice(site, "floors", (floor.id for floor in site.floors), "楼层", "floor")


def _twice(item: Item, field: str, ids: Iterable[str], zh: str, en: str) -> Iterator[Problem]:
    for id, times in Counter(ids).items():
        if times > 1:
            code = f"{en}-twice"
            yield error(code, item.id, field, f"{zh}“{id}”出现了 {times} 次", f"{en} '{id}' stands {times} times")
