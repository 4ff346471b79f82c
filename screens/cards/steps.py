"""A process told step by step 步骤: each in a row with its number, where a drawing would show one box a page.

Rules it keeps: every step has the number in which it is told, and every way that does not lead just to the next number
is said with the number it leads to; a row opens its step; what a step is, is told by the icon of its box.
"""

from __future__ import annotations

from kiosk.content.process import Process
from kiosk.graph.spine import plan
from kiosk.visit import Turn
from screens.blocks.arrange import Cell, Press, Row, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Sign
from screens.blocks.text import TIGHT, text
from screens.cards.process import sign, tone
from screens.pages.furniture import SOFT, leaf

COLUMN_EM = 13
"""Two rows stand beside each other where each has room for so many small characters."""

FEW_A_PAGE = 2
"""A drawing that shows no more steps than these on a page, on average, tells less than a list."""

MANY = 4
"""So many pages of a drawing anybody turns over, however little is on them."""


def lengthy(process: Process, drawings: int) -> bool:
    """Whether so many drawings are too many, so that the steps are better told as a list."""
    return drawings > MANY and len(process.nodes) <= FEW_A_PAGE * drawings


def columns_in(width: int, to: Setting) -> int:
    """How many columns of rows stand beside each other: two where each has room for a name."""
    return 2 if width >= 2 * COLUMN_EM * to.theme.size("small") else 1


def listed(process: Process, to: Setting) -> Surface:
    """All steps on one card, which can be divided between two rows."""
    order = plan(process).order
    numbers = {node_id: number for number, node_id in enumerate(order, 1)}
    found = tuple(_row(process, node_id, numbers, to) for node_id in order)
    return Surface(Stack(found, to.theme.rule, ruled=True), to.theme.border, to.theme.border, radius=to.theme.radius)


def _row(process: Process, node_id: str, numbers: dict[str, int], to: Setting) -> Press:
    node = next(node for node in process.nodes if node.id == node_id)
    ink = SOFT[tone(node)][1] if tone(node) else "ink"
    name, icon = text(node.name, "small", ink, "bold", leading=TIGHT), sign(node)
    shown = (Cell(Sign(icon, to.theme.size("small"), ink), 0),) if icon else ()
    lines: list[Block] = [Row((Cell(name), *shown), to.theme.gap // 2)]
    ways = [arrow for arrow in process.arrows if arrow.from_ == node_id]
    if any(arrow.label or numbers[arrow.to] != numbers[node_id] + 1 for arrow in ways):
        lines += [_way(arrow.label, to.say("第 {n} 步", n=numbers[arrow.to]), to) for arrow in ways]
    first = text(str(numbers[node_id]), "small", "blue", "bold", leading=TIGHT)
    width = text("00", "small", weight="bold").natural(to)
    row = Row((Cell(first, width), Cell(Stack(tuple(lines)))), to.theme.gap // 2, "top")
    return leaf(row, to, f"step:{node_id}", (Turn(tab=f"step:{node_id}"),))


def _way(label: str, step: str, to: Setting) -> Row:
    words = to.say("{where}：{name}", where=label, name=step) if label else step
    point = text("→", "small", "mute", leading=TIGHT)
    return Row(
        (Cell(point, point.natural(to)), Cell(text(words, "small", "mute", leading=TIGHT))), to.theme.gap // 3, "top"
    )
