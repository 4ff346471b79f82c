"""Touches that no finger made: a drop of water, a scratch, a charger's noise. They must not keep a visit open.

Rules it keeps: what comes again and again at one spot and presses nothing is a ghost from the fourth time on, also when
a key appears under it then; what presses something there is believed for MOST times in a row, since somebody may be
turning many pages; one touch elsewhere and the spot is believed again.
"""

from __future__ import annotations

NEAR_PX = 40
IN_VAIN = 3
MOST = 60


class Ghosts:
    """Of one window, in its pixels."""

    def __init__(self) -> None:
        self._spot: tuple[float, float] | None = None
        self._times = self._in_vain = 0

    def seen(self, x: float, y: float, presses: bool) -> bool:
        """Whether this touch is taken for a ghost. `presses`: there is something under it."""
        spot = self._spot
        if spot is None or abs(x - spot[0]) >= NEAR_PX or abs(y - spot[1]) >= NEAR_PX:
            self._spot = (x, y)
            self._times = self._in_vain = 0
        self._times += 1
        self._in_vain += not presses
        return self._times > MOST or self._in_vain > IN_VAIN
