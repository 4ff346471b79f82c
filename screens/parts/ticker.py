"""The running line: one drawing under one Translate, moved by whole pixels, without an end.

Rules it keeps:
- a step touches nothing but the Translate; pixels a refresh are whole, so letters never blur;
- positions are Python's integers, counted from the beginning of the run: no precision is lost in 30 days or 30 years;
- another text does not cut the one being read: it joins at the first seam that is still outside the view;
- the line repeats after `gap` ems; one that is empty stands still.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kivy.graphics import ScissorPop, ScissorPush
from kivy.properties import NumericProperty, OptionProperty, StringProperty

from kiosk.typeset import Line, Style, one_line
from screens.palette import Rgba
from screens.parts.part import Part
from screens.parts.prose import ASCENT
from screens.parts.sheet import Sheet

GAP_EM = 3


class _Strip(NamedTuple):
    """One text, its style, and after how many pixels it repeats."""

    text: str
    style: Style
    line: Line
    period: int


class Ticker(Part):
    """`text` runs through the box from right to left. `speed`: pixels a refresh; `refresh`: refreshes a second."""

    text = StringProperty("")
    role = StringProperty("lead")
    weight = OptionProperty("regular", options=["regular", "bold"])
    tone = StringProperty("on_bar")
    speed = NumericProperty(3)
    refresh = NumericProperty(60)

    def __init__(self, **kwargs: object) -> None:
        self._at = 0  # the left edge of the view, in pixels since the run began
        self._zero = 0  # where the origin of the drawing lies, in the same count
        self._now: _Strip | None = None
        self._began = 0  # where `_now` begins, or began once: it repeats from there
        self._steady = False  # the drawing is `_now` and nothing else
        self._next: _Strip | None = None
        self._join = 0  # where `_next` begins
        self._clip = ScissorPush(x=0, y=0, width=0, height=0)
        super().__init__(**kwargs)
        self.canvas.insert(0, self._clip)
        self.canvas.add(ScissorPop())
        self.bind(text=self.stale, role=self.stale, weight=self.stale, tone=self.recolour)

    @property
    def running(self) -> bool:
        """Whether a step would move anything."""
        return self._next is not None or (self._now is not None and bool(self._now.text))

    @property
    def shown(self) -> str:
        """The text that is in the view, or that was until the next one joins."""
        return self._now.text if self._now else ""

    def step(self, dt: float) -> None:
        """Move on by `dt` seconds: at least one refresh, always whole pixels."""
        if not self.running:
            return
        self._at += max(1, round(dt * self.refresh)) * int(self.speed)
        if self._next is not None and self._at >= self._join:
            # The former text has left; the new one goes on from the very same pixels.
            self._now, self._next, self._began = self._next, None, self._join
            self.stale()
        elif self._steady:
            self._zero += (self._at - self._zero) // self._now.period * self._now.period
        self._settle()

    def compose(self) -> Iterator[None]:
        strip = self._strip()
        scratch = Sheet(self.look.atlas)
        yield from scratch.line(strip.line, 0, 0)
        view = max(1, int(self.width))
        if self._now is None:
            self._now = strip
        elif self._next is not None and self._at + view > self._join:
            if strip != self._next:
                return  # The next one is already being read: this one waits for the seam after it.
        elif (strip.text, strip.style) == (self._now.text, self._now.style):
            self._next = None
        else:
            repeats = -(-(self._at + view - self._began) // self._now.period)
            self._next, self._join = strip, self._began + repeats * self._now.period
        self._lay(view)

    def origin(self) -> tuple[float, float]:
        size = self._now.style.size if self._now else 0
        return self.x + self._zero - self._at, self.y + (self.height - size) // 2 + round((1 - ASCENT) * size)

    def colour(self, tone: str) -> Rgba:
        return self.look.theme.colour(tone or self.tone)

    def on_size(self, *_: object) -> None:
        self.stale()
        self._settle()

    def _strip(self) -> _Strip:
        style = Style(self.weight, self.look.theme.size(self.role))
        line = one_line(self.text, style, self.look.atlas.fonts)
        return _Strip(self.text, style, line, max(1, line.width + GAP_EM * style.size))

    def _lay(self, view: int) -> None:
        """Draw the present text up to the seam, or as far as it can be seen before it repeats, then the next one."""
        now, sheet = self._now, Sheet(self.look.atlas)
        self._zero = self._began + (self._at - self._began) // now.period * now.period
        stop = self._join - self._zero if self._next else now.period + view
        _repeat(sheet, now, 0, stop)
        if self._next:
            # Once again the width of the view: time to draw anew after the seam has passed.
            _repeat(sheet, self._next, stop, stop + 2 * view)
        self._steady = self._next is None
        # All at once, though a frame may wait for it: the seam was reckoned for where the line stands now.
        for _ in self.draw(sheet):
            pass

    def _settle(self) -> None:
        super()._settle()
        x, y = self.to_window(*self.pos)
        box = (round(x), round(y), round(self.width), round(self.height))
        clip = self._clip
        if (clip.x, clip.y, clip.width, clip.height) != box:
            clip.x, clip.y, clip.width, clip.height = box


def _repeat(sheet: Sheet, strip: _Strip, start: int, stop: int) -> None:
    """Lay a strip again and again from `start` until `stop` is reached."""
    if not strip.text:
        return
    for x in range(start, stop, strip.period):
        for _ in sheet.line(strip.line, x, 0):
            pass
