"""The office's units 机构: all of them, and one with its duties, people, windows and hours."""

from __future__ import annotations

from kiosk.content.office import Unit
from kiosk.visit import Open
from screens.blocks.arrange import Cell, Gap, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, text
from screens.pages.furniture import arrow, card, leaf, pairs, plain_row, rows, title
from screens.pages.gone import gone
from screens.pages.sheet import sheet
from screens.sight import Sight
from screens.words.days import APART, opening_words, sessions_words


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


def one(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The unit that the visit is at."""
    contents = sight.contents
    unit = contents.item(sight.visit.arg, sight.now, sight.stale) if contents else None
    if contents is None or not isinstance(unit, Unit):
        return gone(sight, to, width, height)
    parent = contents.unit(unit.parent) if unit.parent else None
    flow: list[Block] = [card(_facts(unit, sight, to), to)]
    duties = [plain_row(text(duty, leading=READ), to) for duty in unit.duties]
    flow.append(rows(duties, to, "职责"))
    if unit.windows:
        flow.append(
            rows([plain_row(window_facts(unit, n, sight, to), to) for n in range(len(unit.windows))], to, "窗口")
        )
    below = [u for u in contents.units(sight.now, sight.stale) if u.parent == unit.id]
    if below:
        flow.append(rows([_row(u, 0, to) for u in below], to, "下设"))
    return sheet([title(unit.title, parent.title if parent else "", to)], flow, sight, to, width, height)


def window_facts(unit: Unit, number: int, sight: Sight, to: Setting) -> Block:
    """One window: where it is, what for, open or not, and what is done there."""
    assert sight.contents is not None
    window = unit.windows[number]
    hours = window.hours or unit.hours
    state = sight.contents.opening(hours, unit.id, sight.now)
    today = sight.contents.sessions(hours, unit.id, sight.today)
    done = "、".join(g.title for g in sight.contents.guides_at(unit.id, window.id, sight.now, sight.stale))
    lines: list[Block] = [
        Row(
            (
                Cell(text(window.place, "body", "ink", "bold")),
                Cell(text(window.name, "small", "blue", align="right"), 0),
            ),
            to.theme.gap,
        ),
        text(f"今天 {sessions_words(today)}，{opening_words(state, sight.local)}", "small", "mute"),
    ]
    if window.phone or unit.phone:
        lines.append(text(f"电话 {window.phone or unit.phone}", "small", "mute"))
    if done:
        lines.append(text(f"办理：{done}", "small"))
    return Stack(tuple(lines), to.theme.gap // 6)


def _facts(unit: Unit, sight: Sight, to: Setting) -> Block:
    assert sight.contents is not None
    today = sight.contents.sessions(unit.hours, unit.id, sight.today)
    state = sight.contents.opening(unit.hours, unit.id, sight.now)
    named = (
        ("负责人", unit.head),
        ("电话", unit.phone),
        ("地址", unit.address),
        ("今天", f"{sessions_words(today)}，{opening_words(state, sight.local)}"),
        ("备注", unit.hours.note),
    )
    return pairs(named, to)


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
