"""A page with a title, a flow of blocks below it, and turning over where the flow is long.

Rules it keeps: the head stays while one turns; if it would take half the page, or leave too little of it (a picture
cannot be divided), it flows with the rest; in low reach what of it is only read stands above, out of reach; on a wide
screen it may stand beside the flow; the page that is asked for but does not exist any more is the last one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from screens.blocks.arrange import Cell, Gap, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.paging import one, pages
from screens.pages.furniture import pager
from screens.pages.raised import Raised, free, holds, lifted
from screens.sight import Sight


def sheet(
    head: Sequence[Block],
    flow: Sequence[Block],
    sight: Sight,
    to: Setting,
    width: int,
    height: int,
    beside: bool = False,
) -> Block:
    """The page that is turned up, in a box of this size; its margins are its own.

    `beside`: on a wide screen the head stands left of the flow, if all of it has room there.
    """
    gap, above = spaces(to)
    over, head = lifted(head, sight, to, width, gap)
    left = aside(head, to, width, height) if beside else 0
    if left:
        side, head, width = Stack(tuple(head), gap), (), width - left - gap
    head, found = _divided(head, flow, to, width, height)
    foot: tuple[Block, ...] = ()
    if len(found) > 1:
        foot = (pager(min(sight.visit.page, len(found) - 1), len(found), to),)
    here: Block = Stack((*head, found[min(sight.visit.page, len(found) - 1)]), gap)
    if left:
        here = Row((Cell(side, left), Cell(here)), gap, "top")
    page = Surface(Stack((Gap(above), here, Spring(), *foot, Gap(gap))), to.theme.margin, 0, fill="", edge="")
    return Raised(Stack((*over, Gap(0)), gap), page, free(sight, to)) if over else page


def spaces(to: Setting) -> tuple[int, int]:
    """Between two blocks of a sheet, and above the first."""
    return to.theme.gap * 5 // 6, to.theme.gap * 4 // 3


def leaves(
    head: Sequence[Block],
    flow: Sequence[Block],
    sight: Sight,
    to: Setting,
    width: int,
    height: int,
    beside: bool = False,
) -> tuple[Stack, ...]:
    """What stands on each page of a sheet: for a table of contents that leads to its pages."""
    gap, _ = spaces(to)
    _, head = lifted(head, sight, to, width, gap)
    left = aside(head, to, width, height) if beside else 0
    if left:
        head, width = (), width - left - gap
    return _divided(head, flow, to, width, height)[1]


def page_with(pages: Sequence[Block], this: Callable[[object], bool], none: int = 0) -> int:
    """The first page on which a block stands that is `this`; `none` when it stands on no page."""
    return next((number for number, page in enumerate(pages) if holds(page, this)), none)


def aside(head: Sequence[Block], to: Setting, width: int, height: int) -> int:
    """How wide a head is that stands beside the flow; 0 on a screen that is not wide, and where it has no room."""
    gap, above = spaces(to)
    wide = (width - 2 * to.theme.margin) * 13 // 25
    room = height - above - 2 * gap - pager(0, 2, to).height(to, width)
    lies = to.theme.width > to.theme.height
    return wide if lies and Stack(tuple(head), gap).height(to, wide) <= room else 0


def _divided(
    head: Sequence[Block], flow: Sequence[Block], to: Setting, width: int, height: int
) -> tuple[Sequence[Block], tuple[Stack, ...]]:
    """The head that stays, if any, and the pages."""
    theme = to.theme
    gap, above = spaces(to)
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
    whole = one(flow, to, width, room, gap)
    if whole is not None:
        return (whole,), whole.height(to, width) <= room
    room -= pager(0, 2, to).height(to, width) + gap
    found = pages(flow, to, width, room, gap)
    return found, all(page.height(to, width) <= room for page in found)
