"""In low reach: what is only read stands above the line that everybody reaches, what is touched below it.

Rules it keeps: nothing that can be touched is raised; what is raised stands just above the line, under the office's
header; the header stands where that leaves it room, and never pushes a page below the line;
where there is no room above, all stays below as in any other mode.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from screens.blocks.arrange import Press, Stack
from screens.blocks.block import Block, Box, Placed, Setting
from screens.blocks.text import LIST, TIGHT
from screens.pages.furniture import header, notices_above
from screens.sight import Sight


class Raised(Block, frozen=True):
    """Two blocks on either side of the line. `room`: pixels above it, as `free` says; `snug`: as few as it takes."""

    above: Block
    below: Block
    room: int

    def snug(self, to: Setting, width: int) -> Raised:
        return replace(self, room=self.above.height(to, width - 2 * to.theme.margin))

    def measure(self, to: Setting, width: int) -> int:
        return self.room + self.below.height(to, width)

    def place(self, to: Setting, box: Box) -> Placed:
        margin, high = to.theme.margin, self.above.height(to, box.w - 2 * to.theme.margin)
        above = Box(box.x + margin, box.y + self.room - high, box.w - 2 * margin, high)
        below = Box(box.x, box.y + self.room, box.w, box.h - self.room)
        return Placed(self, box, (self.above.place(to, above), self.below.place(to, below)))


def free(sight: Sight, to: Setting) -> int:
    """Pixels above the line for what is raised; 0 but in low reach.

    Under the office's header, unless that leaves too little for what a page is called and, in large type, of which
    little has room below the line, for the figures of a guide: then instead of it.
    """
    if not sight.visit.low_reach:
        return 0
    theme, over = to.theme, _over(sight, to)
    needed = 2 * theme.size("title") * TIGHT + 2 * theme.size("small") * LIST + 2 * theme.gap
    if theme.mode.large:
        needed += theme.size("title") * TIGHT + 3 * theme.size("small") * LIST + 2 * theme.gap
    under = over - header(sight, to).height(to, theme.width)
    return max(0, under if under >= needed else over)


def _over(sight: Sight, to: Setting) -> int:
    """Pixels above the line under what must be known before anything else."""
    theme = to.theme
    return theme.height - theme.reach - Stack(notices_above(sight, to)).height(to, theme.width)


def rising(blocks: Sequence[Block], sight: Sight, to: Setting, width: int, gap: int) -> int:
    """How many of these, from the first on, are only read and have room above the line, `gap` pixels apart."""
    room, count = free(sight, to) - gap, 0
    for block in blocks:
        room -= block.height(to, width - 2 * to.theme.margin) + gap
        if room < 0 or holds(block, _pressed):
            break
        count += 1
    return count


def lifted(
    head: Sequence[Block], sight: Sight, to: Setting, width: int, gap: int
) -> tuple[Sequence[Block], Sequence[Block]]:
    """What of a head stands above the line, and what is left; of a name too long for that as much as has room."""
    up = rising(head, sight, to, width, gap)
    room = free(sight, to) - 2 * gap
    if up or not head or room <= 0 or holds(head[0], _pressed):
        return head[:up], head[up:]
    halves = head[0].cut(to, width - 2 * to.theme.margin, room)
    return (halves[:1], (halves[1], *head[1:])) if halves is not None else ((), head)


def holds(block: object, this: Callable[[object], bool]) -> bool:
    """Whether a block, or one that stands in it, is `this`."""
    inner = (*getattr(block, "blocks", ()), *(cell.block for cell in getattr(block, "cells", ())))
    within = (part for part in (*inner, getattr(block, "block", None)) if part is not None)
    return this(block) or any(holds(part, this) for part in within)


def _pressed(block: object) -> bool:
    return isinstance(block, Press) or hasattr(block, "rows")
