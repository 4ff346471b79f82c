"""The leaders 领导分工: by rank, each with the post and the first of what is in their charge."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.content.office import Leader
from kiosk.visit import Open
from screens.blocks.arrange import Cell, Either, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import Bit, bits, text
from screens.cards.leader import in_short
from screens.pages.furniture import arrow, leaf, rows, title
from screens.pages.lists import nothing, way_row
from screens.pages.organisation import to_tree
from screens.pages.sheet import sheet
from screens.sight import Sight
from screens.words.days import APART


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """All leaders, in a box of this size."""
    say = to.say
    found = sight.contents.of(Leader, now=sight.now, stale=sight.stale) if sight.contents else ()
    leaders = sorted(found, key=lambda leader: (leader.order, leader.id))
    units = way_row(say("机构设置"), say("各科室和所属单位的职责、电话"), "to:units", (Open("units"),), to)
    flow = (
        [rows([_row(leader, to) for leader in leaders], to)]
        if leaders
        else nothing(say("目前没有公开的领导信息。"), to)
    )
    head = [title(say("领导分工"), say("点一位，看分管什么、什么时候接待群众") if leaders else "", to)]
    return sheet(head, [*flow, rows([to_tree(to), units], to)], sight, to, width, height)


def _row(leader: Leader, to: Setting) -> Block:
    name, post = Bit(to.say.title(leader), weight="bold"), Bit(leader.post, tone="blue")
    in_line = bits(name, replace(post, text=APART + leader.post))
    lines = (Either((in_line, Stack((bits(name), bits(post))))), text(in_short(leader, to), "small", "mute"))
    return leaf(
        Row((Cell(Stack(lines)), arrow(to)), to.theme.gap), to, f"leader:{leader.id}", (Open("leader", leader.id),)
    )
