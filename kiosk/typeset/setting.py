"""The values of typesetting: how a stretch of text is set, and what a set line is.

All lengths are whole pixels. A style names its colour as a tone ("ink", "mute", …); what tone has which colour is
the theme's business.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

Weight = Literal["regular", "bold"]


class Style(NamedTuple):
    """How a stretch of text is set. `size`: pixels per em. `tone` and `mark` are passed through to who draws."""

    weight: Weight
    size: int
    tone: str = ""
    mark: bool = False  # underlined, as a search hit is


class Span(NamedTuple):
    """Characters `start` up to, not including, `end` are set in `style` instead of the text's own."""

    start: int
    end: int
    style: Style


class Run(NamedTuple):
    """Characters of one style. `xs[i]` is where the origin of `text[i]` stands, from the line's left edge."""

    text: str
    xs: list[int]
    style: Style


class Line(NamedTuple):
    """One line. It consumed `text[start:end]` of the whole; what was consumed but is not in `runs` is blank.

    `width`: from the left edge to the end of the last sign's ink or advance. `size`: the largest in the line.
    `ends_paragraph`: the next line begins a new paragraph, or there is none.
    """

    start: int
    end: int
    runs: tuple[Run, ...]
    width: int
    size: int
    ends_paragraph: bool

    @property
    def text(self) -> str:
        """What is drawn."""
        return "".join(run.text for run in self.runs)


class Measure(Protocol):
    """Who knows the fonts."""

    def advance(self, char: str, weight: Weight, size: int) -> int:
        """Whole pixels from one character's origin to the next; always the same answer for the same question."""
        ...
