"""When Python looks for what was thrown away: not while a citizen waits for a page.

Rules it keeps:
- what stands when the first frame does is settled: no later look goes through it (it would take a tenth of a second);
- what an edition holds is not looked through either, because it cannot hold itself (kiosk/content/item.py);
- what pages leave behind is swept up between two turns, once in EVERY_S: they hold themselves in circles, and with
  them what they drew.
"""

from __future__ import annotations

import gc

EVERY_S = 60.0

YOUNG, MIDDLE, OLD = 50_000, 20, 100
"""New objects until the youngest are looked through; how many such looks until the older, and the oldest, are."""


def settle() -> None:
    """What is there now stays; from here on Python looks by itself. Until then nobody need turn it on."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
    gc.enable()


class Sweeping:
    """One loop's. `now`: seconds of a clock that never goes back."""

    def __init__(self, now: float) -> None:
        self._at = now + EVERY_S

    def turn(self, now: float) -> None:
        """Sweep, if it is time: about a millisecond."""
        if now >= self._at:
            self._at = now + EVERY_S
            gc.collect()
