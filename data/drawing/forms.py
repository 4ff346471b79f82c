"""Forms as pictures: the blank one, and the same filled in as an example.

Rules it keeps: both are drawn from one list of cells, so that they agree; what a person writes is blue; names in
examples are masked (张某某), numbers starred, dates left as ×; an example says on its face that it is one. `[ ]` in a
text is an empty box, `[x]` one that is ticked in the example and empty in the blank form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.drawing.sheet import BLUE, CARD, INK, MUTE, RULE, SOFT, WARN, WARN_SOFT, Sheet, mixed

LEFT, WIDE, TOP = 44, 992, 182
UNITS = 24
"""A row is so many units wide."""

SIZE = 33


@dataclass(frozen=True)
class Cell:
    """A cell of a form. `filled`: what the example writes in it; `words`: what is printed."""

    units: int
    words: str = ""
    filled: str = ""
    head: bool = False  # a shaded label


@dataclass(frozen=True)
class Form:
    """Rows of cells, each row with its height; below them hints for who fills it in."""

    title: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    hints: tuple[str, ...]


def row(high: int, *cells: tuple[int, str] | tuple[int, str, str]) -> tuple[int, tuple[Cell, ...]]:
    """Cells from left to right: `(units, label)` is a label, `(units, printed, filled)` a place to write."""
    return high, tuple(Cell(c[0], c[1], c[2]) if len(c) == 3 else Cell(c[0], c[1], head=True) for c in cells)


def drawn(form: Form, *, example: bool) -> Sheet:
    """The form, empty or filled in."""
    s = Sheet(1080, 1528, CARD)
    if example:
        s.text(540, 900, "示例", 420, mixed(CARD, SOFT, 0.8), bold=True, align="m")
    s.text(540, 84, form.title, 54, INK, bold=True, align="m", most=1000)
    s.text(LEFT, 150, "编号：" if not example else "编号：由窗口填写", 30, MUTE)
    s.text(LEFT + WIDE, 150, "本表免费领取，一式一份", 30, MUTE, align="r")
    y = float(TOP)
    for high, cells in form.rows:
        x = float(LEFT)
        for cell in cells:
            w = WIDE * cell.units / UNITS
            _cell(s, x, y, w, high, cell, example)
            x += w
        y += high
    s.box(LEFT, TOP, WIDE, y - TOP, None, INK, 4)
    if example:
        s.box(890, 24, 150, 60, WARN_SOFT, WARN, 3, radius=30)
        s.text(965, 54, "示例", 36, WARN, bold=True, align="m")
    for n, words in enumerate(form.hints):
        s.text(LEFT, y + 34 + n * 44, f"{n + 1}. {words}", 31, WARN if example else MUTE, most=WIDE)
    if y + 50 + (len(form.hints) - 1) * 44 > 1478:
        raise ValueError(f"{form.title}: the hints end below the sheet")
    s.text(540, 1500, "云州市住房和城乡建设局　监制", 30, MUTE, align="m")
    return s


def _cell(s: Sheet, x: float, y: float, w: float, h: float, cell: Cell, example: bool) -> None:
    if cell.head:
        s.box(x, y, w, h, SOFT)
    s.box(x, y, w + 2, h + 2, None, INK, 2)
    if cell.head:
        lines = cell.words.count("\n")
        s.text(x + w / 2, y + h / 2 - lines * SIZE * 0.62, cell.words, SIZE, INK, align="m", most=w - 8, leading=1.24)
        return
    if cell.words == "seal":
        _seal(s, x, y, w, h, cell.filled, example)
        return
    words = cell.words
    if not example:
        words = words.replace("[x]", "[ ]")
    if words:
        lines = words.count("\n")
        first = y + (h / 2 - lines * SIZE * 0.7 if not cell.filled or "[" in words else 30)
        for n, line in enumerate(words.split("\n")):
            _printed(s, x + 16, first + n * SIZE * 1.4, line, w - 24)
    if example and cell.filled:
        lines = cell.filled.count("\n")
        first = y + h / 2 - lines * SIZE * 0.68 + (20 if words and "[" not in words else 0)
        s.text(x + 16, first, cell.filled, SIZE, BLUE, most=w - 22, leading=1.36)


def _printed(s: Sheet, x: float, y: float, line: str, most: float) -> None:
    """A line that may hold boxes to tick."""
    for part in _parts(line):
        if part in ("[ ]", "[x]"):
            s.box(x, y - 15, 30, 30, CARD, INK, 3)
            if part == "[x]":
                s.line([(x + 6, y), (x + 13, y + 8), (x + 26, y - 12)], BLUE, 5)
            x += 40
        else:
            wide = s.wide(part, SIZE - 2)
            s.text(x, y, part, SIZE - 2, INK, most=most)
            x += wide
            most -= wide


def _parts(line: str) -> Iterator[str]:
    return (part for part in re.split(r"(\[[ x]\])", line) if part)


def _seal(s: Sheet, x: float, y: float, w: float, h: float, signed: str, example: bool) -> None:
    """Where one signs or seals, and the day."""
    place, _, name = signed.partition("|")
    s.text(x + 16, y + 34, place, SIZE - 2, INK, most=w - 24)
    if example and name:
        s.text(x + 32, y + h / 2, name, SIZE + 6, BLUE)
    if "章" in place:
        s.disc(x + w - 72, y + h - 72, 60, None, WARN if example else RULE, 3)
        s.text(x + w - 72, y + h - 72, "盖章处", 32, WARN if example else MUTE, align="m")
    day = "××××年××月××日" if example else "　　　　年　　月　　日"
    s.text(x + 16, y + h - 32, day, SIZE - 3, BLUE if example else INK)
