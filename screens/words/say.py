"""The house's wordings in the language of a citizen: what code says in Chinese, said in that language.

    say("共 {n} 件", n=3)      `共 3 件`, `3 items`
    say.title(guide)           its English title, where it has one and English is asked for

Rules it keeps:
- the Chinese wording is the name of a wording, so that code reads as the screen does; Chinese costs no look-up;
- a language is a value that is handed down with a sight and a setting: two pictures beside each other may differ;
- a catalogue is read when its language is first asked for, never at the start;
- `n` is a count: where a language tells one from many, it chooses; what a catalogue lacks is said in Chinese.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kiosk.content.item import Item

if TYPE_CHECKING:  # a Chinese screen never needs it
    from gettext import GNUTranslations

Language = Literal["zh", "en"]

CATALOGUES = Path(__file__).resolve().parent / "catalogues"


class Say:
    """Says wordings in one language."""

    __slots__ = ("_catalogue", "language")

    def __init__(self, language: Language, catalogue: GNUTranslations | None = None) -> None:
        self.language, self._catalogue = language, catalogue

    def __call__(self, words: str, /, **values: object) -> str:
        """A wording, with these values in its {places}."""
        said = words if self._catalogue is None or not words else self._found(words, values.get("n"))
        return said.format(**values) if values else said

    def title(self, item: Item) -> str:
        """What an item is called in this language."""
        return (self.language == "en" and item.title_en) or item.title

    def _found(self, words: str, count: object) -> str:
        assert self._catalogue is not None
        if isinstance(count, int) and "{n}" in words:
            return self._catalogue.ngettext(words, words, count)
        return self._catalogue.gettext(words)


CHINESE = Say("zh")


def say_in(language: Language) -> Say:
    """Who says things in a language."""
    return CHINESE if language == "zh" else _english()


def begun(words: str) -> str:
    """The words as they begin a line: where letters have two sizes, with a large one."""
    return words[:1].upper() + words[1:]


@cache
def _english() -> Say:
    from gettext import GNUTranslations

    with (CATALOGUES / "en.mo").open("rb") as file:
        return Say("en", GNUTranslations(file))
