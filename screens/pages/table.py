"""A whole table as a place of its own: the list of a publicity, the tables of a record, turned over page by page."""

from __future__ import annotations

from screens.blocks.block import Block, Setting
from screens.cards.table import table, tables_of
from screens.pages.gone import gone
from screens.pages.headline import chinese_only, headline
from screens.pages.sheet import sheet
from screens.sight import Sight


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The table of the item that the visit is at; its tab is the table's number."""
    item = sight.contents.item(sight.visit.arg, sight.now, sight.stale) if sight.contents else None
    tables = tables_of(item) if item is not None else ()
    if item is None or not tables:
        return gone(sight, to, width, height)
    tab = sight.visit.tab
    at = int(tab) if tab.isdigit() and int(tab) < len(tables) else 0
    return sheet(
        [headline(item, to.say("共 {n} 行", n=len(tables[at].rows)), to)],
        [*chinese_only(to), table(tables[at], to)],
        sight,
        to,
        width,
        height,
    )
