"""A page as sentences: what is said, in which language, and where on the glass it stands.

Rules it keeps: pure, from placed blocks; in the order in which they stand; what only serves to turn over is not read; a
sentence is as long as one listens in one breath, so that a touch never waits for its end; Chinese is never handed to an
English voice: one Chinese character makes a sentence Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kiosk.typeset import Line, Run
from screens.blocks.arrange import Press, Stack, Surface
from screens.blocks.block import Box, Placed
from screens.blocks.text import Text

UNREAD = frozenset({"before", "after"})
"""Names of keys that only turn pages."""

HAN = re.compile(r"[㐀-鿿𠀀-𳿿]")
SPOKEN = re.compile(r"[0-9A-Za-z㐀-鿿𠀀-𳿿]")
ENDS = re.compile(r"[。！？；\n]+[”’）》]*|(?<=[a-z0-9)])[.;!?](?=\s+[A-Z0-9]|\s*$)")
LONG, PAUSES = 60, re.compile(r"[，、,：:]")
"""A sentence longer than this is divided at a pause."""


class Sentence(NamedTuple):
    """`start`, `end`: its characters in the text of `placed`."""

    words: str
    language: Literal["zh", "en"]
    placed: Placed
    start: int
    end: int


def sentences(placed: Placed, language: Literal["zh", "en"] = "zh") -> list[Sentence]:
    """All that is to be read in a placed page, for a citizen of this language."""
    found = []
    for part in _texts(placed):
        assert isinstance(part.block, Text)
        whole = part.block.text
        for start, end in _parts(whole):
            words = whole[start:end].strip()
            if SPOKEN.search(words):
                english = language == "en" and not HAN.search(words)
                found.append(Sentence(words, "en" if english else "zh", part, start, end))
    return found


def marked(sentence: Sentence) -> Placed:
    """The sentence once more, on a ground that shows it: to be laid over the page.

    On blue; and what is written on a strong colour the other way round, in that colour on its own.
    """
    block, box = sentence.placed.block, sentence.placed.box
    assert isinstance(block, Text)
    written = next((run.style.tone for line in sentence.placed.lines for run in line.runs), "")
    strong = written.removesuffix("_mute") if written.startswith("on_") else ""
    tone, ink = (strong, strong.removeprefix("on_")) if strong else ("blue", "on_blue")
    found: list[Placed] = []
    top = box.y
    for line in sentence.placed.lines:
        high = block.line_height(line)
        cut = _cut(line, sentence.start, sentence.end, ink)
        if cut is not None:
            slack = {"left": 0, "center": (box.w - line.width) // 2, "right": box.w - line.width}[block.align]
            shift, part = cut
            at = Box(box.x + slack + shift, top, part.width, high)
            rest = max(2, line.size // 8)
            found.append(Placed(Surface(Stack(()), 0, 0, tone, ""), Box(at.x - rest, at.y, at.w + 2 * rest, at.h)))
            found.append(Placed(Text(block.bits, "left", block.leading), at, lines=(part,)))
        top += high
    return Placed(Stack(()), box, children=tuple(found))


def _texts(placed: Placed) -> Iterator[Placed]:
    if isinstance(placed.block, Press) and placed.block.name in UNREAD:
        return
    if isinstance(placed.block, Text):
        yield placed
    for child in placed.children:
        yield from _texts(child)


def _parts(whole: str) -> Iterator[tuple[int, int]]:
    """From where to where each sentence of a text goes."""
    start = 0
    for end in [*(match.end() for match in ENDS.finditer(whole)), len(whole)]:
        while end - start > LONG:
            pauses = [m.end() for m in PAUSES.finditer(whole, start + LONG // 3, min(end, start + LONG))]
            # Not within a number or an hour: 1,200 and 9:00 are one word.
            pauses = [at for at in pauses if not whole[at : at + 1].isdigit()]
            if not pauses:
                break
            yield start, pauses[-1]
            start = pauses[-1]
        if end > start:
            yield start, end
        start = end


def _cut(line: Line, start: int, end: int, ink: str) -> tuple[int, Line] | None:
    """What a line has of these characters: how far from its left edge, and itself as a line."""
    at, runs = line.start, []
    for run in line.runs:
        a, b = max(start - at, 0), min(end - at, len(run.text))
        if a < b:
            runs.append(Run(run.text[a:b], run.xs[a:b], run.style._replace(tone=ink)))
        at += len(run.text)
    if not runs:
        return None
    shift = runs[0].xs[0]
    moved = tuple(Run(run.text, [x - shift for x in run.xs], run.style) for run in runs)
    width = _after(line, runs[-1]) - shift
    return shift, Line(line.start, line.end, moved, width, line.size, line.ends_paragraph)


def _after(line: Line, run: Run) -> int:
    """Where the sign after the last of `run` begins, or the line ends."""
    return next((x for other in line.runs for x in other.xs if x > run.xs[-1]), line.width)
