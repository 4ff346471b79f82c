"""Windows and phones 窗口电话: where each thing is done, whether it is open now, and every unit's phone."""

from __future__ import annotations

from kiosk.visit import Open
from screens.blocks.arrange import Cell, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.cards.unit import window_facts
from screens.pages.furniture import arrow, card, leaf, plain_row, rows, title
from screens.pages.sheet import sheet
from screens.sight import Sight
from screens.words.days import APART, opening_words


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """All windows, then all phones, in a box of this size."""
    contents = sight.contents
    units = contents.units(sight.now, sight.stale) if contents else ()
    if contents is None or not units:
        return sheet(
            [title("窗口电话", "", to)], [card(text("目前没有公开的窗口信息。"), to)], sight, to, width, height
        )
    flow: list[Block] = []
    for unit in units:
        if unit.windows:
            found = [plain_row(window_facts(unit, n, sight, to), to) for n in range(len(unit.windows))]
            flow.append(rows(found, to, unit.title))
    phones = []
    for unit in units:
        words = Stack((text(unit.title), text(APART.join((unit.phone, unit.address)), "small", "mute")))
        row = Row((Cell(words), arrow(to)), to.theme.gap)
        phones.append(leaf(row, to, f"unit:{unit.id}", (Open("unit", unit.id),)))
    flow.append(rows(phones, to, "各单位电话"))
    hall = contents.hall
    under = (
        f"{hall.title}：{opening_words(contents.opening(hall.hours, hall.id, sight.now), sight.local)}" if hall else ""
    )
    return sheet([title("窗口电话", under, to)], flow, sight, to, width, height)
