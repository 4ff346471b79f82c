"""Which characters our fonts can draw: the code points of assets/fonts/coverage.txt."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from kiosk.errors import BadInput

# Zero width, soft hyphen and the like, and everything that turns the direction of writing.
INVISIBLE = frozenset({0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x2060, 0xFEFF, 0xFFFC})
TURNING = frozenset({*range(0x202A, 0x202F), *range(0x2066, 0x206A)})


def hidden(c: str) -> bool:
    """Whether a character has no look of its own: a control or an invisible one. A line break is wanted."""
    point = ord(c)
    return point in INVISIBLE or point in TURNING or (c != "\n" and unicodedata.category(c) == "Cc")


@dataclass(frozen=True)
class Coverage:
    """A set of code points."""

    points: frozenset[int]

    @cached_property
    def unclean(self) -> re.Pattern[str]:
        """Finds a character that somebody must ask about: not drawn, or not visible."""
        clean = sorted(point for point in {*self.points, 0x0A} if not hidden(chr(point)))
        starts = [point for i, point in enumerate(clean) if not i or clean[i - 1] != point - 1]
        ends = [point for i, point in enumerate(clean) if i + 1 == len(clean) or clean[i + 1] != point + 1]
        ranges = (f"\\U{first:08x}-\\U{last:08x}" for first, last in zip(starts, ends, strict=True))
        return re.compile(f"[^{''.join(ranges)}]")

    @classmethod
    def parse(cls, text: str, name: str = "coverage.txt") -> Coverage:
        """From lines of hexadecimal ranges, `4E00-9FFF` or `3007`; `#` begins a comment. Raises BadInput."""
        points: set[int] = set()
        for number, line in enumerate(text.splitlines(), 1):
            words = line.partition("#")[0].strip()
            if not words:
                continue
            first, dash, last = words.partition("-")
            try:
                low, high = int(first, 16), int(last if dash else first, 16)
            except ValueError as e:
                raise BadInput(f"{name}:{number}", f"'{words}' is no range", "e.g. 4E00-9FFF") from e
            if not 0 <= low <= high <= 0x10FFFF:
                raise BadInput(f"{name}:{number}", f"'{words}' is no range of code points", "e.g. 4E00-9FFF")
            points.update(range(low, high + 1))
        return cls(frozenset(points))

    def missing(self, text: str) -> list[str]:
        """The characters of a text that cannot be drawn, each once, in order. A line break needs no glyph."""
        return [c for c in dict.fromkeys(text) if ord(c) not in self.points and c != "\n"]
