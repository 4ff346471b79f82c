"""The look: what every part needs to draw itself. One value, handed down from parent to child as `look`.

A screen says `look: root.look` on each of its parts; another theme (large type, high contrast) is another Look.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from screens.parts.atlas import Atlas
from screens.parts.debounce import Debounce
from screens.parts.desk import Desk
from screens.parts.fonts import Fonts
from screens.theme import Theme


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """Theme, atlas and desk of one window."""

    theme: Theme
    atlas: Atlas
    desk: Desk
    debounce: Debounce

    @classmethod
    def of(cls, theme: Theme, fonts: Fonts, now: Callable[[], float]) -> Look:
        """A look with an empty atlas. `now`: seconds of a monotonic clock."""
        return cls(theme, Atlas(fonts), Desk(now), Debounce(now))

    def themed(self, theme: Theme) -> Look:
        """The same look in another theme."""
        return replace(self, theme=theme)
