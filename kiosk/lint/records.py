"""The single records: slots, boards and layouts fit each other, and rules are checked again in time.

Rules it keeps: an error here concerns the whole edition, so only what would break a screen is one; a slot that misses
an item is a warning, because the item may only be unreadable today.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from kiosk.content.edition import Layout, Slot
from kiosk.content.notice import AnnouncementType
from kiosk.content.rules import Rules
from kiosk.lint.problem import Facts, Problem, error, unknown, warning

TYPES = frozenset(get_args(AnnouncementType))
SHOWN = 3
"""So many rules are named in one sentence; the rest is counted."""


def of_records(facts: Facts) -> Iterator[Problem]:
    content = facts.content
    boards = {board.id for board in content.boards}
    layouts = {layout.id for layout in content.layouts}
    for i, slot in enumerate(content.slots):
        yield from _slot(slot, f"slots[{i}]", facts, boards)
    for i, board in enumerate(content.boards):
        if board.layout not in layouts:
            yield unknown("layout-unknown", "", f"boards[{i}].layout", "版式", "layout", board.layout)
    for i, layout in enumerate(content.layouts):
        yield from _layout(layout, f"layouts[{i}]")
    yield from _openings(facts)
    yield from _unchecked(facts)


def _slot(slot: Slot, field: str, facts: Facts, boards: set[str]) -> Iterator[Problem]:
    for i, item_id in enumerate(slot.items):
        if item_id not in facts.by_id:
            yield warning(
                "slot-item-unknown",
                "",
                f"{field}.items[{i}]",
                f"播放位“{slot.id}”要播的条目“{item_id}”不存在，将跳过",
                f"slot '{slot.id}' names item '{item_id}', which does not exist and is skipped",
            )
    for i, board in enumerate(slot.boards):
        if board not in boards:
            yield unknown("board-unknown", "", f"{field}.boards[{i}]", "屏", "board", board)
    for i, kind in enumerate(slot.types):
        if kind not in TYPES:
            yield unknown("type-unknown", "", f"{field}.types[{i}]", "公告类型", "type of announcement", kind)
    if slot.types and slot.kinds and "announcement" not in slot.kinds:
        yield warning(
            "slot-types-idle",
            "",
            f"{field}.types",
            f"播放位“{slot.id}”限定了公告类型，却不播公告公示",
            f"slot '{slot.id}' names types of announcement and plays no announcements",
        )
    if not slot.items and not slot.kinds:
        yield warning(
            "slot-empty",
            "",
            field,
            f"播放位“{slot.id}”既没有条目也没有类别，什么也不播",
            f"slot '{slot.id}' names neither items nor kinds and plays nothing",
        )


def _layout(layout: Layout, field: str) -> Iterator[Problem]:
    names: Sequence[str] = [zone.name for zone in layout.zones]
    for i, zone in enumerate(layout.zones):
        if zone.name in names[:i]:
            yield error(
                "zone-twice",
                "",
                f"{field}.zones[{i}]",
                f"版式“{layout.id}”里区域“{zone.name}”出现了两次",
                f"zone '{zone.name}' stands twice in layout '{layout.id}'",
            )
        if zone.x + zone.w > layout.width or zone.y + zone.h > layout.height:
            yield error(
                "zone-outside",
                "",
                f"{field}.zones[{i}]",
                f"版式“{layout.id}”的区域“{zone.name}”超出了画面",
                f"zone '{zone.name}' of layout '{layout.id}' reaches beyond {layout.width} × {layout.height}",
            )


def _openings(facts: Facts) -> Iterator[Problem]:
    for i, opening in enumerate(facts.content.rules.openings):
        if opening.unit is not None and opening.unit not in facts.units:
            yield warning(
                "opening-unit-unknown",
                "",
                f"rules.openings[{i}].unit",
                f"临时办公安排里的单位“{opening.unit}”不存在",
                f"an opening exception names unit '{opening.unit}', which does not exist",
            )


def _unchecked(facts: Facts) -> Iterator[Problem]:
    """Rules whose day of being read again has passed: one sentence per list, because they are read list by list."""
    if facts.as_of is None:
        return
    for name in Rules.__struct_fields__:
        # A year or a day that has passed needs no second look.
        rules = () if name in ("calendars", "openings") else getattr(facts.content.rules, name)
        late = [rule for rule in rules if rule.check_by < facts.as_of]
        if not late:
            continue
        titles = [str(getattr(rule, "title", rule.id)) for rule in late]
        first = min(rule.check_by for rule in late)
        more = len(late) > SHOWN
        yield warning(
            "rule-unchecked",
            "",
            f"rules.{name}",
            f"{len(late)} 条规则过了应当重新核对的日子（最早 {first}）："
            f"{'、'.join(titles[:SHOWN])}{'等' if more else ''}",
            f"{len(late)} rules were to be checked again by {first} or later: "
            f"{', '.join(titles[:SHOWN])}{' …' if more else ''}",
        )
