"""The single records: slots, boards and layouts fit each other, and rules are checked again in time.

Rules it keeps: an error here concerns the whole edition, so only what would break a screen is one. Slots have a file of
their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from kiosk.content.edition import Board, Layout, Zone
from kiosk.content.rules import Rules
from kiosk.lint import slots
from kiosk.lint.problem import Facts, Problem, error, unknown, warning

SHOWN = 3
"""So many rules are named in one sentence; the rest is counted."""


def of_records(facts: Facts) -> Iterator[Problem]:
    content = facts.content
    layouts = {layout.id for layout in content.layouts}
    yield from slots.of_slots(facts)
    for i, board in enumerate(content.boards):
        if board.layout not in layouts:
            yield unknown("layout-unknown", "", f"boards[{i}].layout", "版式", "layout", board.layout)
        yield from _names(board, f"boards[{i}]", content.boards)
    for i, layout in enumerate(content.layouts):
        yield from _layout(layout, f"layouts[{i}]")
    yield from _openings(facts)
    yield from _unchecked(facts)


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

    for (_, one), (i, other) in combinations(enumerate(layout.zones), 2):
        if one.name != other.name and _overlap(one, other):
            yield error(
                "zones-overlap",
                "",
                f"{field}.zones[{i}]",
                f"版式“{layout.id}”的区域“{one.name}”和“{other.name}”重叠",
                f"zones '{one.name}' and '{other.name}' of layout '{layout.id}' overlap",
            )


def _overlap(one: Zone, other: Zone) -> bool:
    across = one.x < other.x + other.w and other.x < one.x + one.w
    return across and one.y < other.y + other.h and other.y < one.y + one.h


def _names(board: Board, field: str, boards: Sequence[Board]) -> Iterator[Problem]:
    """A group or a tag that is another board's id would make a slot mean both."""
    for other in boards:
        if other.id != board.id and other.id in board.names:
            yield warning(
                "board-name-twice",
                "",
                field,
                f"屏“{board.id}”的分组或者标签“{other.id}”是另一块屏的编号",
                f"a group or tag of board '{board.id}' is the id of another board: '{other.id}'",
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
