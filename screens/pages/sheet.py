"""A page with a title, a flow of blocks below it, and turning over where the flow is long.

Rules it keeps: the head stays while one turns; if it would take half the page, or leave too little of it (a picture
cannot be divided), it flows with the rest; the page that is asked for but does not exist any more is the last one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from screens.blocks.arrange import Gap, Spring, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.paging import pages
from screens.pages.furniture import pager
from screens.sight import Sight


def sheet(head: Sequence[Block], flow: Sequence[Block], sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The page that is turned up, in a box of this size; its margins are its own."""
    gap, above = to.theme.gap * 5 // 6, to.theme.gap * 4 // 3
    head, found = _divided(head, flow, to, width, height)
    foot: tuple[Block, ...] = ()
    if len(found) > 1:
        foot = (pager(min(sight.visit.page, len(found) - 1), len(found), to),)
    here = found[min(sight.visit.page, len(found) - 1)]
    column = Stack((Gap(above), Stack((*head, here), gap), Spring(), *foot, Gap(gap)))
    return Surface(column, to.theme.margin, 0, fill="", edge="")


def leaves(head: Sequence[Block], flow: Sequence[Block], to: Setting, width: int, height: int) -> tuple[Stack, ...]:
    """What stands on each page of a sheet: for a table of contents that leads to its pages."""
    return _divided(head, flow, to, width, height)[1]


def page_with(pages: Sequence[Block], this: Callable[[object], bool], none: int = 0) -> int:
    """The first page on which a block stands that is `this`; `none` when it stands on no page."""
    return next((number for number, page in enumerate(pages) if _holds(page, this)), none)


def _holds(block: object, this: Callable[[object], bool]) -> bool:
    inner = (*getattr(block, "blocks", ()), *(cell.block for cell in getattr(block, "cells", ())))
    within = (part for part in (*inner, getattr(block, "block", None)) if part is not None)
    return this(block) or any(_holds(part, this) for part in within)


def _divided(
    head: Sequence[Block], flow: Sequence[Block], to: Setting, width: int, height: int
) -> tuple[Sequence[Block], tuple[Stack, ...]]:
    """The head that stays, if any, and the pages."""
    theme = to.theme
    gap, above = theme.gap * 5 // 6, theme.gap * 4 // 3
    inner = width - 2 * theme.margin
    room = height - above - gap
    high = Stack(tuple(head), gap).height(to, inner) + gap
    if head and high - gap <= room // 2 and room - high + gap >= 3 * theme.size("giant"):
        found, fits = _paged(flow, to, inner, room - high, gap)
        if fits:
            return head, found
    return (), _paged((*head, *flow), to, inner, room, gap)[0]


def _paged(flow: Sequence[Block], to: Setting, width: int, room: int, gap: int) -> tuple[tuple[Stack, ...], bool]:
    """The pages, with turning over below them if there are several; and whether all have room."""
    found = pages(flow, to, width, room, gap)
    if len(found) > 1:
        room -= pager(0, 2, to).height(to, width) + gap
        found = pages(flow, to, width, room, gap)
    return found, all(page.height(to, width) <= room for page in found)
