"""Blocks that stand where a drawing put them, and the lines of arrows between them.

Rules it keeps: nothing is moved or divided here: who made the drawing knows that nothing meets; a line is whole pixels
from corner to corner, its last point is the head of an arrow if it has one; lines lie below the blocks.
"""

from __future__ import annotations

from msgspec import Struct

from screens.blocks.block import Block, Box, Placed, Setting

Point = tuple[int, int]


class Wire(Struct, frozen=True):
    """A line along points that lie straight above or beside each other, in a tone of the palette."""

    points: tuple[Point, ...]
    tone: str = "border"
    head: bool = True  # else it only joins two boxes


class Spot(Struct, frozen=True):
    """A block and its box within the drawing."""

    block: Block
    box: Box


class Diagram(Block, frozen=True):
    """A drawing of so many pixels. Later wires lie over earlier ones."""

    width: int
    high: int
    spots: tuple[Spot, ...]
    wires: tuple[Wire, ...]

    def natural(self, to: Setting) -> int:
        return self.width

    def measure(self, to: Setting, width: int) -> int:
        return self.high

    def place(self, to: Setting, box: Box) -> Placed:
        placed = (s.block.place(to, s.box._replace(x=box.x + s.box.x, y=box.y + s.box.y)) for s in self.spots)
        return Placed(self, box, tuple(placed))
