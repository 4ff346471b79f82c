"""References of items: whatever names another thing names one that exists and is of the right kind.

Rules it keeps: one row per place that names something; a name that many items share or that is only a pointer (a basis
record, an entry of the catalogue, a process) warns where nothing of that name is there, because it may only be
unreadable today and must not take the others with it; a name of the wrong kind is always an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kiosk.content.disclosure import Catalogue, Ground, OnRequest, Powers
from kiosk.content.event import Event, Faq, Poster
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.content.office import Leader, Site, Unit
from kiosk.content.paper import Decision, Document, Interpretation, Plan
from kiosk.content.process import Process
from kiosk.content.service import Guide
from kiosk.lint.problem import Facts, Problem, error, unknown, warning

PAPERS = (Document, Decision, Plan)


@dataclass(frozen=True)
class Names:
    """A place that names items: its path as `entries[].items[]`, the kinds it may name (none: any), their word."""

    path: str
    kinds: tuple[type, ...]
    code: str
    zh: str
    en: str
    soft: bool = False


_PAPER = (
    Names("replaces[]", PAPERS, "paper-unknown", "文件", "paper"),
    Names("interpretations[]", (Interpretation,), "interpretation-unknown", "政策解读", "interpretation"),
    Names("consultation", (Announcement,), "consultation-unknown", "征求意见公告", "announcement"),
)
_ABOUT = Names("about[]", (), "about-unknown", "条目", "item")
_OUTCOME = Names("outcome", (), "outcome-unknown", "结果条目", "item")

_UNIT = Names("source.unit", (Unit,), "unit-unknown", "单位", "unit")
_GROUNDS = Names("grounds[]", (Ground,), "ground-unknown", "公开依据", "basis record", soft=True)
ITEMS: dict[type, tuple[Names, ...]] = {
    Guide: (Names("process", (Process,), "process-unknown", "工作流程", "process", soft=True),),
    Process: (Names("guides[]", (Guide,), "guide-unknown", "办事指南", "guide"),),
    Announcement: (_ABOUT, _OUTCOME),
    Document: _PAPER,
    Plan: _PAPER,
    Decision: (*_PAPER, Names("stages[].item", (), "item-unknown", "条目", "item")),
    Interpretation: (Names("about[]", PAPERS, "paper-unknown", "文件", "paper"),),
    Unit: (Names("site", (Site,), "site-unknown", "场所", "site"),),
    Leader: (
        Names("units[]", (Unit,), "unit-unknown", "单位", "unit"),
        Names("stands_in", (Leader,), "leader-unknown", "领导", "leader"),
    ),
    Event: (_ABOUT, _OUTCOME),
    Faq: (_ABOUT,),
    Poster: (_ABOUT,),
    Catalogue: (Names("entries[].items[]", (), "item-unknown", "条目", "item", soft=True),),
    Powers: (
        Names("rows[].unit", (Unit,), "unit-unknown", "单位", "unit", soft=True),
        Names("rows[].guide", (Guide,), "guide-unknown", "办事指南", "guide", soft=True),
    ),
}
MEDIA: dict[type, tuple[str, ...]] = {
    Guide: ("materials[].blank", "materials[].sample", "result_sample"),
    Site: ("floors[].plan",),
    OnRequest: ("form",),
}
"""Fields that name one of the item's own media."""


def of_item(item: AnyItem, facts: Facts) -> Iterator[Problem]:
    kind = type(item)
    if item.source.unit not in facts.units:  # asked of every item, and nearly always right
        yield from _items(item, _UNIT, facts)
    if not facts.grounds.issuperset(item.grounds):
        yield from _items(item, _GROUNDS, facts)
    for row in ITEMS.get(kind, ()):
        yield from _items(item, row, facts)
    if kind in MEDIA:
        yield from _media(item)
    if isinstance(item, Guide):
        for i, window in enumerate(item.windows):
            if window not in facts.windows:
                yield unknown("window-unknown", item.id, f"windows[{i}]", "窗口", "window", window)
    if isinstance(item, Announcement) and item.period_rule and item.period_rule not in facts.periods:
        yield unknown("rule-unknown", item.id, "period_rule", "期限规则", "rule of periods", item.period_rule)
    if isinstance(item, Unit):
        for field, floor in named(item, "windows[].floor"):
            if floor not in facts.floors:
                yield unknown("floor-unknown", item.id, field, "楼层", "floor", floor)


def named(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every name at a path like `entries[].items[]`, with the field it stands in: `entries[2].items[0]`."""
    head, _, rest = path.partition(".")
    name = head.removesuffix("[]")
    found = getattr(value, name)
    parts = [(f"{name}[{i}]", part) for i, part in enumerate(found)] if head != name else [(name, found)]
    for field, part in parts:
        if rest:
            yield from ((f"{field}.{inner}", each) for inner, each in named(part, rest))
        elif part:
            yield field, part


def _items(item: AnyItem, row: Names, facts: Facts) -> Iterator[Problem]:
    for field, name in named(item, row.path):
        other = facts.by_id.get(name)
        if other is None:
            problem = unknown(row.code, item.id, field, row.zh, row.en, name)
            yield warning(row.code, item.id, field, problem.zh, problem.en) if row.soft else problem
        elif row.kinds and not isinstance(other, row.kinds):
            yield error(row.code, item.id, field, f"“{name}”不是{row.zh}", f"'{name}' is no {row.en}")


def _media(item: AnyItem) -> Iterator[Problem]:
    names = {medium.name for medium in item.media}
    for path in MEDIA[type(item)]:
        for field, name in named(item, path):
            if name not in names:
                yield unknown("media-unknown", item.id, field, "附件", "media of this item", name)
