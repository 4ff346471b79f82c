"""A page with a title, a flow of blocks below it, and turning over where the flow is long.

Rules it keeps: the head stays while one turns; if it would take half the page (a quarter of a low one), or leave too
little of it (a picture cannot be divided), it flows with the rest; in low reach what of it is only read stands above,
out of reach; on a wide screen it may stand beside the flow, or where it has no room there its tabs alone; the page that
is asked for but does not exist any more is the last one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from screens.blocks.arrange import Cell, Gap, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.paging import one, pages
from screens.pages.furniture import pager
from screens.pages.raised import Raised, free, holds, lifted
from screens.sight import Sight


class Laid(Struct, frozen=True):
    """Where everything of a sheet stands. `over`: above the line of low reach; `side`: left of the pages, so wide."""

    over: tuple[Block, ...]
    side: tuple[Block, ...]
    wide: int
    turns: bool  # turning over stands at the foot of the side, not below the pages
    head: tuple[Block, ...]  # above every page
    pages: tuple[Stack, ...]


def sheet(
    head: Sequence[Block],
    flow: Sequence[Block],
    sight: Sight,
    to: Setting,
    width: int,
    height: int,
    beside: Block | None = None,
) -> Block:
    """The page that is turned up, in a box of this size; its margins are its own. `beside`: as for `laid`."""
    gap, above = spaces(to)
    it = laid(head, flow, sight, to, width, height, beside)
    at = min(sight.visit.page, len(it.pages) - 1)
    here: Block = Stack((*it.head, it.pages[at]), gap)
    foot: tuple[Block, ...] = ()
    if len(it.pages) > 1:
        foot = (pager(at, len(it.pages), to, upright=it.turns),)
    if it.side:
        side = Stack(it.side, gap)
        if it.turns:
            side, foot = Stack((*it.side, Spring(), *foot), gap), ()
        here = Row((Cell(_as_high(side, height - above - gap), it.wide), Cell(here)), gap, "top")
    page = Surface(Stack((Gap(above), here, Spring(), *foot, Gap(gap))), to.theme.margin, 0, fill="", edge="")
    return Raised(Stack((*it.over, Gap(0)), gap), page, free(sight, to)) if it.over else page


def _as_high(side: Stack, room: int) -> Block:
    springs = any(isinstance(block, Spring) for block in side.blocks)
    return Surface(side, 0, 0, "", "", least=room) if springs else side


def spaces(to: Setting) -> tuple[int, int]:
    """Between two blocks of a sheet, and above the first."""
    return to.theme.gap * 5 // 6, to.theme.gap * (3 if to.theme.low else 4) // 3


def leaves(
    head: Sequence[Block],
    flow: Sequence[Block],
    sight: Sight,
    to: Setting,
    width: int,
    height: int,
    beside: Block | None = None,
) -> tuple[Stack, ...]:
    """What stands on each page of a sheet: for a table of contents that leads to its pages."""
    return laid(head, flow, sight, to, width, height, beside).pages


def laid(
    head: Sequence[Block],
    flow: Sequence[Block],
    sight: Sight,
    to: Setting,
    width: int,
    height: int,
    beside: Block | None = None,
) -> Laid:
    """How a sheet is divided, in a box of this size.

    `beside`: on a wide screen the head stands left of the flow, if all of it has room there; else these, which say the
    same as the last of it: its tabs, one below another.
    """
    gap, above = spaces(to)
    over, head = lifted(head, sight, to, width, gap)
    room, inner = height - above - gap, width - 2 * to.theme.margin
    if beside is not None and to.theme.width > to.theme.height and head:
        # Tabs alone are no head that one would want to keep beside half a page.
        if len(head) > 1 and (wide := aside(head, to, width, height)):
            found, _ = _paged(flow, to, inner - wide - gap, room, gap)
            return Laid(tuple(over), tuple(head), wide, False, (), found)
        side = _rail(beside, to, inner, room, gap)
        if side is not None:
            wide, turns = side
            found, _ = _paged((*head[:-1], *flow), to, inner - wide - gap, room, gap, not turns)
            return Laid(tuple(over), (beside,), wide, turns, (), found)
    stays, found = _divided(head, flow, to, inner, room, gap)
    return Laid(tuple(over), (), 0, False, tuple(stays), found)


def page_with(pages: Sequence[Stack], this: Callable[[object], bool], none: int = 0) -> int:
    """The first page on which a block stands that is `this`; `none` when it stands on no page."""
    return next((number for number, page in enumerate(pages) if holds(page, this)), none)


def aside(head: Sequence[Block], to: Setting, width: int, height: int) -> int:
    """How wide a head is that stands beside the flow; 0 where it has no room, or the screen is low."""
    gap, above = spaces(to)
    wide = (width - 2 * to.theme.margin) * 13 // 25
    room = height - above - 2 * gap - pager(0, 2, to).height(to, width)
    lies = to.theme.width > to.theme.height and not to.theme.low
    return wide if lies and Stack(tuple(head), gap).height(to, wide) <= room else 0


def _rail(tabs: Block, to: Setting, width: int, room: int, gap: int) -> tuple[int, bool] | None:
    """How wide tabs are that stand beside the pages, and whether turning over has room below them, if they fit."""
    upright = pager(1, 3, to, upright=True)
    likes = max(upright.natural(to), tabs.natural(to))
    # A long Chinese label is torn inside a word but where five characters stand in a line.
    narrow = width // (5 if to.say.language == "zh" and likes > width // 4 else 4)
    for wide in (min(likes, narrow), min(likes, width * 3 // 10)):
        high = tabs.height(to, wide) + gap
        if high + gap + upright.height(to, wide) <= room:
            return wide, True
        if high + pager(1, 3, to).height(to, width) <= room:
            return wide, False
    return None


def _divided(
    head: Sequence[Block], flow: Sequence[Block], to: Setting, width: int, room: int, gap: int
) -> tuple[Sequence[Block], tuple[Stack, ...]]:
    """The head that stays, if any, and the pages."""
    high = Stack(tuple(head), gap).height(to, width) + gap
    if head and high - gap <= room // (4 if to.theme.low else 2) and room - high + gap >= 3 * to.theme.size("giant"):
        found, fits = _paged(flow, to, width, room - high, gap)
        if fits:
            return head, found
    return (), _paged((*head, *flow), to, width, room, gap)[0]


def _paged(
    flow: Sequence[Block], to: Setting, width: int, room: int, gap: int, below: bool = True
) -> tuple[tuple[Stack, ...], bool]:
    """The pages, with turning over below them if there are several; and whether all have room."""
    whole = one(flow, to, width, room, gap)
    if whole is not None:
        return (whole,), whole.height(to, width) <= room
    room -= pager(0, 2, to).height(to, width) + gap if below else 0
    found = pages(flow, to, width, room, gap)
    return found, all(page.height(to, width) <= room for page in found)
