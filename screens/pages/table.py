"""A whole table as a place of its own: turned over page by page, or only the rows of a surname, a street, a result.

Rules it keeps: what is left out is said, with the way back to all rows; whose rows are shown stands above them.
"""

from __future__ import annotations

from kiosk.content.item import Table
from kiosk.visit import Turn
from screens.blocks.arrange import Cell, Gap, Press, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import TIGHT, text
from screens.blocks.whole import whole
from screens.cards.table import table, tables_of
from screens.pages.furniture import button
from screens.pages.gone import gone
from screens.pages.headline import chinese_only, headline
from screens.pages.sheet import sheet
from screens.pages.sieve import FIND, Choice, Cut, choice, cuts, sifted
from screens.sight import Sight


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The table of the item that the visit is at; its tab is the table's number and what was chosen of it."""
    say = to.say
    item = sight.contents.item(sight.visit.arg, sight.now, sight.stale) if sight.contents else None
    tables = tables_of(item) if item is not None else ()
    if item is None or not tables:
        return gone(sight, to, width, height)
    chosen = choice(sight.visit.tab, len(tables))
    whole_ = tables[chosen.number]
    found = cuts(whole_)
    if chosen.finding and found:
        head = [headline(item, say("点一个，只看有它的行"), to)]
        keys = [_keys(whole_, cut, chosen.number, to, width - 2 * to.theme.margin) for cut in found]
        return sheet(head, [_all(chosen.number, to), *keys], sight, to, width, height)
    shown = sifted(whole_, chosen)
    under = say("共 {n} 行", n=len(whole_.rows))
    if shown is not whole_:
        column = whole_.columns[chosen.column]
        under = say("{column}：{key}，{n} 行", column=column, key=chosen.key, n=len(shown.rows))
    return sheet(
        [headline(item, under, to), *_ways(chosen, shown is not whole_, bool(found), to)],
        [*chinese_only(to), table(shown, to)],
        sight,
        to,
        width,
        height,
    )


def _ways(chosen: Choice, less: bool, finds: bool, to: Setting) -> tuple[Block, ...]:
    """To choose, and back to all rows."""
    if not finds:
        return ()
    find = button(to.say("查找某一行"), "find", (Turn(tab=f"{chosen.number}/{FIND}"),), to, "search")
    cells = (Cell(find), Cell(_all(chosen.number, to))) if less else (Cell(find),)
    return (Row(cells, to.theme.gap // 2, "fill"),)


def _all(number: int, to: Setting) -> Press:
    return button(to.say("看全部行"), "all", (Turn(tab=f"{number}"),), to, "sheet")


def _keys(table: Table, cut: Cut, number: int, to: Setting, width: int) -> Block:
    """The keys of a column, as many beside each other as have room."""
    gap = to.theme.gap // 2
    tiles = [_key(cut, key, count, number, to) for key, count in cut.keys]
    widest = max(to.theme.target, *(tile.natural(to) for tile in tiles))
    columns = max(1, (width + gap) // (widest + gap))
    lines = []
    for n in range(0, len(tiles), columns):
        cells = [Cell(tile) for tile in tiles[n : n + columns]]
        cells += [Cell(Gap(0))] * (columns - len(cells))
        lines.append(Row(tuple(cells), gap, "fill"))
    name = table.columns[cut.column]
    words = to.say("{column}（按第一个字，拼音顺序）", column=name) if cut.firsts else name
    return Stack((text(words, "body", "ink", "bold"), *lines), gap, head=1)


def _key(cut: Cut, key: str, count: int, number: int, to: Setting) -> Press:
    """What it is, and how many rows it leaves."""
    row = (
        Cell(whole(key, ("body", "small"), "ink", "bold")),
        Cell(text(f"{count}", "small", "mute", leading=TIGHT), 0),
    )
    return Press(
        Row(row, to.theme.gap // 3),
        to.theme.gap // 2,
        to.theme.gap // 3,
        "card",
        "border",
        to.theme.radius,
        least=to.theme.target,
        name=f"key:{cut.column}/{key}",
        act=(Turn(tab=f"{number}/{cut.column}/{key}"),),
    )
