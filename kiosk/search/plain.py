"""Text as search compares it: small letters, half width, without blanks and punctuation; a character and its readings.

Rules it keeps:
- what is typed and what is searched become plain by the same function, character by character, so that a text is
  always found by itself, and every sign has one place in what is shown;
- ü is v, as on a keyboard, and u as many type it;
- one character may become several (㎡ is m2) or none (、).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

LONGEST = 120
"""Characters of a query that count: a key that is held down must not cost more than the longest title."""


class Sign(NamedTuple):
    """One character as it is compared, and every syllable it may be read as."""

    character: str
    reads: tuple[str, ...] = ()


class Text(NamedTuple):
    """A text in signs, and for each the place of its character in what is shown."""

    signs: Sequence[Sign]
    places: Sequence[int]


def plain(query: str) -> str:
    """What is asked for, as it is compared."""
    return "".join(folded(character) for character in query)[:LONGEST]


@lru_cache(maxsize=16_384)
def folded(character: str) -> str:
    """What of a character counts: nothing of a blank or a punctuation mark."""
    wide = unicodedata.normalize("NFKC", character).casefold().replace("ü", "v")
    return "".join(part for part in unicodedata.normalize("NFC", wide) if part.isalnum())


def places_of(shown: str) -> tuple[int, ...]:
    """For each character that counts, its place in what is shown."""
    return tuple(place for place, character in enumerate(shown) for _ in folded(character))


def signs_of(character: str, syllables: Iterable[str] = ()) -> tuple[Sign, ...]:
    """The signs of one character, read as these syllables; only Han are read."""
    alone = folded(character)
    if len(alone) != 1 or alone.isascii():
        return tuple(Sign(part) for part in alone)
    return (Sign(alone, tuple(dict.fromkeys(_heard(alone, syllables)))),)


def _heard(character: str, syllables: Iterable[str]) -> Iterator[str]:
    for syllable in syllables:
        read = "".join(folded(letter) for letter in syllable)
        if read and read != character:
            yield read
            if read[:2] in ("lv", "nv"):
                yield read[0] + "u" + read[2:]
