"""A film in a box: it keeps its proportions; the words of its caption stand there for what runs over them.

Rules it keeps: the block is still, whatever runs in its place; film and poster are drawn over it (board/cinema.py).
"""

from __future__ import annotations

from screens.blocks.block import Block, Box, Placed, Setting
from screens.blocks.picture import Picture
from screens.video.film import Film as Source


class Film(Block, frozen=True):
    """`source`: the file, none while it is not here. `poster`: what stands there first, of the film's proportions."""

    source: Source | None
    poster: Picture

    def natural(self, to: Setting) -> int:
        return self.poster.natural(to)

    def measure(self, to: Setting, width: int) -> int:
        return self.poster.height(to, width)

    def place(self, to: Setting, box: Box) -> Placed:
        poster = self.poster.place(to, box)
        return Placed(self, poster.box, lines=poster.lines)
