"""One stretch of a paragraph, measured: where each character stands, what may go at a line's edges, where it may break.

Rules it keeps:
- between Han and Latin or digits stands an eighth of an em (what CSS calls text-autospace), unless a space is written;
  dates, times and numbers of documents (11月30日, 12号) are set tight, as official papers have them;
- of two punctuation signs side by side the first gives up half its square (标点挤压);
- a line's last sign gives up its empty right half, its first sign the empty left half, so that edges are straight;
- a stretch begins where a line begins; what lies before it does not matter.

Positions are counted from the stretch's own beginning, except in `style_at`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from kiosk.typeset.setting import Measure, Span, Style, Weight
from kiosk.typeset.signs import HALF_CLOSE, HALF_OPEN, HAN, JOINED, LETTER, NO_END, NO_START, PAUSE, is_zero
from kiosk.typeset.units import fine_breaks, loose_breaks

_SQUEEZED: Final = re.compile(rf"[{HALF_CLOSE}](?=[{HALF_CLOSE}{HALF_OPEN}])|[{HALF_OPEN}](?=[{HALF_OPEN}])")
_AUTOSPACE: Final = re.compile(
    rf"(?!(?<=[0-9])[年月时分点][0-9]){HAN}(?=[{LETTER}])|[{LETTER}%℃](?![年月日号时分秒点])(?={HAN})"
)
_DASHES: Final = re.compile("—(?=—)")
_CLOSES: Final = re.compile(f"[{HALF_CLOSE}]")
_OPENS: Final = re.compile(f"[{HALF_OPEN}]")
_BLANK: Final = " \t"
LONGEST_UNIT: Final = 64
"""Characters after a line's end that are looked at before its end is believed."""

_JOINED: Final = re.compile(f"[{JOINED}]*")
_PAUSE: Final = re.compile(f"[{PAUSE}]")
_HANGS: Final = re.compile(f"[{PAUSE}{NO_START}{JOINED}]")
_LEADS: Final = re.compile(f"[{NO_END}]")


class Advances(dict[str, int]):
    """Advances of one weight and size, asked once per character."""

    def __init__(self, measure: Measure, weight: Weight, size: int) -> None:
        self._measure, self._weight, self._size = measure, weight, size

    def __missing__(self, char: str) -> int:
        drawn = " " if char == "\t" else char
        self[char] = width = 0 if is_zero(char) else self._measure.advance(drawn, self._weight, self._size)
        return width


Tables = dict[tuple[Weight, int], Advances]


class Stretch:
    """The characters `start` to `end` of `text`, within one paragraph. `spans` are sorted and cover it gaplessly."""

    def __init__(self, text: str, start: int, end: int, spans: Sequence[Span], tables: Tables) -> None:
        self.start, self.end = start, end
        self._text = part = text[start:end]
        self._spans = spans
        advances: list[int] = []
        for span in spans:
            if span.end > start and span.start < end:
                table = tables[span.style.weight, span.style.size]
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

    def fill(self, a: int, box: int) -> tuple[int, bool]:
        """Where the line that begins at `a` ends in a box of `box` pixels, and whether that is certain.

        It is not certain when the stretch was cut too near: what follows it might belong to the last unit.
        """
        limit = self._at[a] + self.lead(a) + box
        fits = bisect_right(self._at, limit, a + 1) - 1
        certain = fits + LONGEST_UNIT < len(self._text)
        if self._at[-1] <= limit or self.width(a, len(self._text)) <= box:
            return len(self._text), False
        for points in (self._fine, self._loose):
            k = bisect_right(points, fits)
            # Blanks, an empty half of a sign, and autospace count for nothing at a line's end: look a little further.
            while k < len(points) and self.width(a, points[k]) <= box:
                k += 1
            if k and points[k - 1] > a:
                return self._begun(points[k - 1], fits, box), certain
        return self._torn(a, fits), certain

    def _begun(self, end: int, fits: int, box: int) -> int:
        """Where a line ends that could end at `end`: an address torn in any case begins on it, if there is a place."""
        k = bisect_right(self._loose, end)
        if k == len(self._loose) or self.width(end, self._loose[k]) <= box:
            return end
        return next((cut for cut in range(fits, end, -1) if _pauses(self._text, cut)), end)

    def _torn(self, a: int, fits: int) -> int:
        """Where a unit that is wider than the box is torn, if its characters up to `fits` have room on the line.

        An address ends its line where one would pause in reading it aloud; what has no such place is torn anywhere.
        """
        for may_end in (_pauses, _stands):
            for cut in range(fits, a, -1):
                if may_end(self._text, cut):
                    return cut
        # A row of signs, or one character wider than the box: cut, but never before what belongs to the sign itself.
        cut = max(fits, a + 1)
        joined = _JOINED.match(self._text, cut)
        return joined.end() if joined else cut

    def lead(self, a: int) -> int:
        """What goes at the left edge of a line that begins at `a`: the empty half of an opening sign."""
        if not _OPENS.match(self._text, a):
            return 0
        size = self.style_at(self.start + a).size
        return size // 2 if self._square(a, size) else 0

    def width(self, a: int, b: int) -> int:
        """Width of the characters `a` to `b` as a line of their own."""
        b = self.drawn_end(a, b)
        return max(0, self._at[b] - self._at[a] - self.lead(a) - self._tail(a, b)) if b > a else 0

    def drawn_end(self, a: int, b: int) -> int:
        """Where the characters `a` to `b` end without the blanks at their end."""
        while b > a and self._text[b - 1] in _BLANK:
            b -= 1
        return b

    def positions(self, a: int, b: int) -> list[int]:
        """The origins of the characters `a` to `b`, counted from the left edge of the line that begins at `a`."""
        left = self._at[a] + self.lead(a)
        return [x - left for x in self._at[a:b]]

    def _tail(self, a: int, b: int) -> int:
        """What goes at the right edge: autospace, or the empty half of a closing sign."""
        last = b - 1
        while last > a and is_zero(self._text[last]):
            last -= 1
        more = self._extra.get(last, 0)
        if more:
            return max(0, more)
        if not _CLOSES.match(self._text, last):
            return 0
        size = self.style_at(self.start + last).size
        return size // 2 if self._square(last, size) else 0

    def _square(self, i: int, size: int) -> bool:
        return self._advances[i] - self._extra.get(i, 0) == size


def _stands(text: str, cut: int) -> bool:
    """Whether a torn unit may go on at `cut`: neither line then begins or ends with a sign that may not stand there."""
    return not _HANGS.match(text, cut) and not _LEADS.match(text, cut - 1)


def _pauses(text: str, cut: int) -> bool:
    """Whether a part of an address ends before `cut` and another begins there."""
    return bool(_PAUSE.match(text, cut - 1)) and _stands(text, cut)
