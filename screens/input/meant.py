"""Whether a finger was meant for what stands there now: what it aimed at may have gone while it was on its way.

Rules it keeps: only what changed by itself counts (an edition, a warning that comes or is lifted, hits of a search);
whoever pressed something expects another page. What is the same thing in the same place as before is pressed as always.
"""

from __future__ import annotations

from collections.abc import Callable

from screens.blocks.block import Placed
from screens.panes import press_of

ON_ITS_WAY_S = 0.4
"""So long before it touches the glass a hand cannot be held back any more by what the eye sees."""

Under = Callable[[float, float], Placed | None]
"""What a finger at (x, y) would press."""


class Meant:
    """Of one screen. Times are monotonic seconds."""

    def __init__(self) -> None:
        self._before: Under | None = None
        self._at = 0.0

    def changed(self, before: Under, now: float) -> None:
        """Something else stands there by itself. `before`: what stood there until now."""
        if self._before is None or now - self._at >= ON_ITS_WAY_S:
            self._before = before  # of two changes in a row the finger aimed at what stood before the first
        self._at = now

    def asked(self) -> None:
        """Something else stands there because a finger asked for it."""
        self._before = None

    def for_this(self, under: Placed | None, x: float, y: float, now: float) -> bool:
        """Whether a finger that comes down now at (x, y) was meant for what is under it."""
        if self._before is None:
            return True
        if now - self._at >= ON_ITS_WAY_S:
            self._before = None
            return True
        return same(under, self._before(x, y))


def same(one: Placed | None, other: Placed | None) -> bool:
    """Whether both are the same to press: it may have been laid anew since, when a minute or a voice ended."""
    if one is None or other is None or one is other:
        return one is other
    there, here = press_of(one), press_of(other)
    return (there.name, there.act) == (here.name, here.act)
