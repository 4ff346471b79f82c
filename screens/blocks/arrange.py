"""Blocks that hold blocks: one below another, side by side, on a surface, under a finger.

Rules it keeps: children never leave the box nor meet each other; what is left over in a stack goes to its springs; what
can be touched is at least `theme.target` high and wide.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from screens.blocks.block import Block, Box, Placed, Setting
from screens.blocks.signs import Rule


class Gap(Block, frozen=True):
    """Nothing, so many pixels of it."""

    size: int

    def natural(self, to: Setting) -> int:
        return self.size

    def measure(self, to: Setting, width: int) -> int:
        return self.size


class Spring(Block, frozen=True):
    """Takes what is left over in a stack; several share it."""

    def measure(self, to: Setting, width: int) -> int:
        return 0


class Stack(Block, frozen=True):
    """One below another, `gap` pixels apart. `head`: so many first blocks come again when the stack is divided."""

    blocks: tuple[Block, ...]
    gap: int = 0
    head: int = 0
    middle: bool = False  # in the middle of a box that is higher than it needs
    ruled: bool = False  # a thin line in each gap, but not under the head

    def natural(self, to: Setting) -> int:
        return max((block.natural(to) for block in self.blocks), default=0)

    def measure(self, to: Setting, width: int) -> int:
        return sum(block.height(to, width) for block in self.blocks) + self.gap * max(0, len(self.blocks) - 1)

    def exceeds(self, to: Setting, width: int, room: int) -> bool:
        for number, block in enumerate(self.blocks):
            room -= block.height(to, width) + (self.gap if number else 0)
            if room < 0:
                return True
        return room < 0

    def place(self, to: Setting, box: Box) -> Placed:
        heights = [block.height(to, box.w) for block in self.blocks]
        spare = max(0, box.h - sum(heights) - self.gap * max(0, len(heights) - 1))
        springs = [i for i, block in enumerate(self.blocks) if isinstance(block, Spring)]
        for number, i in enumerate(springs):
            heights[i] = spare * (number + 1) // len(springs) - spare * number // len(springs)
        top = box.y + (spare // 2 if self.middle and not springs else 0)
        placed = []
        for number, (block, height) in enumerate(zip(self.blocks, heights, strict=True)):
            if self.ruled and number > self.head:
                line = to.theme.rule
                placed.append(Rule().place(to, Box(box.x, top - (self.gap + line) // 2, box.w, line)))
            placed.append(block.place(to, Box(box.x, top, box.w, height)))
            top += height + self.gap
        return Placed(self, box, tuple(placed))

    def cut(self, to: Setting, width: int, height: int, hard: bool = False) -> tuple[Block, Block] | None:
        if hard and self.head and 2 * Stack(self.blocks[: self.head], self.gap).height(to, width) > height:
            return replace(self, head=0).cut(to, width, height, hard)  # a heading that long comes once
        room = height
        for i, block in enumerate(self.blocks):
            need = block.height(to, width)
            if need > room:
                return self._divide(to, width, room, i, hard)
            room -= need + self.gap
        return None

    def _divide(self, to: Setting, width: int, room: int, at: int, hard: bool) -> tuple[Block, Block] | None:
        heads = self.blocks[: self.head]
        # Hard only where nothing stands above it: else the page before it ends here, and the next one is tried.
        halves = self.blocks[at].cut(to, width, room, hard and at == self.head) if at >= self.head else None
        if halves is not None:
            first, rest = (*self.blocks[:at], halves[0]), (*heads, halves[1], *self.blocks[at + 1 :])
        elif at > self.head:
            first, rest = self.blocks[:at], (*heads, *self.blocks[at:])
        else:
            return None
        return replace(self, blocks=first), replace(self, blocks=rest)


class Cell(Struct, frozen=True):
    """A block in a row. `width` in pixels; 0: as much as it likes; below 0: a share of what is left."""

    block: Block
    width: int = -1


class Row(Block, frozen=True):
    """Side by side, `gap` pixels apart."""

    cells: tuple[Cell, ...]
    gap: int = 0
    stand: Literal["top", "middle", "fill"] = "middle"
    center: bool = False  # as a group in the middle of a box that is wider than it needs
    justify: bool = False  # what is left over is shared out, so that the cells fill the box
    ruled: bool = False  # a thin upright line in each gap

    def natural(self, to: Setting) -> int:
        widths = (cell.width if cell.width > 0 else cell.block.natural(to) for cell in self.cells)
        return sum(widths) + self.gap * max(0, len(self.cells) - 1)

    def measure(self, to: Setting, width: int) -> int:
        widths = self._widths(to, width)
        return max((c.block.height(to, w) for c, w in zip(self.cells, widths, strict=True)), default=0)

    def place(self, to: Setting, box: Box) -> Placed:
        widths = self._widths(to, box.w)
        x = box.x
        if self.center:
            x += max(0, box.w - sum(widths) - self.gap * max(0, len(widths) - 1)) // 2
        placed = []
        for number, (cell, width) in enumerate(zip(self.cells, widths, strict=True)):
            if self.ruled and number:
                line = to.theme.rule
                placed.append(Rule().place(to, Box(x - (self.gap + line) // 2, box.y, line, box.h)))
            height = box.h if self.stand == "fill" else cell.block.height(to, width)
            y = box.y + ((box.h - height) // 2 if self.stand == "middle" else 0)
            placed.append(cell.block.place(to, Box(x, y, width, height)))
            x += width + self.gap
        return Placed(self, box, tuple(placed))

    def cut(self, to: Setting, width: int, height: int, hard: bool = False) -> tuple[Block, Block] | None:
        if not hard:
            return None
        first, rest = [], []
        for cell, w in zip(self.cells, self._widths(to, width), strict=True):
            fits = cell.block.height(to, w) <= height
            halves = (cell.block, Gap(0)) if fits else cell.block.cut(to, w, height, hard)
            if halves is None:
                return None
            first.append(replace(cell, block=halves[0], width=w))
            rest.append(replace(cell, block=halves[1], width=w))
        return replace(self, cells=tuple(first)), replace(self, cells=tuple(rest))

    def _widths(self, to: Setting, width: int) -> list[int]:
        room = width - self.gap * max(0, len(self.cells) - 1)
        fixed = {i: c.width for i, c in enumerate(self.cells) if c.width > 0}
        liked = {i: c.block.natural(to) for i, c in enumerate(self.cells) if c.width == 0}
        room -= sum(fixed.values())
        shares = {i: -c.width for i, c in enumerate(self.cells) if c.width < 0}
        # Who likes more than there is gets what there is, and its text breaks; who shares the rest is left a third.
        total, most = sum(liked.values()), room
        if total > room * 2 // 3 and any(self.cells[i].block.natural(to) for i in shares):
            most = room * 2 // 3
        if total > most > 0:
            liked = {i: w * most // total for i, w in liked.items()}
        room = max(0, room - sum(liked.values()))
        parts = sum(shares.values())
        found, given = [], 0
        for i in range(len(self.cells)):
            if i in shares:
                before = given
                given += shares[i]
                found.append(room * given // parts - room * before // parts)
            else:
                found.append(fixed.get(i, liked.get(i, 0)))
        if self.justify and not shares:
            n = len(found)
            found = [w + room * (i + 1) // n - room * i // n for i, w in enumerate(found)]
        return found


class Surface(Block, frozen=True):
    """A rounded ground under a block: `fill` and `edge` are tones of the palette; no edge: `""`."""

    block: Block
    pad_x: int
    pad_y: int
    fill: str = "card"
    edge: str = "border"
    radius: int = 0  # 0: square
    least: int = 0  # height

    def natural(self, to: Setting) -> int:
        return self.block.natural(to) + 2 * self.pad_x

    def measure(self, to: Setting, width: int) -> int:
        return max(self.least, self.block.height(to, width - 2 * self.pad_x) + 2 * self.pad_y)

    def exceeds(self, to: Setting, width: int, room: int) -> bool:
        return self.least > room or self.block.exceeds(to, width - 2 * self.pad_x, room - 2 * self.pad_y)

    def place(self, to: Setting, box: Box) -> Placed:
        inner = box.inside(self.pad_x, self.pad_y)
        need = self.block.height(to, inner.w)
        if need < inner.h and not _grows(self.block):
            inner = Box(inner.x, inner.y + (inner.h - need) // 2, inner.w, need)
        return Placed(self, box, (self.block.place(to, inner),))

    def cut(self, to: Setting, width: int, height: int, hard: bool = False) -> tuple[Block, Block] | None:
        halves = self.block.cut(to, width - 2 * self.pad_x, height - 2 * self.pad_y, hard)
        if halves is None:
            return None
        return replace(self, block=halves[0]), replace(self, block=halves[1])


class Keep(Block, frozen=True):
    """Stays on one page, unless a whole one is not enough."""

    block: Block

    def natural(self, to: Setting) -> int:
        return self.block.natural(to)

    def measure(self, to: Setting, width: int) -> int:
        return self.block.height(to, width)

    def place(self, to: Setting, box: Box) -> Placed:
        return Placed(self, box, (self.block.place(to, box),))

    def cut(self, to: Setting, width: int, height: int, hard: bool = False) -> tuple[Block, Block] | None:
        return self.block.cut(to, width, height, hard) if hard else None


class ByWidth(Block, frozen=True):
    """Stands as another block does, which depends on the width: each kind says as which."""

    def at(self, to: Setting, width: int) -> Block:
        """What it is at this width."""
        raise NotImplementedError

    def measure(self, to: Setting, width: int) -> int:
        return self.at(to, width).height(to, width)

    def place(self, to: Setting, box: Box) -> Placed:
        return Placed(self, box, (self.at(to, box.w).place(to, box),))

    def cut(self, to: Setting, width: int, height: int, hard: bool = False) -> tuple[Block, Block] | None:
        return self.at(to, width).cut(to, width, height, hard)


class Either(ByWidth, frozen=True):
    """The first of several that fits the width as it likes to stand; else the last."""

    blocks: tuple[Block, ...]

    def natural(self, to: Setting) -> int:
        return self.blocks[0].natural(to)

    def at(self, to: Setting, width: int) -> Block:
        return next((block for block in self.blocks if block.natural(to) <= width), self.blocks[-1])


class Press(Surface, frozen=True):
    """A surface that can be touched. `name` is how a test and a count call it; `act` is what the glass is told."""

    name: str = ""
    act: tuple[object, ...] = ()
    down: str = "pressed"  # its fill under a finger

    def natural(self, to: Setting) -> int:
        return max(to.theme.target, super().natural(to))

    def measure(self, to: Setting, width: int) -> int:
        return max(to.theme.target, super().measure(to, width))

    def exceeds(self, to: Setting, width: int, room: int) -> bool:
        return to.theme.target > room or super().exceeds(to, width, room)

    def cut(self, to: Setting, width: int, height: int, hard: bool = False) -> tuple[Block, Block] | None:
        return super().cut(to, width, height, hard) if hard else None


def _grows(block: Block) -> bool:
    """Whether a block makes something of more height than it needs."""
    if isinstance(block, Stack):
        return block.middle or any(isinstance(b, Spring) or _grows(b) for b in block.blocks)
    if isinstance(block, Surface | Keep):
        return _grows(block.block)
    if isinstance(block, Either):
        return any(_grows(b) for b in block.blocks)
    return isinstance(block, Row)
