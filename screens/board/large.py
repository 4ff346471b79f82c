"""The one large thing of a board: an item's card, divided into pages that share its time.

Rules it keeps: pure; time is shared by how much there is to read; at most MOST_CHARS of one item, and it says where the
rest is; in a zone with little room the tags give way first, then the foot, then the title flows with the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from kiosk.content.edition import Board
from kiosk.content.kinds import AnyItem
from kiosk.schedule import MOST_CHARS
from screens.blocks.arrange import Cell, Either, Gap, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Box, Placed, Setting
from screens.blocks.paging import pages
from screens.blocks.text import TIGHT, text
from screens.board.scene import padding
from screens.cards.short import BoardCard, card_of
from screens.pages.furniture import tag
from screens.sight import Sight

FIND_CHARS = 12
"""To find the first line of a page takes as long as a dozen characters."""


@dataclass(frozen=True)
class Page:
    """One page of the main zone, and how many characters there are to read on it."""

    block: Block
    chars: int


def main(
    item: AnyItem | None, sight: Sight, to: Setting, box: Box, board: Board | None = None, alone: bool = False
) -> tuple[Page, ...]:
    """The pages of the large card. `alone`: there is no header above it."""
    card = card_of(item, sight, to, alone)
    if card.picture is not None:
        inner = box.inside(to.theme.border * 2, to.theme.border * 2)
        hung = replace(card.picture, most=inner.h, larger=True)
        pad_y = (box.h - hung.height(to, inner.w)) // 2
        ground = Surface(hung, to.theme.border * 2, max(0, pad_y), radius=to.theme.radius, least=box.h)
        return (Page(ground, len(card.title)),)
    where = (board.touch_at if board is not None else "") or "请看触摸屏"
    rest = f"全文{where.removeprefix('请')}"
    inner = box.inside(*padding(to, box, 60, 36))
    for head, foot, flow in _forms(card, to, inner.w):
        found = _divided(head, foot, flow, card, rest, to, box)
        if all(page.block.height(to, box.w) <= box.h for page in found):
            return found
    # A strip on which not one line of this size stands: its ground, and no torn letters. It wants a layout of its own.
    return (Page(Surface(Gap(0), 0, 0, least=box.h), 0),)


def page_at(found: Sequence[Page], starts: datetime, ends: datetime, now: datetime) -> tuple[int, datetime]:
    """Which page is up at `now`, and until when: time is shared by what there is to read."""
    weights = [page.chars + FIND_CHARS for page in found]
    total, length, at = sum(weights), ends - starts, starts
    for number, weight in enumerate(weights):
        at += length * (weight / total)
        if now < at and number + 1 < len(weights):
            return number, at
    return len(weights) - 1, ends


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
    kept: list[tuple[Stack, int]] = []
    read = 0
    for page in divided:
        chars = _chars(page.place(to, Box(0, 0, inner.w, page.height(to, inner.w))))
        if kept and read + chars > MOST_CHARS:
            break
        kept.append((page, chars))
        read += chars
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


def _chars(placed: Placed) -> int:
    own = sum(len(line.text) for line in placed.lines)
    return own + sum(_chars(child) for child in placed.children)
