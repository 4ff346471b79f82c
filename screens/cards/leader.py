"""How a leader looks 领导分工: the post, what is in their charge, when citizens are received, who stands in.

Rules it keeps: the phone is the office's; every unit in their charge is one touch away, and their branch of the tree.
"""

from __future__ import annotations

from kiosk.content.office import Leader
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, text
from screens.cards.reading import numbered
from screens.cards.short import BoardCard
from screens.pages.furniture import card, pairs, rows
from screens.pages.organisation import in_tree
from screens.pages.ways import related as rows_to
from screens.sight import Sight

MOST_DUTIES = 2
"""How many duties a row of a list names."""


def under(leader: Leader, sight: Sight) -> str:
    """The post."""
    return leader.post


def flow(leader: Leader, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """What is in their charge, how to reach them, the units, who stands in, the tree."""
    say = to.say
    found: list[Block] = list(numbered(leader.portfolio, say("分管工作"), to))
    reach = (("接待群众", leader.reception), ("办公电话", leader.phone))
    if any(words for _, words in reach):
        found.append(card(pairs(reach, to), to))
    found += rows_to(leader.units, sight, to, say("分管和联系的单位"))
    if leader.stands_in is not None:
        found += rows_to((leader.stands_in,), sight, to, say("外出时由谁代为负责"))
    return (*found, rows([in_tree(leader, sight, to)], to))


def related(leader: Leader) -> tuple[str, ...]:
    """Nothing more: the flow leads to all it names."""
    return ()


def board(leader: Leader, sight: Sight, to: Setting) -> BoardCard:
    """The post, the portfolio, when citizens are received."""
    duties = tuple(text(duty, leading=READ) for duty in leader.portfolio)
    reception = (pairs((("接待群众", leader.reception),), to),) if leader.reception else ()
    foot = to.say("办公电话 {phone}", phone=leader.phone) if leader.phone else ""
    return BoardCard(((to.say("领导分工"), "blue"), (leader.post, "blue")), leader.title, (*duties, *reception), foot)


def in_short(leader: Leader, to: Setting) -> str:
    """The first of what is in their charge, whole, and that there is more."""
    said = to.say("；").join(leader.portfolio[:MOST_DUTIES])
    return (
        to.say("{said}，等 {n} 项", said=said, n=len(leader.portfolio)) if len(leader.portfolio) > MOST_DUTIES else said
    )
