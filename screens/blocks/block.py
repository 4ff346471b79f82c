"""The words of a layout: a Box in whole pixels, a Block that knows how high it is, and what comes of placing it.

Rules it keeps:
- origin is the window's upper left corner, y grows downwards; only glass.py turns that round;
- a block asked for its height at a width gives what it needs, and placed into that height it shows all it has;
- `cut` divides a block at a height, losing nothing; what cannot be divided gives None.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from kiosk.box import Box as Box
from kiosk.typeset import Line, Measure, Span, Style, Weight, lines_of
from screens.theme import Theme
from screens.words.say import CHINESE, Say

MOST_TEXTS = 4000
"""Broken texts remembered by a Setting: some twenty full pages."""

MOST_HEIGHTS = 4000

MOST_PLACED = 64
"""Placed blocks that were made beside and not asked for yet."""


class Setting(msgspec.Struct):
    """What a layout is made with: the theme's numbers, the widths of the characters, the language of its wordings.

    Remembers broken texts, and heights until another scene begins: `most_heights` of them.
    """

    theme: Theme
    measure: Measure
    say: Say = CHINESE
    most_heights: int = MOST_HEIGHTS
    _broken: dict[tuple[object, ...], tuple[Line, ...]] = msgspec.field(default_factory=dict)
    _heights: dict[tuple[int, int], tuple[Block, int]] = msgspec.field(default_factory=dict)
    _placed: dict[tuple[int, Box], tuple[Block, Placed]] = msgspec.field(default_factory=dict)

    def anew(self) -> None:
        """Another scene begins: its blocks are new ones, and the heights of those before are of no use any more."""
        self._heights.clear()

    def place(self, block: Block, box: Box) -> Placed:
        """A block in its box; at once if it has been placed beside."""
        known = self._placed.get((id(block), box))
        return known[1] if known is not None else block.place(self, box)

    def know(self, block: Block, box: Box, placed: Placed) -> None:
        """This block was placed elsewhere, with the same theme."""
        if len(self._placed) >= MOST_PLACED:
            self._placed.clear()
        self._placed[id(block), box] = (block, placed)

    def style(self, role: str, weight: Weight = "regular", tone: str = "ink", mark: bool = False) -> Style:
        return Style(weight, self.theme.size(role), tone, mark)

    def lines(self, text: str, width: int, style: Style, spans: tuple[Span, ...] = ()) -> tuple[Line, ...]:
        """The lines of a text in a width."""
        key = (text, width, style, spans)
        found = self._broken.get(key)
        if found is None:
            if len(self._broken) >= MOST_TEXTS:
                self._broken.clear()
            found = self._broken[key] = tuple(lines_of(text, max(1, width), style, self.measure, spans))
        return found

    def height(self, block: Block, width: int) -> int:
        """The height of a block at a width."""
        # By identity: a page asks the same blocks again and again, and to compare them would cost more than to measure.
        key = (id(block), width)
        found = self._heights.get(key)
        if found is None:
            if len(self._heights) >= self.most_heights:
                self._heights.clear()
            found = self._heights[key] = (block, block.measure(self, width))  # the block is kept, so its id is its own
        return found[1]


class Block(Struct, frozen=True):
    """Something that can be placed. Equal blocks look equal."""

    def natural(self, to: Setting) -> int:
        """The width it would like to have."""
        return 0

    def height(self, to: Setting, width: int) -> int:
        """The height it needs at this width. Asked often, measured once."""
        return to.height(self, width)

    def measure(self, to: Setting, width: int) -> int:
        """What `height` answers: each kind of block measures itself here."""
        raise NotImplementedError

    def exceeds(self, to: Setting, width: int, room: int) -> bool:
        """Whether it needs more height than this. What is long tells it without being measured to its end."""
        return self.height(to, width) > room

    def place(self, to: Setting, box: Box) -> Placed:
        """Itself in a box at least as high as it needs."""
        return Placed(self, box)

    def cut(self, to: Setting, width: int, height: int, hard: bool = False) -> tuple[Block, Block] | None:
        """What fits into `height`, and the rest. None if nothing can be taken off.

        `hard`: there is a whole page and it is still too high: what would rather stay together is divided too.
        """
        return None


class Placed(Struct, frozen=True):
    """A block at its place: its children, or the lines of its text."""

    block: Block
    box: Box
    children: tuple[Placed, ...] = ()
    lines: tuple[Line, ...] = ()

    def walk(self) -> Iterator[Placed]:
        """Itself and all that stands in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()
