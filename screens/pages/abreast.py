"""Side by side, where a screen lies: rows of a list, and what would leave half of its low page empty one by one.

Rules it keeps: only rows that lead somewhere, for what is read goes on line by line; two only where each has room for a
title; they are read across, then down.
"""

from __future__ import annotations

from collections.abc import Sequence

from screens.blocks.arrange import ByWidth, Cell, Gap, Press, Row, Stack
from screens.blocks.block import Block, Setting

NARROWEST_EM = 15
"""A row is not narrower than so many characters of its title."""


def abreast(blocks: Sequence[Block], to: Setting) -> Sequence[Block]:
    """The rows of a card, to stand two by two where there is room for it."""
    lies = to.theme.width > to.theme.height
    if not lies or len(blocks) < 2 or not all(map(_leads, blocks)):
        return blocks
    return (Abreast(tuple(blocks)),)


def _leads(block: Block) -> bool:
    """Whether all of a row can be touched: it is a key, or keys beside each other."""
    return isinstance(block, Press) or (isinstance(block, Row) and all(isinstance(c.block, Press) for c in block.cells))


def paired(left: Block, right: Block, to: Setting, width: int, shares: tuple[int, int] = (1, 1)) -> tuple[Block, ...]:
    """Two blocks of a page beside each other, where a screen lies and that saves half the lower one; else both."""
    pair = Row((Cell(left, -shares[0]), Cell(right, -shares[1])), to.theme.gap, "fill")
    highs = left.height(to, width), right.height(to, width)
    lies = to.theme.width > to.theme.height
    return (pair,) if lies and pair.height(to, width) <= sum(highs) - min(highs) // 2 else (left, right)


class Abreast(ByWidth, frozen=True):
    """Rows one below another, or two by two in a width of twice the least."""

    rows: tuple[Block, ...]

    def natural(self, to: Setting) -> int:
        return max(row.natural(to) for row in self.rows)

    def at(self, to: Setting, width: int) -> Stack:
        lines = self.rows
        if width >= 2 * NARROWEST_EM * to.theme.size("body"):
            pairs = (lines[n : n + 2] for n in range(0, len(lines), 2))
            lines = tuple(Row(_cells(pair), to.theme.rule, "fill", ruled=True) for pair in pairs)
        return Stack(lines, to.theme.rule, ruled=True)


def _cells(pair: Sequence[Block]) -> tuple[Cell, Cell]:
    return Cell(pair[0]), Cell(pair[1] if len(pair) > 1 else Gap(0))
