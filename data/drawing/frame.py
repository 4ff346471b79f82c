"""What every poster has: the strip with the bureau's name at its foot, numbers, pills, icons in discs.

Rules it keeps: nothing on a poster is smaller than SMALL, so that it can be read from five metres on a 55-inch board
(a character as high as 1/250 of the distance, poster scaled to the board's main zone).
"""

from __future__ import annotations

from collections.abc import Iterator

from data.drawing.sheet import BLUE, CARD, PALE, Colour, Sheet
from data.drawing.strokes import Point

WIDE, HIGH = 1600, 900
TALL = (1080, 1528)
BUREAU = "云州市住房和城乡建设局"
SMALL = 44
FOOT = 92


def landscape(ground: Colour) -> Sheet:
    return Sheet(WIDE, HIGH, ground)


def portrait(ground: Colour) -> Sheet:
    return Sheet(*TALL, ground)


def foot(s: Sheet, words: str, ground: Colour = BLUE, mark: str = "phone") -> None:
    """Who says it, and whom to ask. On an upright sheet the two stand one above the other."""
    upright = s.height > s.width
    high = 2 * FOOT - 20 if upright else FOOT
    top = s.height - high
    s.box(0, top, s.width, high, ground)
    first = top + (52 if upright else high / 2)
    s.icon("hall", 86, first, 52, CARD, 1.8)
    s.text(128, first, BUREAU, 46, CARD, bold=True)
    if not words:
        return
    if upright:
        s.icon(mark, 86, first + 68, 46, PALE, 1.8)
        s.text(128, first + 68, words, SMALL, CARD, most=s.width - 188)
    else:
        wide = s.wide(words, SMALL)
        s.text(s.width - 60, first, words, SMALL, CARD, align="r", most=s.width - 780)
        s.icon(mark, s.width - 60 - wide - 40, first, 46, PALE, 1.8)


def number(
    s: Sheet, x: float, y: float, n: int | str, r: float = 34, fill: Colour = BLUE, paint: Colour = CARD
) -> None:
    """A figure in a disc."""
    s.disc(x, y, r, fill)
    s.text(x, y, str(n), r * 1.3, paint, bold=True, align="m")


def pill(
    s: Sheet, x: float, y: float, words: str, fill: Colour, paint: Colour, size: float = SMALL, icon: str = ""
) -> float:
    """Words in a round label, its left edge at `x`, its middle at `y`. The x where the next may begin."""
    lead = size * 1.25 if icon else 0
    wide = s.wide(words, size, bold=True) + lead + size * 1.2
    high = size * 1.72
    s.box(x, y - high / 2, wide, high, fill, radius=high / 2)
    if icon:
        s.icon(icon, x + size * 1.05, y, size * 1.05, paint, 2)
    s.text(x + lead + size * 0.6, y, words, size, paint, bold=True)
    return x + wide + 22


def spot(s: Sheet, x: float, y: float, icon: str, r: float, fill: Colour, paint: Colour) -> None:
    """An icon in a disc."""
    s.disc(x, y, r, fill)
    s.icon(icon, x, y, r * 1.28, paint)


def scattered(count: int, x: float, y: float, w: float, h: float) -> Iterator[Point]:
    """Points in a box, as evenly as seeds in a flower and always the same: no pattern is seen, no chance is needed."""
    for n in range(count):
        yield x + n * 0.618034 % 1 * w, y + n * 0.754878 % 1 * h
