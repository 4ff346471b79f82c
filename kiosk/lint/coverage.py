"""Which characters our fonts can draw: the code points of assets/fonts/coverage.txt."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.errors import BadInput


@dataclass(frozen=True)
class Coverage:
    """A set of code points."""

    points: frozenset[int]

    @classmethod
    def parse(cls, text: str, name: str = "coverage.txt") -> Coverage:
        """From lines of hexadecimal ranges, `4E00-9FFF` or `3007`; `#` begins a comment. Raises BadInput."""
        points: set[int] = set()
        for number, line in enumerate(text.splitlines(), 1):
            words = line.partition("#")[0].strip()
            if not words:
                continue
            first, _, last = words.partition("-")
            try:
                low, high = int(first, 16), int(last or first, 16)
            except ValueError as e:
                raise BadInput(f"{name}:{number}", f"'{words}' is no range", "e.g. 4E00-9FFF") from e
            if not 0 <= low <= high <= 0x10FFFF:
                raise BadInput(f"{name}:{number}", f"'{words}' is no range of code points", "e.g. 4E00-9FFF")
            points.update(range(low, high + 1))
        return cls(frozenset(points))

    def missing(self, text: str) -> list[str]:
        """The characters of a text that cannot be drawn, each once, in order. A line break needs no glyph."""
        return [c for c in dict.fromkeys(text) if ord(c) not in self.points and c != "\n"]
