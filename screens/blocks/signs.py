"""Small things without words: an icon, a QR code, a line between two rows.

Rules it keeps: a QR code keeps its quiet zone of four modules and whole pixels a module; an icon is square.
"""

from __future__ import annotations

from screens.blocks.block import Block, Setting


class Sign(Block, frozen=True):
    """A line icon of screens/parts/icon, `size` pixels square."""

    icon: str
    size: int
    tone: str = "blue"

    def natural(self, to: Setting) -> int:
        return self.size

    def measure(self, to: Setting, width: int) -> int:
        return self.size


class Code(Block, frozen=True):
    """A QR code of an address."""

    address: str
    size: int

    def natural(self, to: Setting) -> int:
        return self.size

    def measure(self, to: Setting, width: int) -> int:
        return self.size


class Rule(Block, frozen=True):
    """A thin line as wide as its place."""

    tone: str = "rule"

    def measure(self, to: Setting, width: int) -> int:
        return to.theme.rule


class Fill(Block, frozen=True):
    """A flat ground as large as its place: header, bar. Nothing stands in it; what stands on it comes after it."""

    tone: str
    size: int

    def measure(self, to: Setting, width: int) -> int:
        return self.size
