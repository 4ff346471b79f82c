"""One guide 办事指南: the first screen answers what to bring, where, when, how long, how much."""

from __future__ import annotations

from kiosk.content.service import Guide
from kiosk.visit import Turn
from screens.blocks.arrange import Cell, Either, Keep, Press, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import TIGHT, text
from screens.cards import guide as card
from screens.pages.furniture import take_home, take_home_alone, title
from screens.pages.gone import gone
from screens.pages.sheet import sheet
from screens.sight import Sight

TABS = (("bring", "带什么"), ("go", "怎么走"), ("cost", "时间和费用"), ("basis", "依据和不服怎么办"))


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The guide that the visit is at, in a box of this size."""
    contents = sight.contents
    guide = contents.item(sight.visit.arg, sight.now, sight.stale) if contents else None
    if not isinstance(guide, Guide):
        return gone(sight, to, width, height)
    head: list[Block] = [title(guide.title, card.under(guide, sight), to)]
    promise = card.promise(guide, sight, to)
    # The tabs stand in the same place whichever is open: what is long and belongs to one of them comes below.
    head.append(card.figures(guide, to) if guide.state == "in-force" else promise)
    tab = sight.visit.tab if sight.visit.tab in dict(TABS) else TABS[0][0]
    head.append(_tabs(tab, to))
    where, address = card.where(guide, sight, to), guide.online_url or guide.official_url
    promised = (promise,) if guide.state == "in-force" else ()
    if to.theme.mode.large or to.theme.mode.low_reach:
        # Less stands on a page: the code comes last, so that the window is still on the first.
        first, last = where, take_home_alone(address, to)
    else:
        first, last = take_home(where, address, to), ()
    flow = {
        "bring": lambda: (*promised, first, *card.bring(guide, sight, to), *last),
        "go": lambda: card.go(guide, to),
        "cost": lambda: (*promised, *card.cost(guide, to)),
        "basis": lambda: card.basis(guide, sight, to),
    }[tab]()
    return sheet(head, flow, sight, to, width, height)


def _tabs(chosen: str, to: Setting) -> Block:
    """In one line if they fit, else two by two."""
    gap = to.theme.gap // 2
    tabs = [_tab(key, words, key == chosen, to) for key, words in TABS]
    pairs = [Row((Cell(a), Cell(b)), gap, "fill") for a, b in zip(tabs[::2], tabs[1::2], strict=True)]
    return Keep(Either((Row(tuple(Cell(tab, 0) for tab in tabs), gap, "fill", justify=True), Stack(tuple(pairs), gap))))


def _tab(key: str, words: str, chosen: bool, to: Setting) -> Press:
    label = text(words, "small", "on_blue" if chosen else "ink", "bold" if chosen else "regular", "center", TIGHT)
    return Press(
        label,
        to.theme.gap // 3,
        to.theme.gap // 2,
        "blue" if chosen else "card",
        "blue" if chosen else "border",
        to.theme.radius,
        name=f"tab:{key}",
        act=(Turn(tab=key),),
        down="blue_pressed" if chosen else "pressed",
    )
