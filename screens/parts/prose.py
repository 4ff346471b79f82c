"""Prose: text of any length, broken by our own rules, drawn from the atlas.

Rules it keeps:
- lines come from kiosk.typeset; a letter stands on whole pixels and is never scaled;
- nothing is cut: what does not fit in `rows` lines is on the next of `page_count` pages;
- the same text in the same box is broken once; another page, tone or place does not break it again;
- the height of a text is known before it is drawn: `measure(width)` now, `text_height` once composed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty

from kiosk.typeset import Line, Span, Style, lines_of, pages
from screens.palette import Rgba
from screens.parts.part import Part
from screens.parts.sheet import Sheet

ASCENT = 0.88
"""From the baseline to the top of a Han character's square, in em."""

_OWN = ""  # the tone of letters without a tone of their own
_ENDLESS = 1 << 30

_Key = tuple[int, str, tuple["Mark", ...], tuple[int, ...], str, float]


class Mark(NamedTuple):
    """Characters `start` to `end` look different: a search hit, a large number. None: as the rest of the text."""

    start: int
    end: int
    tone: str | None = None
    weight: str | None = None
    role: str | None = None
    underline: bool = False


class Prose(Part):
    """Text in a box. `role` and `tone` are names of the theme; `line_height` 0 takes the theme's.

    Once composed, `lines` are all lines of the text, `text_width` and `text_height` what they take, and of `page_count`
    pages number `page` (from 0) is drawn. Without `paged` there is one page, however long.
    """

    text = StringProperty("")
    marks = ObjectProperty(())
    role = StringProperty("body")
    weight = OptionProperty("regular", options=["regular", "bold"])
    tone = StringProperty("ink")
    align = OptionProperty("left", options=["left", "center", "right"])
    valign = OptionProperty("top", options=["top", "middle", "bottom"])
    line_height = NumericProperty(0.0)
    wrap = BooleanProperty(True)
    paged = BooleanProperty(False)
    page = NumericProperty(0)

    text_width = NumericProperty(0)
    text_height = NumericProperty(0)
    page_count = NumericProperty(1)

    def __init__(self, **kwargs: object) -> None:
        self.lines: list[Line] = []
        self._pages: list[list[Line]] = [[]]
        self._key: _Key | None = None  # what `lines` were broken for
        self._tried: tuple[_Key | None, list[Line]] = (None, [])  # what `measure` found last
        self._drawn: tuple[object, ...] | None = None
        self._shown_height = 0
        super().__init__(**kwargs)
        again = self.stale
        self.bind(text=again, marks=again, role=again, weight=again, wrap=again, line_height=again)
        self.bind(align=again, paged=again, page=again, tone=self.recolour, valign=self.on_pos)

    @property
    def shown(self) -> list[Line]:
        """The lines that are drawn."""
        return self._pages[min(int(self.page), len(self._pages) - 1)]

    def measure(self, width: float) -> int:
        """Height in pixels of the whole text in a box `width` pixels wide. Breaks it now; draws nothing."""
        key = self._box(int(width))
        if key == self._key:
            return sum(map(self.tall, self.lines))
        if key != self._tried[0]:
            self._tried = key, list(self._break(int(width)))
        return sum(map(self.tall, self._tried[1]))

    def natural_width(self) -> int:
        """Width in pixels of the longest paragraph on one line."""
        return max((line.width for line in self._break(_ENDLESS)), default=0)

    def tall(self, line: Line) -> int:
        """Height of one line in pixels."""
        return round(line.size * (self.line_height or self.look.theme.line_height))

    def compose(self) -> Iterator[None]:
        key = self._box(int(self.width))
        if key != self._key:
            tried_key, lines = self._tried
            if key != tried_key:
                lines = []
                for line in self._break(int(self.width)):
                    lines.append(line)
                    yield
            self.lines, self._key, self._tried, self._drawn = lines, key, (None, []), None
            self.text_width = max((line.width for line in lines), default=0)
            self.text_height = sum(map(self.tall, lines))
        self._pages = pages(self.lines, self._rows()) if self.paged else [self.lines]
        self.page_count = len(self._pages)
        drawn = (int(self.page), self.page_count, self.align, int(self.width) if self.align != "left" else 0)
        if drawn != self._drawn:
            sheet = Sheet(self.look.atlas)
            yield from self._set(sheet)
            self._drawn = drawn
            yield from self.draw(sheet)
        self.ready = True

    def origin(self) -> tuple[float, float]:
        # The upper left corner of the text: the drawing hangs from it, whatever the box below.
        slack = self.height - self._shown_height
        return self.x, self.top - slack * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[self.valign]

    def colour(self, tone: str) -> Rgba:
        return self.look.theme.colour(tone or self.tone)

    def on_look(self, *_: object) -> None:
        if self.look is not None:
            self.recolour()
        self.stale()

    def on_size(self, *_: object) -> None:
        if self.paged or (int(self.width) != self._laid_width() and (self.wrap or self.align != "left")):
            self.stale()
        self._settle()

    def _laid_width(self) -> int:
        return self._key[0] if self._key else -1

    def _box(self, width: int) -> _Key:
        theme = self.look.theme
        marks = tuple(self.marks)
        sizes = (theme.size(self.role), *(theme.size(mark.role) for mark in marks if mark.role))
        tall = self.line_height or theme.line_height
        return (width if self.wrap else -1, self.text, marks, sizes, self.weight, tall)

    def _break(self, width: int) -> Iterator[Line]:
        size = self.look.theme.size(self.role)
        style = Style(self.weight, size, _OWN)
        spans = [
            Span(mark.start, mark.end, Style(
                mark.weight or self.weight,
                self.look.theme.size(mark.role) if mark.role else size,
                mark.tone or _OWN,
                mark.underline,
            ))
            for mark in self.marks
        ]  # fmt: skip
        if not self.text:
            return iter(())
        return lines_of(self.text, max(1, width) if self.wrap else _ENDLESS, style, self.look.atlas.fonts, spans)

    def _rows(self) -> int:
        tallest = max(map(self.tall, self.lines), default=1)
        return max(1, int(self.height) // tallest)

    def _set(self, sheet: Sheet) -> Iterator[None]:
        down = 0
        for line in self.shown:
            left = {"left": 0, "center": (int(self.width) - line.width) // 2, "right": int(self.width) - line.width}
            tall = self.tall(line)
            baseline = down + (tall - line.size) // 2 + round(ASCENT * line.size)
            yield from sheet.line(line, left[self.align], -baseline)
            yield
            down += tall
        self._shown_height = down
