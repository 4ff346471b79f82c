"""The signs of all texts as letters of an alphabet of our own: a text becomes a string with one letter for each sign.

Rules it keeps: titles first, because what they teach (how a character is read) is what other words are read by; BREAK
stands where something does not count (、), because a word begins after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiosk.content.edition import Reading
from kiosk.search.plain import Sign, Text, folded, places_of, signs_of

BREAK, END = "\x00", "\x01"
FIRST = 0x100
"""Above BREAK and END; what letters stand for does not matter, so they may well be half of a surrogate pair."""


class Alphabet:
    """Grows while texts are spelt in it."""

    def __init__(self) -> None:
        self._signs: list[Sign] = []
        self._letters: dict[Sign, str] = {}
        self._known: dict[tuple[str, ...], str] = {}
        self._heard: dict[str, dict[str, None]] = {}
        self._words = _ByCharacter(self)

    def title(self, shown: str, reading: Reading | None) -> str:
        """A title in letters. A reading of another length is not its reading."""
        columns: tuple[Sequence[str], ...] = (shown,)
        if reading is not None and len(shown) == len(reading.phrase) == len(reading.single):
            columns = (shown, reading.phrase, reading.single)
        return self._spelt(zip(*columns, strict=True))

    def words(self, shown: str) -> str:
        """Other words in letters, each character read in all the ways it is in titles."""
        return shown.translate(self._words)

    def said(self, shown: str, syllables: tuple[str, ...]) -> str:
        """A saying in letters, read as it says itself."""
        return self._spelt(zip(shown, syllables, strict=True))

    def sign(self, letter: str) -> Sign:
        return self._signs[ord(letter) - FIRST]

    def text(self, letters: str, shown: str) -> Text:
        """The signs of a text again, with their places."""
        return Text([self.sign(letter) for letter in letters if letter != BREAK], places_of(shown))

    def heard(self, character: str) -> tuple[str, ...]:
        """How a character is read in the titles so far."""
        return tuple(self._heard.get(character, ()))

    def spelt(self, character: str, syllables: tuple[str, ...]) -> str:
        """The letters of one character."""
        return "".join(map(self._letter, signs_of(character, syllables))) or BREAK

    def _spelt(self, column: Iterable[tuple[str, ...]]) -> str:
        """The letters of characters, each with its syllables."""
        known = self._known
        return "".join([known.get(read) or self._learnt(read) for read in column])

    def _learnt(self, read: tuple[str, ...]) -> str:
        character, *syllables = read
        self._heard.setdefault(folded(character), {}).update(dict.fromkeys(syllables))
        letters = self._known[read] = self.spelt(character, tuple(syllables))
        return letters

    def _letter(self, sign: Sign) -> str:
        letter = self._letters.get(sign)
        if letter is None:
            letter = self._letters[sign] = chr(FIRST + len(self._signs))
            self._signs.append(sign)
        return letter


class _ByCharacter(dict[int, str]):
    """For str.translate: the letters of a code point, found when it is first met."""

    def __init__(self, alphabet: Alphabet) -> None:
        super().__init__()
        self._alphabet = alphabet

    def __missing__(self, point: int) -> str:
        character = chr(point)
        letters = self[point] = self._alphabet.spelt(character, self._alphabet.heard(folded(character)))
        return letters
