"""The one large thing of a board: an item's card, divided into pages that share its time.

Rules it keeps: pure; of what is too long for a board it says where the rest is; in a zone with little room the tags
give way first, then the foot, then the title flows with the rest.
"""

from __future__ import annotations

from kiosk.content.edition import Board
from kiosk.content.kinds import AnyItem
from screens.blocks.arrange import Cell, Either, Gap, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Box, Setting
from screens.blocks.paging import pages
from screens.blocks.text import TIGHT, text
from screens.board import hanging, strip
from screens.board.scene import padding
from screens.board.turning import Page, readable
from screens.cards.short import BoardCard, card_of
from screens.pages.furniture import tag
from screens.sight import Sight

LOW = 4
"""In a zone of fewer lines an item is its words alone, as on a strip."""


def main(
    item: AnyItem | None,
    sight: Sight,
    to: Setting,
    box: Box,
    board: Board | None = None,
    alone: bool = False,
    role: str = "body",
) -> tuple[Page, ...]:
    """The pages of the large card. `alone`: there is no header above it. `role`: of its text, in a low zone."""
    card = card_of(item, sight, to, alone)
    where = (board.touch_at if board is not None else "") or "请看触摸屏"
    rest = f"看全文：{where.removeprefix('请看')}"
    if box.h < LOW * to.theme.size("body"):
        return strip.leaves(card, rest, to, box, role)
    if card.hung:
        return hanging.leaves(card, rest, to, box, _foot)
    inner = box.inside(*padding(to, box, 60, 36))
    for head, foot, flow in _forms(card, to, inner.w):
        found = _divided(head, foot, flow, card, rest, to, box)
        if all(page.block.height(to, box.w) <= box.h for page in found):
            return found
    # A strip on which not one line of this size stands: its ground, and no torn letters. It wants a layout of its own.
    return (Page(Surface(Gap(0), 0, 0, least=box.h), 0),)


Form = tuple[tuple[Block, ...], bool, tuple[Block, ...]]
"""What stays on every page, whether there is a foot, and what flows."""


def _forms(card: BoardCard, to: Setting, width: int) -> tuple[Form, ...]:
    """From the richest to the barest."""
    title = _title(card.title, to, width)
    small = text(card.title, "body", "ink", "bold")
    return (
        ((*_tags(card, to), title), True, card.flow),
        ((small,), True, card.flow),
        ((small,), False, card.flow),
        ((), False, (small, *card.flow)),
    )


def _divided(
    head: tuple[Block, ...], footed: bool, flow: tuple[Block, ...], card: BoardCard, rest: str, to: Setting, box: Box
) -> tuple[Page, ...]:
    pad_x, pad_y = padding(to, box, 60, 36)
    inner = box.inside(pad_x, pad_y)
    gap = min(to.theme.gap, box.h // 16)
    above = (Stack(head, gap * 2 // 3), Gap(gap)) if head else ()
    room = inner.h - Stack(above).height(to, inner.w)
    if footed:
        foots = (_foot(card.foot, 8, 8, to), _foot(rest, 8, 8, to))
        room -= max(foot.height(to, inner.w) for foot in foots) + gap // 2
    divided = pages(flow, to, inner.w, max(1, room), gap)
    kept = readable(divided, to, inner.w)
    words = card.foot if len(kept) == len(divided) else rest
    found = []
    for number, (page, chars) in enumerate(kept, 1):
        foot = (_foot(words, number, len(kept), to),) if footed else ()
        stack = Stack((*above, page, Spring(), *foot))
        found.append(Page(Surface(stack, pad_x, pad_y, radius=to.theme.radius, least=box.h), chars))
    return tuple(found)


def _tags(card: BoardCard, to: Setting) -> tuple[Block, ...]:
    if not card.tags:
        return ()
    cells = tuple(Cell(tag(words, tone, to), 0) for words, tone in card.tags)
    in_lines = Stack(tuple(Row((cell, Cell(Gap(0)))) for cell in cells), to.theme.gap // 3)
    return (Either((Row(cells, to.theme.gap), in_lines)),)


def _title(words: str, to: Setting, width: int) -> Block:
    """A short one large; a long one leaves room for what it is about."""
    large = text(words, "title", "ink", "bold")
    return large if large.natural(to) <= width else text(words, "lead", "ink", "bold")


def _foot(words: str, number: int, of: int, to: Setting) -> Block:
    cells = [Cell(text(words, "body", "ink", leading=TIGHT))]
    if of > 1:
        cells.append(Cell(text(f"第 {number} / {of} 页", "small", "mute", align="right", leading=TIGHT), 0))
    return Row(tuple(cells), to.theme.gap)
