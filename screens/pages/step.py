"""One step of a process that is open 步骤: its card, in as many parts as there is room for.

Rules it keeps: what there is no room for goes on at a touch, and after the last part comes the first again.
"""

from __future__ import annotations

from kiosk.content.process import Node
from kiosk.visit import Turn
from screens.blocks.arrange import Cell, Gap, Row, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.paging import pages
from screens.blocks.text import TIGHT, Bit, bits
from screens.cards import process as card
from screens.pages.furniture import button
from screens.words.days import APART


def opened(node: Node, part: str, page: int, room: int, width: int, to: Setting) -> Surface:
    """A step in a width, or the part of it (`2`) that has so much room. `page`: where one stays meanwhile."""
    whole = card.step(node, to)
    found = step_card(node, whole, to)
    if found.height(to, width) <= room:
        return found
    parts = pages([whole], to, width - 2 * found.pad_x, room - bare(node, width, to))
    number = min(int(part) - 1 if part.isdigit() else 0, len(parts) - 1)
    return step_card(node, parts[number], to, more(node, number, len(parts), page, to))


def bare(node: Node, width: int, to: Setting) -> int:
    """How high the card of a step is before anything is told of it."""
    return step_card(node, Gap(0), to, more(node, 0, 2, 0, to)).height(to, width)


def step_card(node: Node, words: Block, to: Setting, onward: Block | None = None) -> Surface:
    """A step that is open: its name, what it is, `words` below; `onward`: the way to more of them."""
    kind = to.say(card.KINDS[node.type]) if onward is None else ""
    name = [Bit(node.name, weight="bold"), *((Bit(APART + kind, "small", "mute"),) if kind else ())]
    head: Block = bits(*name, leading=TIGHT)
    if onward is not None:
        head = Row((Cell(head), Cell(onward, onward.natural(to))), to.theme.gap)
    block = Stack((head, words), to.theme.gap // 2)
    return Surface(block, to.theme.gap * 5 // 4, to.theme.gap * 3 // 4, "card", "blue", to.theme.radius)


def more(node: Node, part: int, of: int, page: int, to: Setting) -> Block:
    """The way to the next part of a step, from the last to the first."""
    onward = (part + 1) % of
    return button(
        to.say("接着看") if onward else to.say("从头看"),
        "more",
        (Turn(page=page, tab=f"step:{node.id}:{onward + 1}"),),
        to,
        "next",
    )
