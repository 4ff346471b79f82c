"""Whether the glass lives, told to whoever watches over this process (kiosk/cli/guard.py).

Rules it keeps:
- a still picture lives: the loop turns, the screen follows, and nothing waits to be drawn;
- a flip that is due and does not come is no life, and neither is a screen that cannot follow, whatever turns;
- it is told once in EVERY_S, so that a still screen stays still.
"""

from __future__ import annotations

from collections.abc import Callable

EVERY_S = 5.0


class Pulse:
    """Of one window. `beat` tells it; `monotonic` gives seconds."""

    def __init__(self, beat: Callable[[], None], monotonic: Callable[[], float]) -> None:
        self._beat, self._monotonic = beat, monotonic
        self._due = self._flipped = False
        self._told = float("-inf")

    def begun(self) -> None:
        """The window stands: from now on silence means something."""
        self._beat()

    def flipped(self, *_: object) -> None:
        """The window has shown a new frame."""
        self._flipped = True

    def followed(self, due: bool) -> None:
        """The screen has followed what is true now. `due`: something waits to be drawn before the next time."""
        stuck = self._due and not self._flipped
        self._due, self._flipped = due, False
        now = self._monotonic()
        if not stuck and now - self._told >= EVERY_S:
            self._told = now
            self._beat()
