"""Themes of one window, ready to wear: each with its look (atlas, desk) and its setting (broken texts).

Rules it keeps: one atlas, one desk and one set of fonts for the window; a theme is made when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from kiosk.config import Settings
from screens.blocks.block import MOST_HEIGHTS, Setting
from screens.parts.fonts import Fonts
from screens.parts.look import Look
from screens.theme import Mode, Theme, theme_for
from screens.words.say import Language, say_in

LISTED = 40_000
"""Blocks whose height a touchscreen remembers while it lays out a scene: a list of a thousand rows has some ten
thousand."""


class Dress(Struct, frozen=True):
    """One theme with all that draws in it."""

    theme: Theme
    look: Look
    setting: Setting


class Wardrobe:
    """For the panel and screen of these settings. `monotonic` gives seconds."""

    def __init__(self, settings: Settings, monotonic: Callable[[], float]) -> None:
        self._settings, self.monotonic = settings, monotonic
        self._mode = Mode(form=settings.mode)
        self._fonts = Fonts(further=settings.fonts)
        theme = self._theme(self._mode)
        self.look = Look.of(theme, self._fonts, monotonic)
        self._dresses: dict[tuple[Mode, Language], Dress] = {(self._mode, "zh"): self._dress(theme, "zh")}

    @property
    def size(self) -> tuple[int, int]:
        """Of the window, in its pixels."""
        theme = self.dress().theme
        return theme.width, theme.height

    def dress(
        self, large: bool = False, contrast: bool = False, low_reach: bool = False, language: Language = "zh"
    ) -> Dress:
        """The theme of a mode, its wordings in a language."""
        mode = replace(self._mode, large=large, high_contrast=contrast, low_reach=low_reach)
        if (mode, language) not in self._dresses:
            self._dresses[mode, language] = self._dress(self._theme(mode), language)
        return self._dresses[mode, language]

    def dimmed(self) -> Look:
        """The look of a board in the evening: other colours on the same sizes, so that nothing is set anew."""
        mode = replace(self._mode, dim=True)
        return self.look.themed(self._theme(mode))

    def apart(self) -> Setting:
        """A setting for another thread: the same theme, fonts of its own (a face belongs to one thread)."""
        return Setting(self.dress().theme, Fonts(further=self._settings.fonts))

    def _theme(self, mode: Mode) -> Theme:
        screen = self._settings.screen
        scale = screen.scale if screen.mode == "window" else 1.0
        return theme_for(self._settings.panel, (screen.w, screen.h), mode, scale)

    def _dress(self, theme: Theme, language: Language) -> Dress:
        heights = LISTED if theme.mode.form == "touch" else MOST_HEIGHTS
        return Dress(theme, self.look.themed(theme), Setting(theme, self._fonts, say_in(language), heights))
