"""Touches that no finger made: drops of water, a scratch, a charger's noise. They must not keep a visit open.

Rules it keeps: what comes again and again at one spot and presses nothing is a ghost from the fourth time on, also when
a key appears under it then, and however many such spots take turns; what presses something there is believed for MOST
times in a row, since somebody may be turning many pages; once something is pressed at a spot where nothing was of late,
somebody is there and every spot is believed again; a spot that is quiet for long is forgotten.
"""

from __future__ import annotations

NEAR_PX = 40
IN_VAIN = 3
MOST = 60
FORGETS_S = 300.0
SPOTS = 20
"""So many are remembered, the last ones."""


class _Spot:
    def __init__(self, x: float, y: float) -> None:
        self.x, self.y = x, y
        self.times = self.in_vain = 0
        self.at = 0.0

    def near(self, x: float, y: float) -> bool:
        return abs(x - self.x) < NEAR_PX and abs(y - self.y) < NEAR_PX


class Ghosts:
    """Of one window, in its pixels. Times are monotonic seconds."""

    def __init__(self) -> None:
        self._spots: list[_Spot] = []
        self._last: _Spot | None = None

    def seen(self, x: float, y: float, presses: bool, now: float) -> bool:
        """Whether this touch is taken for a ghost. `presses`: there is something under it."""
        self._spots = [spot for spot in self._spots if now - spot.at < FORGETS_S]
        spot = next((spot for spot in self._spots if spot.near(x, y)), None)
        if spot is None:
            if presses:
                self._spots.clear()
            spot = _Spot(x, y)
            self._spots = [*self._spots, spot][-SPOTS:]
        spot.times, spot.at = (spot.times if spot is self._last else 0) + 1, now
        self._last = spot
        spot.in_vain += not presses
        return spot.times > MOST or spot.in_vain > IN_VAIN
