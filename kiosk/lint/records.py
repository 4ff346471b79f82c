"""The single records: slots, boards and layouts fit each other, and rules are checked again in time.

Rules it keeps: an error here concerns the whole edition, so only what would break a screen is one. Slots and
layouts have files of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.content.edition import Board
from kiosk.content.rules import Rules
from kiosk.lint import layouts, slots
from kiosk.lint.problem import Facts, Problem, warning

SHOWN = 3
"""So many rules are named in one sentence; the rest is counted."""


def of_records(facts: Facts) -> Iterator[Problem]:
    content = facts.content
    yield from slots.of_slots(facts)
    yield from layouts.of_layouts(facts)
    for i, board in enumerate(content.boards):
        yield from _names(board, f"boards[{i}]", content.boards)
    yield from _openings(facts)
    yield from _unchecked(facts)


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
