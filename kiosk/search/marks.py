"""Which characters of a text spell a query: what the glass marks.

Rules it keeps: long units before short ones, so that `shi` is one character where it can be; marks are half-open spans
of what is shown, in order, apart from each other; signs and blanks between two marked characters are not marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from kiosk.search.plain import Sign, Text
from kiosk.search.syllables import LONGEST, beginnings, blurred, forms, slips

Mark = tuple[int, int]


class Ways(NamedTuple):
    """What may be typed for a sign: anywhere, at the end of a query; and how its syllables are said in the south."""

    anywhere: frozenset[str]
    unfinished: frozenset[str]
    said: frozenset[str]


def spelt(text: Text, query: str, start: int, whole: bool = False, slips: int = 0) -> tuple[Mark, ...]:
    """The marks of `query` read from the sign at `start`; `slips`: how many things may be wrong in it. Maybe none."""
    return marked(text, _Reading(text.signs, query, whole).from_(start, slips))


def sounded(text: Text, query: str, start: int) -> tuple[Mark, ...]:
    """The same for a query typed as it is said in the south."""
    return marked(text, _Reading(text.signs, query, south=True).from_(start, 0))


def scattered(text: Text, query: str) -> tuple[Mark, ...]:
    """The marks of characters that stand in their order, as close together as they are anywhere in the text."""
    each = (_followed(text.signs, query, n) for n, sign in enumerate(text.signs) if query[:1] in ways(sign).anywhere)
    best = min((way for way in each if way), key=lambda way: way[-1] - way[0], default=())
    return marked(text, best)


def shared(text: Text, parts: Iterable[str]) -> tuple[Mark, ...]:
    """The marks of all places where one of these strings of characters stands."""
    characters = "".join(sign.character for sign in text.signs)
    found: set[int] = set()
    for part in parts:
        at = characters.find(part)
        while at >= 0:
            found.update(range(at, at + len(part)))
            at = characters.find(part, at + 1)
    return marked(text, sorted(found))


def marked(text: Text, signs: Sequence[int]) -> tuple[Mark, ...]:
    """The spans that these signs are shown in."""
    spans: list[Mark] = []
    for place in sorted({text.places[n] for n in signs}):
        if spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return tuple(spans)


@lru_cache(maxsize=16_384)
def ways(sign: Sign) -> Ways:
    """All ways to type a sign."""
    return Ways(
        frozenset((sign.character, *(unit for read in sign.reads for unit in forms(read)))),
        frozenset(unit for read in sign.reads for unit in beginnings(read)),
        frozenset(map(blurred, sign.reads)),
    )


class _Reading:
    """One query read along one text. Knows where it has failed, so that no way is tried twice."""

    def __init__(self, signs: Sequence[Sign], query: str, whole: bool = False, south: bool = False) -> None:
        self._signs, self._query, self._whole, self._south = signs, query, whole, south
        self._failed: set[tuple[int, int, int]] = set()

    def from_(self, at: int, slips: int, i: int = 0) -> tuple[int, ...]:
        """The signs that spell the query from its `i`th character on; none if it cannot be read so."""
        return self._go(at, i, slips) or ()

    def _go(self, at: int, i: int, left: int) -> tuple[int, ...] | None:
        count = len(self._query)
        if i == count:
            return () if not self._whole or at == len(self._signs) else None
        if (at, i, left) in self._failed:
            return None
        if at < len(self._signs):
            typed = ways(self._signs[at])
            for j in range(min(i + LONGEST, count), i, -1):
                unit = self._query[i:j]
                stands = unit in typed.anywhere or (j == count and unit in typed.unfinished)
                if stands or (self._south and blurred(unit) in typed.said):
                    rest = self._go(at + 1, j, left)
                    if rest is not None:
                        return (at, *rest)
        found = self._slip(at, i) if left else None
        if found is None:
            self._failed.add((at, i, left))
        return found

    def _slip(self, at: int, i: int) -> tuple[int, ...] | None:
        """From here on with one thing wrong."""
        sign = self._signs[at] if at < len(self._signs) else None
        for j in range(min(i + LONGEST, len(self._query)), i + 2, -1):
            if sign is not None and any(slips(self._query[i:j]) & slips(read) for read in sign.reads):
                rest = self._go(at + 1, j, 0)
                if rest is not None:
                    return (at, *rest)
        # One is missing, another stands in its place, one too many: so that as much as possible is marked.
        steps = ((at + 1, i), (at + 1, i + 1), (at, i + 1)) if sign is not None else ((at, i + 1),)
        return next((rest for step in steps if (rest := self._go(*step, 0)) is not None), None)


def _followed(signs: Sequence[Sign], query: str, start: int) -> tuple[int, ...]:
    """From `start` on, each next character at its next place; none if one has none."""
    way: list[int] = []
    at = start
    for character in query:
        found = next((n for n in range(at, len(signs)) if character in ways(signs[n]).anywhere), None)
        if found is None:
            return ()
        way.append(found)
        at = found + 1
    return tuple(way)
