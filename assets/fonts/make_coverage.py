"""Writes coverage.txt: the code points that every shipped weight can draw. `python assets/fonts/make_coverage.py`

Needs fontTools, a development dependency. Run it again whenever a font here changes; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
FONTS = ("MingbaiSansSC-Regular.otf", "MingbaiSansSC-Bold.otf")


def drawable(fonts: Iterable[str] = FONTS) -> frozenset[int]:
    """What all of these fonts have a glyph for."""
    maps = [frozenset(TTFont(HERE / font, lazy=True).getBestCmap()) for font in fonts]
    return frozenset.intersection(*maps)


def ranges(points: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The points as runs (first, last)."""
    first = last = -2
    for point in sorted(points):
        if point != last + 1:
            if last >= 0:
                yield first, last
            first = point
        last = point
    if last >= 0:
        yield first, last


def text_of(points: frozenset[int]) -> str:
    lines = [f"# {len(points)} code points that {' and '.join(FONTS)} can draw. Written by make_coverage.py."]
    lines += [f"{first:04X}" if first == last else f"{first:04X}-{last:04X}" for first, last in ranges(points)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    (HERE / "coverage.txt").write_text(text_of(drawable()), encoding="utf-8")
