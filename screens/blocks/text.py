"""A text in a box: it breaks into lines, is never cut off, and can be divided between pages at any line.

Rules it keeps: the height is the sum of its lines; lines of mixed sizes stand on one baseline; a divided text breaks
on the next page exactly where it would have broken on this one.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from kiosk.typeset import Line, Span, Style, Weight
from screens.blocks.block import Block, Box, Placed, Setting

TIGHT, LIST, READ = 1.25, 1.36, 1.5
"""Line height in em: titles; lines that are looked over; lines that are read."""

ASCENT = 0.88
"""From the baseline to the top of a Han character's square, in em (the face's own)."""

FULL_STOPS = "。！？；"

ENDLESS = 1_000_000
"""A width no line reaches."""

Align = Literal["left", "center", "right"]


class Bit(Struct, frozen=True):
    """A stretch of a text that is set in its own way."""

    text: str
    role: str = "body"
    tone: str = "ink"
    weight: Weight = "regular"
    mark: bool = False


class Text(Block, frozen=True):
    """A text of one or several bits."""

    bits: tuple[Bit, ...]
    align: Align = "left"
    leading: float = LIST
    torn: bool = False  # its last sentence goes on elsewhere

    @property
    def text(self) -> str:
        return "".join(bit.text for bit in self.bits)

    def natural(self, to: Setting) -> int:
        return max((line.width for line in self.lines(to, ENDLESS)), default=0)

    def measure(self, to: Setting, width: int) -> int:
        return sum(self.line_height(line) for line in self.lines(to, width))

    def lines(self, to: Setting, width: int) -> tuple[Line, ...]:
        return to.lines(self.text, width, self._style(to), self._spans(to))

    def place(self, to: Setting, box: Box) -> Placed:
        return Placed(self, box, lines=self.lines(to, box.w))

    def cut(self, to: Setting, width: int, height: int, hard: bool = False) -> tuple[Block, Block] | None:
        lines = self.lines(to, width)
        fits, room = 0, height
        for line in lines:
            room -= self.line_height(line)
            if room < 0:
                break
            fits += 1
        # The last line of a paragraph looks lost at the head of a page: the one before it comes along.
        if 3 <= fits < len(lines) and lines[fits].ends_paragraph and not lines[fits - 1].ends_paragraph:
            fits -= 1
        # So does the first line at a page's foot: the paragraph begins on the next page, where there is one.
        if not 0 < fits < len(lines) or (fits == 1 and len(lines) > 2 and not hard):
            return None
        rest = next((line for line in lines[fits:] if line.runs), None)  # no page begins with an empty line
        if rest is None:
            return None
        last = lines[fits - 1]
        torn = not last.ends_paragraph and last.text.rstrip()[-1:] not in FULL_STOPS
        return replace(self._slice(0, last.end), torn=torn), self._slice(rest.start, len(self.text))

    def line_height(self, line: Line) -> int:
        return round(line.size * self.leading)

    def baselines(self, placed: Placed) -> list[int]:
        """Of each line, from the top of the box."""
        found, top = [], 0
        for line in placed.lines:
            height = self.line_height(line)
            found.append(top + (height - line.size) // 2 + round(line.size * ASCENT))
            top += height
        return found

    def _style(self, to: Setting) -> Style:
        first = self.bits[0] if self.bits else Bit("")
        return to.style(first.role, first.weight, first.tone, first.mark)

    def _spans(self, to: Setting) -> tuple[Span, ...]:
        if len(self.bits) < 2:
            return ()
        spans, at = [], 0
        for bit in self.bits:
            if bit.text:
                spans.append(Span(at, at + len(bit.text), to.style(bit.role, bit.weight, bit.tone, bit.mark)))
            at += len(bit.text)
        return tuple(spans)

    def _slice(self, start: int, end: int) -> Text:
        bits, at = [], 0
        for bit in self.bits:
            a, b = max(start - at, 0), min(end - at, len(bit.text))
            if a < b:
                bits.append(replace(bit, text=bit.text[a:b]))
            at += len(bit.text)
        return replace(self, bits=tuple(bits))


def text(
    words: str,
    role: str = "body",
    tone: str = "ink",
    weight: Weight = "regular",
    align: Align = "left",
    leading: float | None = None,
) -> Text:
    """A text of one bit; titles stand closer than what is read."""
    if leading is None:
        leading = TIGHT if weight == "bold" else LIST
    return Text((Bit(words, role, tone, weight),), align, leading)


def bits(*parts: Bit, align: Align = "left", leading: float = LIST) -> Text:
    """A text of several bits on one line, or as many as it needs."""
    return Text(tuple(parts), align, leading)
