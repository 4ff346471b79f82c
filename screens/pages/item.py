"""The sheet of one item of any kind without a page of its own: title, its card's flow, what it names, code, facts."""

from __future__ import annotations

from screens.blocks.block import Block, Setting
from screens.cards import card
from screens.cards.facts import facts
from screens.pages.gone import gone
from screens.pages.headline import chinese_only, headline
from screens.pages.named import named_by
from screens.pages.sheet import sheet
from screens.pages.taking import alone
from screens.pages.ways import place_of, related
from screens.sight import Sight


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The item that the visit is at, in a box of this size."""
    contents = sight.contents
    item = contents.item(sight.visit.arg, sight.now, sight.stale) if contents else None
    if item is None or place_of(item) != sight.visit.place:
        return gone(sight, to, width, height)
    look = card(item)
    flow = [*chinese_only(to), *look.flow(item, sight, to), *related(look.related(item), sight, to)]
    flow += named_by(item, sight, to, look.related(item))
    flow += (*alone(item, sight, to), *facts(item, sight, to))
    return sheet([headline(item, look.under(item, sight), to)], flow, sight, to, width, height)
