"""A long stack into pages.

Rules it keeps: nothing is lost and nothing is shown twice but a heading that says what goes on; no page is empty; a
block that is too high even for an empty page gets a page of its own, and `fits` says no; balanced or not, what a whole
page can hold together is not torn if it asks for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from screens.blocks.arrange import Gap, Stack
from screens.blocks.block import Block, Box, Setting
from screens.blocks.text import Text

ENOUGH: Final = 0.5
"""A last page of which less than this is used looks lost."""

TORN: Final = 0.25
"""A sentence that goes on overleaf looks as bad as so much of the last page left empty."""

STEPS: Final = 16
"""Into so many steps a page is divided to find how much of it is given away: about half a line each."""

FEW: Final = 3
"""If not all pages give something, only so many of the last."""


def pages(
    blocks: Sequence[Block], to: Setting, width: int, height: int, gap: int = 0, later: int | None = None
) -> tuple[Stack, ...]:
    """The pages of these blocks, each at most `height` high where that is possible; `later`: those after the first."""
    cuts = _Cuts(to, width, height, height if later is None else later, gap)
    return tuple(page for page, _ in cuts.pages(tuple(blocks)))


def balanced(
    blocks: Sequence[Block], to: Setting, width: int, height: int, gap: int = 0, later: int | None = None
) -> tuple[Stack, ...]:
    """The same number of pages; where the last would look lost, the others give it some of theirs.

    All of them alike or only the last few, whichever tears fewest sentences apart.
    """
    cuts = _Cuts(to, width, height, height if later is None else later, gap)
    found = tuple(cuts.pages(tuple(blocks)))
    plain = tuple(page for page, _ in found)
    count = len(plain)
    if count == 1 or cuts.used(plain[-1]) >= ENOUGH:
        return plain
    best, looks = plain, cuts.looks(plain)
    for kept in (0, *range(count - 2, max(0, count - 1 - FEW), -1)):
        left = found[kept - 1][1] if kept else tuple(blocks)
        for tail in cuts.evener(left, count - kept, kept == 0):
            tried = (*plain[:kept], *tail)
            if (better := cuts.looks(tried)) > looks:
                best, looks = tried, better
    return best


class _Cuts(NamedTuple):
    """Pages of one size: `first` pixels high the first, `later` those after it."""

    to: Setting
    width: int
    first: int
    later: int
    gap: int

    def pages(
        self, blocks: tuple[Block, ...], spare: int = 0, begins: bool = True
    ) -> Iterator[tuple[Stack, tuple[Block, ...]]]:
        """Each page and what is left after it; of every page `spare` pixels are left free. `begins`: with the first."""
        height, left = self.first if begins else self.later, blocks
        while True:
            page, left = self._page(left, height, spare)
            yield page, left
            if not left:
                return
            height = self.later

    def evener(self, blocks: tuple[Block, ...], count: int, begins: bool) -> Iterator[tuple[Stack, ...]]:
        """These blocks on so many pages in other ways: more and more of each page is left free."""
        for step in range(1, STEPS):
            # One more tells that it is too many, however many more there would be.
            tried = tuple(islice(self.pages(blocks, self.later * step // STEPS, begins), count + 1))
            if len(tried) > count:
                return
            yield tuple(page for page, _ in tried)

    def used(self, page: Stack) -> float:
        """How much of a page after the first is used."""
        return page.height(self.to, self.width) / self.later

    def looks(self, found: Sequence[Stack]) -> tuple[float, float]:
        """How good these pages look, more is better: the last is not lost, few sentences are torn; they are even."""
        used = [self.used(page) for page in found]
        torn = sum(self._torn(page) for page in found[:-1])
        return round(min(used[-1], ENOUGH) - torn * TORN, 2), min(used) - max(used)

    def _torn(self, page: Stack) -> int:
        placed = page.place(self.to, Box(0, 0, self.width, page.height(self.to, self.width)))
        return any(isinstance(part.block, Text) and part.block.torn for part in placed.walk())

    def _page(self, blocks: tuple[Block, ...], height: int, spare: int) -> tuple[Stack, tuple[Block, ...]]:
        """One page, and what is left for those after it."""
        here: list[Block] = []
        left = list(blocks)
        room = height - spare
        while left:
            block = left[0]
            if block.exceeds(self.to, self.width, room):
                tall = block.exceeds(self.to, self.width, height)
                hard = not here and tall
                halves = block.cut(self.to, self.width, room, hard)
                if halves is None and hard and spare:
                    halves = block.cut(self.to, self.width, height, hard)
                if halves is not None:
                    here.append(halves[0])
                    left[0] = halves[1]
                    break
                if here:
                    break
                if tall:  # nothing makes it smaller
                    here.append(left.pop(0))
                    break
            here.append(left.pop(0))
            room -= block.height(self.to, self.width) + self.gap
        while left and isinstance(left[0], Gap):
            left.pop(0)  # no page begins with a gap
        return Stack(tuple(here), self.gap), tuple(left)


def one(blocks: Sequence[Block], to: Setting, width: int, height: int, gap: int = 0) -> Stack | None:
    """All of them on one page; None if they need several."""
    cuts = _Cuts(to, width, height, height, gap)
    page, left = next(cuts.pages(tuple(blocks)))
    return None if left else page


def fits(blocks: Sequence[Block], to: Setting, width: int, height: int, gap: int = 0) -> bool:
    """Whether all of them stand on one page."""
    return Stack(tuple(blocks), gap).height(to, width) <= height
