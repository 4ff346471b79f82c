"""The one large thing of a board: an item's card, divided into pages that share its time.

Rules it keeps: pure; of what is too long for a board it says where the rest is; in a zone with little room the tags
give way first, then the foot, then the title flows with the rest.
"""

from __future__ import annotations

from typing import NamedTuple

from kiosk.content.edition import Board
from kiosk.content.kinds import AnyItem
from kiosk.schedule.dwell import listed
from screens.blocks.arrange import Cell, Either, Gap, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Box, Setting
from screens.blocks.paging import balanced, pages
from screens.blocks.text import READ, TIGHT, text
from screens.board import hanging, strip
from screens.board.scene import padding
from screens.board.turning import Page, readable
from screens.cards.short import BoardCard, card_of, office_card
from screens.cards.table import Listing
from screens.pages.furniture import tag
from screens.sight import Sight
from screens.words.labels import of_people

MOST_TABLE = 5
"""Pages of a table; a longer one is for a touchscreen and a phone."""

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
    found = _pages(card_of(item, sight, to, alone), to, box, board, role)
    if item is None and len(found) > 1:
        # Smaller rather than with its phone numbers overleaf.
        smaller = _pages(office_card(sight, to, alone, "body"), to, box, board, role)
        return smaller if len(smaller) < len(found) else found
    return found


def _pages(card: BoardCard, to: Setting, box: Box, board: Board | None, role: str) -> tuple[Page, ...]:
    where = (board.touch_at if board is not None else "") or to.say("请看触摸屏")
    rest = to.say("看全文：{where}", where=where.removeprefix("请看"))
    if to.theme.strip or box.h < LOW * to.theme.size("body"):
        return strip.leaves(card, rest, to, box, role)
    if card.hung:
        return hanging.leaves(card, rest, to, box, _foot, board is not None and board.sound)
    inner = box.inside(*padding(to, box, 60, 36))
    for form in _forms(card, to, inner.w):
        found = _divided(form, card, rest, to, box)
        if all(page.block.height(to, box.w) <= box.h for page in found):
            return found
    # A strip on which not one line of this size stands: its ground, and no torn letters. It wants a layout of its own.
    return (Page(Surface(Gap(0), 0, 0, least=box.h), 0),)


class Form(NamedTuple):
    """What stays above the first page and above those after it, whether there is a foot, and what flows."""

    head: tuple[Block, ...]
    again: tuple[Block, ...]
    footed: bool
    flow: tuple[Block, ...]


def _forms(card: BoardCard, to: Setting, width: int) -> tuple[Form, ...]:
    """From the richest to the barest."""
    title, small = _title(card.title, to, width), text(card.title, "body", "ink", "bold")
    shorter = 0 < len(card.again) < len(card.title)
    again = text(card.again, "body", "ink", "bold") if shorter else small
    return (
        Form((*_tags(card.tags, to), title), (*_tags(card.tags[:1], to), again), True, card.flow),
        Form((small,), (again,), True, card.flow),
        Form((small,), (again,), False, card.flow),
        Form((), (), False, (small, *card.flow)),
    )


def _divided(form: Form, card: BoardCard, rest: str, to: Setting, box: Box) -> tuple[Page, ...]:
    pad_x, pad_y = padding(to, box, 60, 36)
    inner = box.inside(pad_x, pad_y)
    gap = min(to.theme.gap, box.h // 16)
    above, again = (((Stack(h, gap * 2 // 3), Gap(gap)) if h else ()) for h in (form.head, form.again))
    below = 0
    if form.footed:
        feet = (_foot(card.foot, 8, 8, to), _foot(rest, 8, 8, to))
        below = max(foot.height(to, inner.w) for foot in feet) + gap
    first, later = (max(1, inner.h - below - Stack(h).height(to, inner.w)) for h in (above, again))
    flow = [_told(block, rest, to, inner.w, later) for block in form.flow]
    divided = pages(flow, to, inner.w, first, gap, later)
    kept = readable(divided, to, inner.w)
    if len(kept) == len(divided):  # what goes on elsewhere has no last page
        even = readable(balanced(flow, to, inner.w, first, gap, later), to, inner.w)
        kept = even if len(even) == len(kept) else kept
    words = card.foot if len(kept) == len(divided) else rest
    found = []
    for number, (page, chars) in enumerate(kept, 1):
        foot = (_foot(words, number, len(kept), to),) if form.footed else ()
        stack = Stack((*(above if number == 1 else again), page, Spring(), *foot))
        found.append(Page(Surface(stack, pad_x, pad_y, radius=to.theme.radius, least=box.h), chars))
    return tuple(found)


def _told(block: Block, rest: str, to: Setting, width: int, height: int) -> Block:
    """A table that is too long for a board in a sentence: how many rows, and where they all stand."""
    if not isinstance(block, Listing):
        return block
    if listed(block.table) and len(pages((block,), to, width, height)) <= MOST_TABLE:
        return block
    say, n = to.say, len(block.table.rows)
    if of_people(block.table):
        told = say("全部名单共 {n} 行。{rest}。", n=n, rest=rest)
    else:
        told = say("全表共 {n} 行。{rest}。", n=n, rest=rest)
    return text(told, "body", "mute", leading=READ)


def _tags(tags: tuple[tuple[str, str], ...], to: Setting) -> tuple[Block, ...]:
    if not tags:
        return ()
    cells = tuple(Cell(tag(words, tone, to), 0) for words, tone in tags)
    in_lines = Stack(tuple(Row((cell, Cell(Gap(0)))) for cell in cells), to.theme.gap // 3)
    return (Either((Row(cells, to.theme.gap), in_lines)),)


def _title(words: str, to: Setting, width: int) -> Block:
    """A short one large; a long one leaves room for what it is about."""
    large = text(words, "title", "ink", "bold")
    return large if large.natural(to) <= width else text(words, "lead", "ink", "bold")


def _foot(words: str, number: int, of: int, to: Setting) -> Block:
    cells = [Cell(text(words, "body", "ink", leading=TIGHT))]
    if of > 1:
        page = to.say("第 {page} / {of} 页", page=number, of=of)
        cells.append(Cell(text(page, "small", "mute", align="right", leading=TIGHT), 0))
    return Row(tuple(cells), to.theme.gap)
