"""The office's units 机构: all of them, each below its parent."""

from __future__ import annotations

from kiosk.content.office import Unit
from kiosk.visit import Open
from screens.blocks.arrange import Cell, Gap, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.pages.furniture import arrow, card, leaf, rows, title
from screens.pages.sheet import sheet
from screens.sight import Sight
from screens.words.days import APART


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """All units, each below its parent."""
    units = sight.contents.units(sight.now, sight.stale) if sight.contents else ()
    if not units:
        return sheet(
            [title("机构领导", "", to)], [card(text("目前没有公开的机构信息。"), to)], sight, to, width, height
        )
    deep = _depths(units)
    found = [_row(unit, deep[unit.id], to) for unit in units]
    return sheet([title("机构领导", "点一个，看职责、负责人和电话", to)], [rows(found, to)], sight, to, width, height)


def _row(unit: Unit, depth: int, to: Setting) -> Block:
    lines: list[Block] = [text(unit.title, "body", "ink", "bold" if depth == 0 else "regular")]
    quiet = APART.join(part for part in (unit.head and f"负责人 {unit.head}", unit.phone) if part)
    if quiet:
        lines.append(text(quiet, "small", "mute"))
    cells = [Cell(Stack(tuple(lines))), arrow(to)]
    if depth:
        cells.insert(0, Cell(Gap(0), to.theme.gap * min(depth, 3)))
    return leaf(Row(tuple(cells), to.theme.gap // 2), to, f"unit:{unit.id}", (Open("unit", unit.id),))


def _depths(units: tuple[Unit, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for unit in units:  # parents come before their children
        found[unit.id] = found[unit.parent] + 1 if unit.parent in found else 0
    return found
