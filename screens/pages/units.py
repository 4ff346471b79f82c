"""The office's units and leaders 机构领导: leaders first, then the bureau, and its units by what they are."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.content.office import Leader, Unit
from kiosk.visit import Open
from screens.blocks.arrange import Cell, Gap, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.pages.furniture import arrow, leaf, rows, title
from screens.pages.lists import groups, nothing, way_row
from screens.pages.organisation import to_tree
from screens.pages.sheet import sheet
from screens.sight import Sight
from screens.words.days import APART

KINDS = {"bureau": "机关", "division": "内设科室", "subordinate": "所属单位", "hall": "服务大厅"}


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """All units, each below its parent."""
    say = to.say
    contents = sight.contents
    units = contents.units(sight.now, sight.stale) if contents else ()
    leaders = contents.of(Leader, now=sight.now, stale=sight.stale) if contents else ()
    if not units:
        return sheet(
            [title(say("机构领导"), "", to)], nothing(say("目前没有公开的机构信息。"), to), sight, to, width, height
        )
    first: list[Block] = []
    if leaders:
        quiet = say("{n} 位局领导，各管什么", n=len(leaders))
        first.append(way_row(say("领导分工"), quiet, "to:leaders", (Open("leaders"),), to, True))
    first.append(to_tree(to, True))
    flow: list[Block] = [rows(first, to)]
    flow += groups(
        ((say(KINDS[kind]), [_row(u, deep, to) for u, deep in found]) for kind, found in _by_kind(units)), to
    )
    return sheet([title(say("机构领导"), say("点一个，看职责、负责人和电话"), to)], flow, sight, to, width, height)


def _row(unit: Unit, depth: int, to: Setting) -> Block:
    lines: list[Block] = [text(to.say.title(unit), "body", "ink", "bold" if unit.type == "bureau" else "regular")]
    quiet = APART.join(part for part in (unit.head and to.say("负责人 {head}", head=unit.head), unit.phone) if part)
    if quiet:
        lines.append(text(quiet, "small", "mute"))
    cells = [Cell(Stack(tuple(lines))), arrow(to)]
    if depth:
        cells.insert(0, Cell(Gap(0), to.theme.gap * min(depth, 3)))
    return leaf(Row(tuple(cells), to.theme.gap // 2), to, f"unit:{unit.id}", (Open("unit", unit.id),))


def _by_kind(units: Iterable[Unit]) -> list[tuple[str, list[tuple[Unit, int]]]]:
    """The units of each kind with how deep they hang; what hangs below one of another kind stays below it."""
    found: dict[str, list[tuple[Unit, int]]] = {kind: [] for kind in KINDS}
    stands: dict[str, tuple[str, int]] = {}
    for unit in units:  # parents come before their children
        above = stands.get(unit.parent or "")
        # Below the bureau a unit stands with its like; below any other it stands under that one.
        kind, depth = (above[0], above[1] + 1) if above is not None and above[0] != "bureau" else (unit.type, 0)
        stands[unit.id] = (kind, depth)
        found[kind].append((unit, depth))
    return [(kind, listed) for kind, listed in found.items() if listed]
