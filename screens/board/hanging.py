"""What hangs in the large zone in place of words: a picture, a film, the pages of a document.

Rules it keeps: pure; as large as the zone lets it be, in its own proportions; of several pages each says which it is;
beside an upright page in a wide zone stands what it is, for the page alone would leave most of the zone empty.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from screens.blocks.arrange import Cell, Gap, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Box, Setting
from screens.blocks.film import Film
from screens.blocks.picture import Picture
from screens.blocks.text import text
from screens.board.turning import Page
from screens.cards.short import BoardCard

Hung = Picture | Film

Foot = Callable[[str, int, int, Setting], Block]
"""Makes a line of words and which page of how many this is."""

BESIDE = 5
"""A column beside a page is worth it from so many characters of a title across."""


def leaves(card: BoardCard, rest: str, to: Setting, box: Box, foot: Foot, heard: bool = False) -> tuple[Page, ...]:
    """One page for each thing that hangs. `rest`: where the rest can be read, if not all of it hangs here.

    `heard`: a film with its sound.
    """
    edge = to.theme.border * 2
    inner, of = box.inside(edge, edge), len(card.hung)
    found = []
    for number, hung in enumerate((_heard(one) if heard else one for one in card.hung), 1):
        line = foot(rest if card.more and number == of else card.foot, number, of, to)
        block = _beside(hung, card, line, to, inner) if card.beside else None
        if block is None:
            block = _above(hung, line, to, inner) if of > 1 or card.more else _alone(hung, inner)
        found.append(Page(Surface(block, edge, edge, radius=to.theme.radius, least=box.h), len(card.title)))
    return tuple(found)


def _alone(hung: Hung, inner: Box) -> Block:
    return Stack((Spring(), _as_high(hung, inner.h), Spring()))


def _above(hung: Hung, line: Block, to: Setting, inner: Box) -> Block:
    """The page, and below it a line that says which; without it where there is no room for it."""
    below = Surface(line, to.theme.gap, to.theme.gap // 3, "", "")
    high = below.height(to, inner.w)
    if high > inner.h // 4:
        return _alone(hung, inner)
    return Stack((Spring(), _as_high(hung, inner.h - high - to.theme.gap), Spring(), below))


def _beside(hung: Hung, card: BoardCard, line: Block, to: Setting, inner: Box) -> Block | None:
    """A page at the left, at the right what it is. None where the zone is not that wide."""
    gap = to.theme.gap
    page = _as_high(hung, inner.h - gap)
    wide = page.natural(to) + gap
    room = inner.w - wide
    if room < BESIDE * to.theme.size("title"):
        return None
    for said in (card.flow, ()):
        title = text(card.title, "lead", "ink", "bold")
        column = Surface(Stack((title, Gap(gap), *said, Spring(), line)), gap * 2, gap, "", "")
        if column.height(to, room) <= inner.h:
            return Row((Cell(page, wide), Cell(column, room)), 0, "fill")
    return None


def _heard(hung: Hung) -> Hung:
    if not isinstance(hung, Film) or hung.source is None:
        return hung
    return replace(hung, source=hung.source._replace(heard=True))


def _as_high(hung: Hung, height: int) -> Hung:
    """The same, at most so high; small ones are drawn larger."""
    if isinstance(hung, Film):
        return replace(hung, poster=replace(hung.poster, most=height, larger=True))
    return replace(hung, most=height, larger=True)
