"""One stretch of a paragraph, measured: where each character stands, what may go at a line's edges, where it may break.

Rules it keeps:
- between Han and Latin or digits stands an eighth of an em (what CSS calls text-autospace), unless a space is written;
- of two punctuation signs side by side the first gives up half its square (标点挤压);
- a line's last sign gives up its empty right half, its first sign the empty left half, so that edges are straight;
- a stretch begins where a line begins; what lies before it does not matter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from kiosk.typeset.setting import Measure, Span, Style, Weight
from kiosk.typeset.signs import HALF_CLOSE, HALF_OPEN, HAN, LETTER, ZERO, is_zero
from kiosk.typeset.units import fine_breaks, loose_breaks

_SQUEEZED: Final = re.compile(rf"[{HALF_CLOSE}](?=[{HALF_CLOSE}{HALF_OPEN}])|[{HALF_OPEN}](?=[{HALF_OPEN}])")
_AUTOSPACE: Final = re.compile(rf"[{HAN}](?=[{LETTER}])|[{LETTER}%℃](?=[{HAN}])")
_DASHES: Final = re.compile("—(?=—)")
_CLOSES: Final = re.compile(f"[{HALF_CLOSE}]")
_OPENS: Final = re.compile(f"[{HALF_OPEN}]")
_BLANK: Final = " \t"
_ZEROS: Final = re.compile(f"[{ZERO}]*")


class Advances(dict[str, int]):
    """Advances of one weight and size, asked once per character."""

    def __init__(self, measure: Measure, weight: Weight, size: int) -> None:
        self._measure, self._weight, self._size = measure, weight, size

    def __missing__(self, char: str) -> int:
        if is_zero(char):
            width = 0
        else:
            width = self._measure.advance(" " if char == "\t" else char, self._weight, self._size)
        self[char] = width
        return width


class Stretch:
    """`text` is the whole text, `start` to `end` the part measured here. Positions in and out are those of `text`.

    `spans` are sorted and cover the stretch without a gap.
    """

    def __init__(
        self, text: str, start: int, end: int, spans: Sequence[Span], widths: dict[tuple[Weight, int], Advances]
    ) -> None:
        self.start, self.end = start, end
        self._text = part = text[start:end]
        self._spans = spans
        advances: list[int] = []
        for span in spans:
            if span.end > start and span.start < end:
                table = widths[span.style.weight, span.style.size]
                advances += map(table.__getitem__, text[max(span.start, start) : min(span.end, end)])
        self._extra = self._adjust(part, advances)
        self._advances = advances
        self._at = list(accumulate(advances, initial=0))
        self._loose = loose_breaks(part)
        self._fine = fine_breaks(part, self._loose)

    def _adjust(self, part: str, advances: list[int]) -> dict[int, int]:
        """Move characters closer or apart; what was added or taken after each is returned."""
        extra: dict[int, int] = {}
        for match in _AUTOSPACE.finditer(part):
            extra[match.start()] = (self.style_at(self.start + match.start()).size + 4) // 8
        for match in _SQUEEZED.finditer(part):
            i = match.start()
            size = self.style_at(self.start + i).size
            if advances[i] == size:  # only a full square has an empty half
                extra[i] = -(size // 2)
        for match in _DASHES.finditer(part):
            # The dash of our faces leaves a twentieth of an em on either side; a pair is one stroke.
            extra[match.start()] = -((self.style_at(self.start + match.start()).size + 9) // 10)
        for i, more in extra.items():
            advances[i] = max(0, advances[i] + more)
        return extra

    def style_at(self, position: int) -> Style:
        """The style of one character of the whole text."""
        if len(self._spans) == 1:
            return self._spans[0].style
        return self._spans[max(0, bisect_right(self._spans, position, key=lambda span: span.start) - 1)].style

    def lead(self) -> int:
        """What goes at the left edge: the empty half of an opening sign."""
        if self._text and _OPENS.match(self._text):
            size = self.style_at(self.start).size
            if self._advances[0] - self._extra.get(0, 0) == size and 0 not in self._extra:
                return size // 2
        return 0

    def width(self, a: int, b: int, lead: int) -> int:
        """Width of the characters `a` to `b` of the stretch as a line, blanks at its end not counted."""
        b = self.drawn_end(a, b)
        if b <= a:
            return 0
        last = b - 1
        while last > a and is_zero(self._text[last]):
            last -= 1
        tail = self._extra.get(last, 0)
        if tail <= 0 and _CLOSES.match(self._text[last]):
            size = self.style_at(self.start + last).size
            tail = max(0, self._advances[last] - (size - size // 2)) if self._advances[last] - tail == size else 0
        elif tail < 0:
            tail = 0
        return max(0, self._at[b] - self._at[a] - lead - tail)

    def drawn_end(self, a: int, b: int) -> int:
        """Where the characters `a` to `b` end without the blanks at their end."""
        return a + len(self._text[a:b].rstrip(_BLANK))
