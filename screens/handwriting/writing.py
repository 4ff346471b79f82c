"""What is being written on a touchscreen now, and what it may be: the one owner of the ink.

Rules it keeps: the ink lives until it is taken, wiped, or the visit leaves the field; an answer about another ink than
the one that stands there is thrown away; without an engine nothing can be written, and the page does not offer it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from screens.handwriting.strokes import Ink, Pad, Stroke


class Asked(Protocol):
    """What reads: a Reader, or one that answers at once."""

    def ask(self, ink: Ink) -> None: ...
    def stop(self) -> None: ...


Begin = Callable[[Callable[[Ink, tuple[str, ...]], None]], Asked]


class Writing:
    """`begin` makes a reader when the first stroke is done; `tell` is called on the reader's thread."""

    def __init__(self, begin: Begin | None, tell: Callable[[], object]) -> None:
        self._begin, self._tell = begin, tell
        self._reader: Asked | None = None
        self._ink: Ink | None = None
        self._answer: tuple[Ink, tuple[str, ...]] | None = None

    @property
    def pad(self) -> Pad | None:
        """What is to be seen; None where nobody can read it."""
        if self._begin is None:
            return None
        ink, answer = self._ink, self._answer
        if answer is None or ink is None:
            return Pad(ink)
        # While one writes on, what was read of the strokes so far stays: keys that come and go would be missed.
        return Pad(ink, answer[1], answer[0] == ink)

    def down(self, x: int, y: int, width: int, height: int) -> None:
        """A finger comes down in the field of this size."""
        ink = self._ink
        fresh = ink is None or (ink.width, ink.height) != (width, height)
        self._ink = (Ink(width, height) if fresh or ink is None else ink).begun(x, y)

    def move(self, x: int, y: int) -> None:
        """It goes on."""
        if self._ink is not None:
            self._ink = self._ink.drawn(x, y)

    def up(self) -> None:
        """It leaves: what stands there is read."""
        if self._begin is None or self._ink is None:
            return
        if self._reader is None:
            self._reader = self._begin(self._read)
        self._reader.ask(self._ink)

    def wipe(self) -> None:
        """Nothing is written."""
        self._ink = self._answer = None

    def stop(self) -> None:
        if self._reader is not None:
            self._reader.stop()
            self._reader = None

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        return self._ink.strokes if self._ink is not None else ()

    def _read(self, ink: Ink, signs: tuple[str, ...]) -> None:
        self._answer = (ink, signs)
        self._tell()
