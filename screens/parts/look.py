"""The look: what every part needs to draw itself. One value, handed down from parent to child as `look`.

A screen says `look: root.look` on each of its parts; another theme (large type, high contrast) is another Look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from screens.parts.atlas import Atlas
from screens.parts.debounce import Debounce
from screens.parts.desk import Desk, calm
from screens.parts.fonts import Fonts
from screens.pictures.gallery import Gallery
from screens.theme import Theme


class Look(Struct, frozen=True, eq=False):
    """Theme, atlas, desk and pictures of one window."""

    theme: Theme
    atlas: Atlas
    desk: Desk
    debounce: Debounce
    gallery: Gallery

    @classmethod
    def of(cls, theme: Theme, fonts: Fonts, now: Callable[[], float], hurry: Callable[[], None] = calm) -> Look:
        """A look with an empty atlas. `now`: seconds of a monotonic clock; `hurry`: as Desk has it."""
        desk = Desk(now, hurry)
        return cls(theme, Atlas(fonts), desk, Debounce(now), Gallery(desk))

    def themed(self, theme: Theme) -> Look:
        """The same look in another theme."""
        return replace(self, theme=theme)

    def warm(self, text: str, *roles: str) -> None:
        """Have the signs of `text` rasterised in both weights of the roles, in the time between frames."""
        self.desk.put(_Warming(self, text, roles))


class _Warming:
    """Signs that will be wanted soon."""

    def __init__(self, look: Look, text: str, roles: tuple[str, ...]) -> None:
        self._look, self._text, self._roles = look, text, roles

    def compose(self) -> Iterator[None]:
        for role in self._roles:
            for weight in ("regular", "bold"):
                yield from self._look.atlas.warm(self._text, weight, self._look.theme.size(role))
