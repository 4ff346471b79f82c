"""The running line of a board: the ticker part, what it says, and which of its items have really run by.

Rules it keeps: a new text joins at the seam (the part's rule); an item counts as shown once it has crossed the
zone; speed is whole pixels a refresh and at most four characters a second.
"""

from __future__ import annotations

from kiosk.typeset import Style, one_line
from screens.blocks.block import Box
from screens.board.stage import Line
from screens.board.witness import Ended, Witness
from screens.parts.look import Look
from screens.parts.ticker import Ticker

BETWEEN = "　　　　"
REFRESH = 60
CHARS_A_SECOND = 3.75


class RunningLine:
    """Owns the Ticker widget; `step` moves it."""

    def __init__(self, look: Look, witness: Witness) -> None:
        self._look, self._witness = look, witness
        self.speed = _speed(look, "lead")
        self.widget = Ticker(look=look, speed=self.speed, refresh=REFRESH, role="lead")
        self._lines: dict[str, Line] = {}
        self._running = ""
        self._travelled = 0
        self._crossings: tuple[tuple[str, int], list[tuple[str, str, int]]] | None = None

    @property
    def moving(self) -> bool:
        return bool(self.widget.parent is not None and self.widget.running)

    def place(self, box: Box, height: int) -> None:
        """Put it into a box; `height` of the window turns y round."""
        size, pos = (box.w, box.h), (box.x, height - box.bottom)
        if tuple(self.widget.size) != size:
            self.widget.size = size
        if tuple(self.widget.pos) != pos:
            self.widget.pos = pos

    def dress(self, role: str) -> None:
        """Set in the text of this role."""
        if self.widget.role != role:
            self.speed = self.widget.speed = _speed(self._look, role)
            self.widget.role = role

    def say(self, line: Line) -> None:
        """From the next seam on it says this."""
        text = BETWEEN.join(words for _, _, words in line)
        self._lines[text] = line
        if self.widget.text != text:
            self.widget.text = text

    def step(self, dt: float) -> None:
        if not self.moving:
            return
        self.widget.step(dt)
        self._turned()
        self._travelled += max(1, round(dt * REFRESH)) * self.speed

    def look_after(self) -> None:
        """Once a second: which items of the text in view have crossed."""
        self._turned()
        for item, version, begins in self._begins():
            if item and self._travelled >= begins:
                self._witness.begin("ticker", item, version)

    def hide(self, why: Ended) -> None:
        """It is covered: what runs by now nobody sees."""
        self._witness.keep("ticker", set(), why)
        self._travelled = 0

    def _turned(self) -> None:
        """Another text has come into view: it has yet to cross. Asked at each step, so that no pixel is miscounted."""
        shown = self.widget.shown
        if shown == self._running:
            return
        self._witness.keep("ticker", set())
        self._running, self._travelled, self._crossings = shown, 0, None
        self._lines = {text: line for text, line in self._lines.items() if text in (shown, self.widget.text)}

    def _begins(self) -> list[tuple[str, str, int]]:
        """(item, version, pixels after which it has crossed the view once). Measured once for a text."""
        key = (self._running, int(self.widget.width))
        if self._crossings is None or self._crossings[0] != key:
            self._crossings = key, self._measured()
        return self._crossings[1]

    def _measured(self) -> list[tuple[str, str, int]]:
        found, style = [], Style("regular", self._look.theme.size(self.widget.role))
        measure, before = self._look.atlas.fonts, ""
        for item, version, words in self._lines.get(self._running, ()):
            before += words
            width = one_line(before, style, measure).width
            found.append((item, version, width + int(self.widget.width)))
            before += BETWEEN
        return found


def _speed(look: Look, role: str) -> int:
    """Pixels a refresh."""
    return max(1, int(look.theme.size(role) * CHARS_A_SECOND / REFRESH))
