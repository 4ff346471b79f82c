"""A board in the evening: the same things in dimmed colours, from the hour its kiosk.yaml names until the morning.

Rules it keeps: nothing is set anew and nothing moves; what stands is drawn again in slices, the former drawing stays
until its own is there; a warning keeps the colours the law gives it.
"""

from __future__ import annotations

from collections.abc import Iterable

from screens.blocks.glass import Pane
from screens.parts.look import Look
from screens.wardrobe import Wardrobe


class Evening:
    """Which look a board wears."""

    def __init__(self, wardrobe: Wardrobe) -> None:
        self._wardrobe = wardrobe
        self.look: Look = wardrobe.dress().look
        self._dimmed = False

    def turn(self, dimmed: bool, panes: Iterable[Pane]) -> bool:
        """Wear the look of now, and have these panes wear it; whether it is another than before."""
        if dimmed == self._dimmed:
            return False
        self._dimmed = dimmed
        self.look = self._wardrobe.dimmed() if dimmed else self._wardrobe.dress().look
        for pane in panes:
            pane.look = self.look
        return True
