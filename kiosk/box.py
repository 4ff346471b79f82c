"""A rectangle in pixels: what layouts are made of, on a glass and on a page of paper."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle: upper left corner, width, height."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h

    def inside(self, pad_x: int, pad_y: int) -> Box:
        return Box(self.x + pad_x, self.y + pad_y, max(0, self.w - 2 * pad_x), max(0, self.h - 2 * pad_y))

    def holds(self, other: Box) -> bool:
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def meets(self, other: Box) -> bool:
        """Whether the two share a pixel."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
