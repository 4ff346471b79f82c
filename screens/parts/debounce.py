"""One press is one act, even where the panel reports it twice.

Rules it keeps: a touch going down within 250 ms of the last accepted one, less than a finger's width away, is the
same touch come again; one debounce serves the whole window, for the page may have changed under the finger meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable

WITHIN_S = 0.25
NEAR_PX = 40


class Debounce:
    """`now`: seconds of a monotonic clock."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._last: tuple[float, float, float] | None = None

    def accept(self, x: float, y: float) -> bool:
        """Whether a touch going down at (x, y), in the window's pixels, is a new one. Remembers it if so."""
        at = self._now()
        if self._last is not None:
            then, last_x, last_y = self._last
            if at - then < WITHIN_S and abs(x - last_x) < NEAR_PX and abs(y - last_y) < NEAR_PX:
                return False
        self._last = at, x, y
        return True
