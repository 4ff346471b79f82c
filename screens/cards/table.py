"""How a table looks: rows under its columns; where they have no room, each row in two storeys, or as named lines.

Rules it keeps: a row is never torn apart; the columns' names come again on every page; what is only figures stands at
the right, and a sum stands out; a long table has a page of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from kiosk.content.item import Item, Table
from kiosk.visit import Open, Turn
from screens.blocks.arrange import ByWidth, Cell, Gap, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import LIST, TIGHT, Align, Bit, bits, text
from screens.pages.furniture import arrow, leaf, pairs, plain_row, rows
from screens.words.days import APART
from screens.words.labels import of_people

MOST_INLINE = 12
"""Rows a sheet shows itself; a longer table has a page of its own."""

NARROWEST_EM = 4.6
"""A column whose words would break may not be narrower than this."""

MOST_LINES = 5
"""In how many lines the words of a cell may break."""

HEAD_LINES = 3
"""In how many lines the name of a column may break, where its cells are narrower."""

LONGEST_NAME_EM = 9
"""A longer name of a column stands before its words, not beside them."""

SHORT_EM = 9
"""Where no name with its words is longer than this, two of them stand on one line."""

FIGURES = re.compile(r"[-+−]?[\d,，.]*\d%?|[-—–]?")
SUMS = ("合计", "总计", "小计")


def table(table: Table, to: Setting) -> Block:
    """The whole table on one card, which may go over pages."""
    title = text(table.title, "body", "ink", "bold") if table.title else None
    lines, names = _formed(table, to, to.theme.width - 2 * to.theme.margin - 2 * (to.theme.gap * 5 // 4))
    head = [block for block in (title, names) if block is not None]
    return rows(
        [plain_row(line, to) for line in lines],
        to,
        head=plain_row(Stack(tuple(head), to.theme.gap // 3), to) if head else None,
    )


class Listing(ByWidth, frozen=True):
    """A table as wide as it happens to stand, without a card of its own: on a board."""

    table: Table

    def at(self, to: Setting, width: int) -> Block:
        lines, names = _formed(self.table, to, width)
        above = (names,) if names is not None else ()
        return Stack((*above, *lines), to.theme.gap // 2, len(above), ruled=True)


def inline(table_: Table, item: Item, number: int, to: Setting) -> Block:
    """The table as a sheet shows it: a short one itself, a long one as a row that leads to its page."""
    say = to.say
    if len(table_.rows) <= MOST_INLINE:
        return table(table_, to)
    first = say("全部名单") if of_people(table_) else say("全表")
    words = table_.title or (first if number == 0 else say("表 {number}", number=number + 1))
    lines = (
        text(say("看{words}", words=words), "body", "blue", "bold"),
        text(
            APART.join((say("共 {n} 行", n=len(table_.rows)), say("、").join(table_.columns))),
            "small",
            "mute",
        ),
    )
    row = Row((Cell(Stack(lines)), arrow(to)), to.theme.gap)
    return rows([leaf(row, to, f"table:{number}", (Open("table", item.id), Turn(tab=str(number))))], to)


def tables_of(item: object) -> tuple[Table, ...]:
    """All tables of an item of any kind."""
    one = getattr(item, "table", None)
    return (one,) if isinstance(one, Table) else tuple(getattr(item, "tables", ()))


Form = tuple[list[Block], Block | None]
"""The rows, and what stands over them."""


def _formed(table: Table, to: Setting, width: int) -> Form:
    """The table in so many pixels."""
    return _flat(table, to, width) or _storeys(table, to, width) or _named(table, to)


def _flat(table: Table, to: Setting, width: int) -> Form | None:
    """All columns beside each other; None where they have no room."""
    widths = _widths(table, range(len(table.columns)), to, width)
    if widths is None:
        return None
    aligns = _aligns(table)
    lines = [_cells(row, widths, aligns, to, "ink", row[0] in SUMS) for row in table.rows]
    return lines, _head(table.columns, widths, aligns, to)


def _storeys(table: Table, to: Setting, width: int) -> Form | None:
    """What names a row stands over its figures; None where these have no room either."""
    first = _names(table)
    widths = _widths(table, range(first, len(table.columns)), to, width)
    aligns = _aligns(table)[first:]
    if widths is None or len(widths) < 2 or "left" in aligns:
        return None

    def storey(row: Sequence[str], below: Block, tone: str) -> Block:
        weight = "bold" if row[0] in SUMS else "regular"
        return Stack((text("　".join(row[:first]), "small", tone, weight, leading=LIST), below))

    lines = [storey(row, _cells(row[first:], widths, aligns, to, "ink", row[0] in SUMS), "ink") for row in table.rows]
    return lines, storey(table.columns, _head(table.columns[first:], widths, aligns, to), "mute")


def _named(table: Table, to: Setting) -> Form:
    """Each row as named lines: the first column names it, the others say what they are."""
    return [_lines(table, row, to) for row in table.rows], None


def _lines(table: Table, row: Sequence[str], to: Setting) -> Block:
    first = _names(table)
    head = text("　".join(row[:first]), "body", "ink", "bold")
    rest = [(name, words) for name, words in zip(table.columns[first:], row[first:], strict=True) if words]
    if all(_em(name) + _em(words) <= SHORT_EM for name, words in rest):
        said = [Cell(bits(Bit(f"{name} ", tone="mute"), Bit(words))) for name, words in rest]
        said += [Cell(Gap(0))] * (len(said) % 2)
        two = (Row(tuple(said[n : n + 2]), to.theme.gap, "top") for n in range(0, len(said), 2))
        return Stack((head, *two), to.theme.gap // 4, head=1)
    if any(_em(name) > LONGEST_NAME_EM for name, _ in rest):
        return Stack(
            (head, *(text(to.say("{name}：{words}", name=name, words=words)) for name, words in rest)),
            to.theme.gap // 4,
            head=1,
        )
    return Stack((head, pairs(rest, to)), to.theme.gap // 4, head=1)


def _names(table: Table) -> int:
    """How many columns name a row: a bare number says nothing of its own."""
    return 2 if len(table.columns) > 2 and all(row[0].strip().isdigit() for row in table.rows) else 1


def _widths(table: Table, shown: range, to: Setting, width: int) -> list[float] | None:
    """The columns' widths in Han characters; None where they have no room beside each other.

    Names break before cells do.
    """
    room = (width - (len(shown) - 1) * to.theme.gap) / to.theme.size("small")
    names = [[_wants(table, i, lines) for i in shown] for lines in range(1, HEAD_LINES + 1)]
    for wants in names:
        if sum(wants) <= room:
            return [want * room / sum(wants) for want in wants]
    return next((found for wants in names if (found := _shared(wants, room)) is not None), None)


def _shared(wants: Sequence[float], room: float) -> list[float] | None:
    """A narrow column has all it wants, the wide ones share what is left; None where that is too little."""
    found = [0.0] * len(wants)
    for done, i in enumerate(sorted(range(len(wants)), key=lambda i: wants[i])):
        found[i] = min(wants[i], (room - sum(found)) / (len(wants) - done))
    for want, has in zip(wants, found, strict=True):
        if want > has and (has < NARROWEST_EM or want > has * MOST_LINES):
            return None
    return found


def _wants(table: Table, column: int, lines: int) -> float:
    """How wide a column would like to be whose name breaks into so many lines."""
    name = _em(table.columns[column])
    return max(ceil(name / lines), *(_em(row[column]) for row in table.rows), 1.5) + 0.2


def _broken(name: str, width: float) -> str:
    """A name of a column in lines of one length, where it must break and nothing in it says where."""
    if _em(name) <= width or not name.isalpha():
        return name
    count = ceil(_em(name) / width)
    size = ceil(len(name) / count)
    return "\n".join(name[n : n + size] for n in range(0, len(name), size))


def _em(words: str) -> float:
    """How wide a text is in Han characters, a little too much rather than too little."""
    return max((sum(1.0 if ord(c) > 0x2000 else 0.6 for c in line) for line in words.split("\n")), default=0.0)


def _aligns(table: Table) -> list[Align]:
    """Figures at the right, but not in the first column, which names its row."""
    found: list[Align] = []
    for i in range(len(table.columns)):
        figures = i > 0 and all(FIGURES.fullmatch(row[i]) for row in table.rows)
        found.append("right" if figures else "left")
    return found


def _head(names: Sequence[str], widths: Sequence[float], aligns: Sequence[Align], to: Setting) -> Block:
    return _cells([_broken(name, width) for name, width in zip(names, widths, strict=True)], widths, aligns, to, "mute")


def _cells(
    words: Sequence[str], widths: Sequence[float], aligns: Sequence[Align], to: Setting, tone: str, bold: bool = False
) -> Block:
    leading = TIGHT if tone == "mute" else LIST
    cells = [
        Cell(text(word, "small", tone, "bold" if bold else "regular", align, leading), -max(1, round(width * 10)))
        for word, width, align in zip(words, widths, aligns, strict=True)
    ]
    return Row(tuple(cells), to.theme.gap, "top")
