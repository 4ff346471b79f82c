"""References: whatever names another thing names one that exists, and no chain leads back to its beginning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from kiosk.content.edition import Layout, Slot
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement, AnnouncementType
from kiosk.content.office import Unit
from kiosk.content.service import Guide
from kiosk.lint.problem import Facts, Problem, error, warning

TYPES = frozenset(get_args(AnnouncementType))


def of_item(item: AnyItem, facts: Facts) -> Iterator[Problem]:
    if item.source.unit not in facts.units:
        yield _unknown("unit-unknown", item.id, "source.unit", "单位", "unit", item.source.unit)
    if isinstance(item, Unit):
        yield from _parents(item, facts)
    if isinstance(item, Guide):
        yield from _guide(item, facts)
    if isinstance(item, Announcement):
        yield from _announcement(item, facts)


def of_records(facts: Facts) -> Iterator[Problem]:
    """Slots, boards and layouts. A slot that misses an item is a warning: the item may only be unreadable today."""
    content = facts.content
    boards = {board.id for board in content.boards}
    layouts = {layout.id for layout in content.layouts}
    for i, slot in enumerate(content.slots):
        yield from _slot(slot, f"slots[{i}]", facts, boards)
    for i, board in enumerate(content.boards):
        if board.layout not in layouts:
            yield _unknown("layout-unknown", "", f"boards[{i}].layout", "版式", "layout", board.layout)
    for i, layout in enumerate(content.layouts):
        yield from _layout(layout, f"layouts[{i}]")


def _parents(unit: Unit, facts: Facts) -> Iterator[Problem]:
    seen, at = {unit.id}, unit
    while at.parent is not None:
        parent = facts.units.get(at.parent)
        if parent is None:
            if at is unit:
                yield _unknown("parent-unknown", unit.id, "parent", "上级单位", "parent unit", at.parent)
            return
        if parent.id in seen:
            if parent.id == unit.id:
                yield error(
                    "parent-cycle",
                    unit.id,
                    "parent",
                    "上级单位绕了一圈又回到自己",
                    "the chain of parents leads back to it",
                )
            return
        seen.add(parent.id)
        at = parent


def _guide(guide: Guide, facts: Facts) -> Iterator[Problem]:
    for i, window in enumerate(guide.windows):
        if window not in facts.windows:
            yield _unknown("window-unknown", guide.id, f"windows[{i}]", "窗口", "window", window)
    names = {medium.name for medium in guide.media}
    for i, material in enumerate(guide.materials):
        for field, name in (("blank", material.blank), ("sample", material.sample)):
            if name and name not in names:
                yield _unknown("media-unknown", guide.id, f"materials[{i}].{field}", "附件", "media of this item", name)
    if guide.result_sample and guide.result_sample not in names:
        yield _unknown("media-unknown", guide.id, "result_sample", "附件", "media of this item", guide.result_sample)


def _announcement(notice: Announcement, facts: Facts) -> Iterator[Problem]:
    for i, about in enumerate(notice.about):
        if about not in facts.by_id:
            yield _unknown("about-unknown", notice.id, f"about[{i}]", "条目", "item", about)
    if _about_itself(notice, facts):
        yield error(
            "about-cycle", notice.id, "about", "“相关条目”绕了一圈又回到自己", "the chain of `about` leads back to it"
        )
    if notice.period_rule and notice.period_rule not in facts.periods:
        yield _unknown("rule-unknown", notice.id, "period_rule", "期限规则", "rule of periods", notice.period_rule)


def _about_itself(notice: Announcement, facts: Facts) -> bool:
    seen: set[str] = set()
    ahead = list(notice.about)
    while ahead:
        at = ahead.pop()
        if at == notice.id:
            return True
        item = facts.by_id.get(at)
        if at not in seen and isinstance(item, Announcement):
            ahead.extend(item.about)
        seen.add(at)
    return False


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
            yield _unknown("board-unknown", "", f"{field}.boards[{i}]", "屏", "board", board)
    for i, kind in enumerate(slot.types):
        if kind not in TYPES:
            yield _unknown("type-unknown", "", f"{field}.types[{i}]", "公告类型", "type of announcement", kind)
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


def _unknown(code: str, item: str, field: str, zh: str, en: str, name: str) -> Problem:
    return error(code, item, field, f"{zh}“{name}”不存在", f"no {en} '{name}'")
