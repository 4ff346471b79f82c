"""A text on paper: its paragraphs, whole on A4; on a roll as much of a long one as a hand can carry.

Rules it keeps: not a word of a paragraph is changed; where some are left out, the paper says how long all is.
"""

from __future__ import annotations

import re

from screens.printing.leaflet import Line
from screens.printing.standing import Form
from screens.words.say import Say

ROLL_CHARS = 1200
"""Of a text, on a roll: 80 cm of it."""


def paragraphs(prose: str) -> tuple[Line, ...]:
    """Every paragraph of a text."""
    return tuple(Line(part.strip()) for part in re.split(r"\n\s*\n", prose) if part.strip())


def carried(prose: str, form: Form, say: Say) -> tuple[Line, ...]:
    """All paragraphs; on a roll, of a long text, the first of them, and how long all is."""
    found = paragraphs(prose)
    if form == "leaflet" or len(prose) <= ROLL_CHARS:
        return found
    kept, length = [], 0
    for line in found:
        length += len(line.words)
        if length > ROLL_CHARS:
            break
        kept.append(line)
    return (*kept, whole_words(len(prose), say))


def whole_words(length: int, say: Say) -> Line:
    """That the rest is on the screen, and behind the code."""
    return Line(say("全文约 {n} 字，请在触摸屏上查看，或者扫码。", n=length), "quiet")
