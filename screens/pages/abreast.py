"""Rows of a list side by side, where a screen lies: one below another they would leave half of it empty.

Rules it keeps: only rows that lead somewhere, for what is read goes on line by line; two only where each has room for a
title; they are read across, then down.
"""

from __future__ import annotations

from collections.abc import Sequence

from screens.blocks.arrange import ByWidth, Cell, Gap, Press, Row, Stack
from screens.blocks.block import Block, Setting

NARROWEST_EM = 16
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
