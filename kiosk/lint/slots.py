"""Slots: they name what there is, they have a time at which they play, and what must be seen is played by one of them.

Rules it keeps: an error here concerns the whole edition, so only a reference into nothing is one; a slot that misses an
item is a warning, because the item may only be unreadable today; slots of one rank may overlap, since they take turns,
but two that interrupt at once cannot both be meant to have the zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from itertools import combinations
from typing import get_args

from kiosk.content.duty import duties
from kiosk.content.edition import Daypart, Slot
from kiosk.content.item import Period
from kiosk.content.kinds import KINDS, AnyItem
from kiosk.content.notice import Announcement, AnnouncementType
from kiosk.lint.problem import Facts, Problem, unknown, warning

TYPES = frozenset(get_args(AnnouncementType))
INTERRUPTING = {"urgent": "要情", "special": "专场"}


def of_slots(facts: Facts) -> Iterator[Problem]:
    """What is wrong with the slots, one by one and with each other."""
    boards = frozenset(name for board in facts.content.boards for name in board.names)
    for i, slot in enumerate(facts.content.slots):
        yield from _named(slot, f"slots[{i}]", facts, boards)
        yield from _played(slot, f"slots[{i}]", facts)
    yield from _collisions(facts)


def of_item(item: AnyItem, facts: Facts) -> Iterator[Problem]:
    """Whether an item that must be seen is played at all. Not asked where there is no board."""
    if not facts.content.boards or not any(True for _ in duties(item)):
        return
    known = frozenset(name for board in facts.content.boards for name in board.names)
    for slot in facts.content.slots:
        if slot.zone == "main" and _chooses(slot, item) and (not slot.boards or not known.isdisjoint(slot.boards)):
            return
    yield warning(
        "duty-unplayed",
        item.id,
        "",
        "公示期内应当在屏上播出，但没有播放位播它",
        "must be seen on a board during its time, and no slot plays it",
    )


def _named(slot: Slot, field: str, facts: Facts, boards: frozenset[str]) -> Iterator[Problem]:
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


def _played(slot: Slot, field: str, facts: Facts) -> Iterator[Problem]:
    """Whether there is a time at which it holds."""
    if facts.as_of is not None and slot.valid.over(datetime.combine(facts.as_of, time(), facts.zone)):
        yield warning(
            "slot-over",
            "",
            f"{field}.valid",
            f"播放位“{slot.id}”已经过期，可以删去",
            f"slot '{slot.id}' is over and may be removed",
        )
    elif slot.valid.from_ is not None and slot.valid.from_ == slot.valid.until:
        yield _never(slot, f"{field}.valid", "有效期是空的", "its validity is empty")
    hall = facts.units.get(facts.content.office.hall)
    if slot.daypart.days == "opening-hours" and hall is not None and hall.hours.sessions:
        sessions = [(session.opens, session.closes) for session in hall.hours.sessions]
        if not _cross(_parts(slot.daypart), sessions):
            yield _never(slot, f"{field}.daypart", "大厅在这个时段不办公", "the hall is closed in its daypart")


def _never(slot: Slot, field: str, zh: str, en: str) -> Problem:
    return warning(
        "slot-never", "", field, f"播放位“{slot.id}”永远不会播出：{zh}", f"slot '{slot.id}' never plays: {en}"
    )


def _collisions(facts: Facts) -> Iterator[Problem]:
    """Two that interrupt the rest at the same time on the same board, and neither goes before the other."""
    slots = [(i, s) for i, s in enumerate(facts.content.slots) if s.zone == "main" and s.ranked in INTERRUPTING]
    told: set[int] = set()
    for (_, one), (i, other) in combinations(slots, 2):
        alike = (one.ranked, one.priority) == (other.ranked, other.priority)
        if i in told or not alike or not _meet(one, other) or not _on_one_board(one, other, facts):
            continue
        told.add(i)
        yield warning(
            "slots-overlap",
            "",
            f"slots[{i}]",
            f"播放位“{one.id}”和“{other.id}”同为{INTERRUPTING[one.ranked]}、优先级相同、时间重叠，将轮流播放",
            f"slots '{one.id}' and '{other.id}' interrupt at the same time with equal priority and take turns",
        )


def _on_one_board(one: Slot, other: Slot, facts: Facts) -> bool:
    if not one.boards or not other.boards:
        return True
    return any(b.names & set(one.boards) and b.names & set(other.boards) for b in facts.content.boards)


def _meet(one: Slot, other: Slot) -> bool:
    """Whether there may be a moment at which both hold."""
    return _periods_meet(one.valid, other.valid) and _dayparts_meet(one.daypart, other.daypart)


def _periods_meet(one: Period, other: Period) -> bool:
    return all(a.from_ is None or b.until is None or a.from_ < b.until for a, b in ((one, other), (other, one)))


def _dayparts_meet(one: Daypart, other: Daypart) -> bool:
    overnight = one.until < one.from_ or other.until < other.from_
    apart = {one.days, other.days} == {"working-days", "days-off"}
    apart = apart or bool(one.weekdays and other.weekdays and not set(one.weekdays) & set(other.weekdays))
    return (overnight or not apart) and _cross(_parts(one), _parts(other))


def _parts(daypart: Daypart) -> list[tuple[str, str]]:
    """The hours of a day in which it may hold; of an overnight one, morning and evening."""
    if daypart.from_ < daypart.until:
        return [(daypart.from_, daypart.until)]
    return [("00:00", daypart.until), (daypart.from_, "24:00")]


def _cross(some: list[tuple[str, str]], others: list[tuple[str, str]]) -> bool:
    return any(a < d and c < b for a, b in some for c, d in others)


def _chooses(slot: Slot, item: AnyItem) -> bool:
    if item.id in slot.items:
        return True
    of_type = not slot.types or not isinstance(item, Announcement) or item.type in slot.types
    return of_type and any(isinstance(item, KINDS[kind]) for kind in slot.kinds)
