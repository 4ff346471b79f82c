"""Text into lines (禁则): the breaker.

Rules it keeps:
- no character is lost: the lines' `start` and `end` join up, and only blanks at a line's edge are not drawn;
- no line begins or ends with a sign that may not stand there, unless a single unit is wider than the box;
- no line is wider than its box, unless a single character is;
- a non-BMP character is one character; `\\n` ends a paragraph; an empty paragraph is an empty line;
- the same arguments give the same lines; the work is done line by line, so that a caller can stop between two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from kiosk.typeset.setting import Line, Measure, Run, Span, Style
from kiosk.typeset.stretch import Advances, Stretch, Tables

WINDOW: Final = 512
"""Characters measured at once: half a millisecond (benchmarks/prose.py)."""


def break_lines(text: str, width: int, style: Style, measure: Measure, spans: Sequence[Span] = ()) -> list[Line]:
    """All lines of `text` in a box `width` pixels wide. ValueError if `width` < 1 or the spans overlap."""
    return list(lines_of(text, width, style, measure, spans))


def lines_of(text: str, width: int, style: Style, measure: Measure, spans: Sequence[Span] = ()) -> Iterator[Line]:
    """The same, one at a time; each step costs a millisecond at most."""
    if width < 1:
        raise ValueError(f"a box {width} pixels wide holds nothing")
    cover = _cover(len(text), style, spans)
    tables = _tables(cover, measure)
    return _lines(text, width, cover, tables)


def one_line(text: str, style: Style, measure: Measure, spans: Sequence[Span] = ()) -> Line:
    """All of `text` as a single line however wide; `\\n` is set as a space."""
    text = text.replace("\n", " ")
    cover = _cover(len(text), style, spans)
    tables = _tables(cover, measure)
    stretch = Stretch(text, 0, len(text), cover, tables)
    return _line(text, stretch, 0, len(text), cover, True)


def _lines(text: str, width: int, cover: list[Span], tables: Tables) -> Iterator[Line]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield from _paragraph(text, start, end, width, cover, tables)
        start = end + 1


def _paragraph(text: str, start: int, end: int, width: int, cover: list[Span], tables: Tables) -> Iterator[Line]:
    """The lines of the characters `start` to `end`, among which is no `\\n`."""
    window, at = WINDOW, start
    while True:
        stretch = Stretch(text, at, min(at + window, end), cover, tables)
        last = stretch.end == end
        a = 0
        while True:
            b, certain = stretch.fill(a, width)
            if not certain and not last:
                break
            closes = at + b == end
            yield _line(text, stretch, a, b, cover, closes)
            if closes:
                return
            a = b
        # The rest of the window goes into the next one; a box too wide for the window gets a wider window.
        window = window * 2 if a == 0 else WINDOW
        at += a


def _line(text: str, stretch: Stretch, a: int, b: int, cover: list[Span], closes: bool) -> Line:
    drawn = stretch.drawn_end(a, b)
    start, end = stretch.start + a, stretch.start + drawn
    xs = stretch.positions(a, drawn)
    if len(cover) == 1:
        runs: tuple[Run, ...] = (Run(text[start:end], xs, cover[0].style),) if xs else ()
    else:
        parts = ((max(s.start, start), min(s.end, end), s.style) for s in cover)
        runs = tuple(Run(text[i:j], xs[i - start : j - start], style) for i, j, style in parts if i < j)
    size = max((run.style.size for run in runs), default=stretch.style_at(start).size)
    return Line(start, stretch.start + b, runs, stretch.width(a, b), size, closes)


def _tables(cover: list[Span], measure: Measure) -> Tables:
    kinds = {(span.style.weight, span.style.size) for span in cover}
    return {(weight, size): Advances(measure, weight, size) for weight, size in kinds}


def _cover(length: int, style: Style, spans: Sequence[Span]) -> list[Span]:
    """The spans with the gaps between them filled by the text's own style: sorted, from 0 to `length`, never empty."""
    ordered = sorted((s for s in spans if s.start < s.end), key=lambda s: s.start)
    if any(a.end > b.start for a, b in pairwise(ordered)) or (ordered and ordered[0].start < 0):
        raise ValueError("spans of a text must not overlap nor begin before it")
    cover: list[Span] = []
    at = 0
    for span in ordered:
        if span.start >= length:
            break
        if span.start > at:
            cover.append(Span(at, span.start, style))
        cover.append(Span(span.start, min(span.end, length), span.style))
        at = cover[-1].end
    if at < length or not cover:
        cover.append(Span(at, length, style))
    return cover
