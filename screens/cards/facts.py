"""What stands at the end of every sheet 公开信息: by which right it is public, within which time, under which number.

Rules it keeps: quiet and complete: the words of the catalogue as they are; each basis leads to its own sheet; what an
item does not say is left out, and a card that would be empty is not there.
"""

from __future__ import annotations

from kiosk.content.disclosure import Ground
from kiosk.content.item import Item
from screens.blocks.arrange import Cell, Row
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.pages.furniture import arrow, leaf, pairs, plain_row, rows
from screens.pages.ways import way
from screens.sight import Sight
from screens.words.days import APART
from screens.words.validity import titled

DISCLOSURES = {"proactive": "主动公开", "on-request": "依申请公开", "withheld": "不予公开"}


def facts(item: Item, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """The card of an item; nothing where it says nothing."""
    if not (item.grounds or item.within or item.subject or item.source.index):
        return ()
    named = (
        ("索引号", item.source.index),
        ("分类", APART.join(part for part in (item.subject, item.genre) if part)),
        ("公开属性", to.say(DISCLOSURES[item.disclosure])),
        ("公开时限", item.within),
        ("公开渠道", to.say("、").join(item.channels)),
    )
    found = (sight.contents.item(i, sight.now, sight.stale) for i in item.grounds) if sight.contents else ()
    laws = [_law(ground, to) for ground in found if isinstance(ground, Ground) and ground.id != item.id]
    return (rows([plain_row(pairs(named, to, "small"), to), *laws], to, to.say("公开信息")),)


def _law(ground: Ground, to: Setting) -> Block:
    """A basis, as a row that leads to its articles."""
    row = Row((Cell(text(to.say("依据{law}", law=titled(to.say.title(ground))), "small")), arrow(to)), to.theme.gap)
    return leaf(row, to, f"ground:{ground.id}", (way(ground),))
