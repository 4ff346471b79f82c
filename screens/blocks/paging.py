"""A long stack into pages.

Rules it keeps: nothing is lost and nothing is shown twice but a heading that says what goes on; no page is empty; a
block that is too high even for an empty page gets a page of its own, and `fits` says no.
"""

from __future__ import annotations

from collections.abc import Sequence

from screens.blocks.arrange import Gap, Stack
from screens.blocks.block import Block, Setting


def pages(
    blocks: Sequence[Block], to: Setting, width: int, height: int, gap: int = 0, later: int | None = None
) -> tuple[Stack, ...]:
    """The pages of these blocks, each at most `height` high where that is possible; `later`: those after the first."""
    found: list[Stack] = []
    here: list[Block] = []
    left = list(blocks)
    while left:
        if found and later is not None:
            height = later
        block = left.pop(0)
        if not here and found and isinstance(block, Gap):
            continue  # no page begins with a gap
        used = Stack(tuple(here), gap).height(to, width) + (gap if here else 0)
        if used + block.height(to, width) <= height:
            here.append(block)
            continue
        halves = block.cut(to, width, height - used, hard=not here)
        if halves is not None:
            here.append(halves[0])
            left.insert(0, halves[1])
        elif not here:
            here.append(block)  # nothing makes it smaller
        else:
            left.insert(0, block)
        found.append(Stack(tuple(here), gap))
        here = []
    if here or not found:
        found.append(Stack(tuple(here), gap))
    return tuple(found)


def fits(blocks: Sequence[Block], to: Setting, width: int, height: int, gap: int = 0) -> bool:
    """Whether all of them stand on one page."""
    return Stack(tuple(blocks), gap).height(to, width) <= height
