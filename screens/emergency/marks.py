"""The signs around a warning: its level by shape, word and colour, what it warns of, and that it is only a drill.

Rules it keeps: four levels have four shapes, drawn by us, so that who tells no colours tells the level; a drill is
marked round the whole screen, so that no photograph of a part of it passes for a warning.
"""

from __future__ import annotations

from kiosk.content.emergency import Alarm, Level
from screens.blocks.arrange import Cell, Gap, Row, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Sign
from screens.blocks.text import TIGHT, text
from screens.words import alarms as words

INK = "alarm_ink"


def shape(level: Level) -> str:
    """The icon of a level: an octagon, a triangle, a square on its corner, a disc."""
    return f"level_{level}"


def plate(alarm: Alarm, to: Setting, low: bool = False) -> Block:
    """Level and hazard on a white ground: shapes, character and word, and the law's word for it. `low`: in one line."""
    side = to.theme.size("lead" if low else "head")
    icons = [Cell(Sign(shape(alarm.level), side, INK), 0)]
    if of := words.hazard(alarm.title):
        icons.append(Cell(Sign(of, side, INK), 0))
    level = text(words.level_words(alarm), "body", INK, "bold", "center")
    grave = text(words.severity_words(alarm, to.say), "small", INK, align="center", leading=TIGHT)
    if low:
        told: Block = Row((*icons, Cell(level, 0), Cell(grave, 0)), to.theme.gap // 2)
    else:
        told = Stack((Row(tuple(icons), to.theme.gap, center=True), level, grave))
    return Surface(told, to.theme.gap, to.theme.gap // (4 if low else 2), "white", INK, to.theme.radius)


def framed(block: Block, to: Setting, width: int, height: int) -> Block:
    """A block with 演练 on black all round it."""
    wide = aside(to)
    bar = _across(to, width)
    middle = height - 2 * bar.height(to, width)
    column = _down(to, middle)
    row = Row((Cell(column, wide), Cell(block), Cell(column, wide)), 0, "fill")
    return Stack((bar, Surface(row, 0, 0, "", "", least=middle), bar))


def aside(to: Setting) -> int:
    """How wide the marks at both sides of a drill are."""
    return to.theme.size("body") * 3 // 2


def above(to: Setting, width: int) -> int:
    """How high the marks above and below are."""
    return _across(to, width).height(to, width)


def _across(to: Setting, width: int) -> Block:
    size = text(words.DRILL, "body", "white", "bold").natural(to)
    times = max(1, min(7, (width - size) // (size * 5 // 2)))
    cells = tuple(Cell(text(words.DRILL, "body", "white", "bold", "center"), 0) for _ in range(times))
    row = Row(cells, to.theme.gap, justify=True)
    return Surface(row, 0, to.theme.gap // 3, "black", "")


def _down(to: Setting, height: int) -> Block:
    """The same downwards, as often as there is room."""
    line = text("\n".join(words.DRILL), "body", "white", "bold", "center", TIGHT)
    one = line.height(to, aside(to))
    times = max(1, min(4, (height + one) // (one * 2)))
    rest = max(0, height - times * one)
    parts: list[Block] = []
    for number in range(times):
        parts += [Gap(rest // (2 * times) if not number else rest // times), line]
    return Surface(Stack(tuple(parts)), 0, 0, "black", "", least=height)
