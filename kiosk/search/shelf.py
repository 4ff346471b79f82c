"""Texts one behind the other, and where in them a query can be read: a row of bits for every way to type a character.

Rules it keeps:
- a place is the number of a character in all texts together; a set of places is one integer, so that all texts are
  looked at in one shift and one AND, whatever was typed (10,000 titles: 24 kB, some microseconds);
- a query is read in every way that it can be cut into characters, initials and syllables: `xian` is 县 and 西安;
- the last syllable may be unfinished; between two texts lies an empty place, so that nothing is read across;
- the texts stand in the order they are wanted, so that the first bits are the best.

A shelf belongs to one thread: it remembers the rows that were asked for last.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from operator import concat

from kiosk.search.alphabet import BREAK, END, Alphabet
from kiosk.search.plain import Text
from kiosk.search.syllables import LONGEST, beginnings, blurred, forms, slips

KEPT = 256
"""Rows that are remembered: 6 MB for 10,000 titles."""

SOMETHING = re.compile(rb"[^\0]")

Row = Callable[[str, bool], int]
"""The places a unit may be read at; whether it is the query's last, and may be unfinished."""


class Shelf:
    """`texts` in letters of the `alphabet`, and `shown`; `openings`: pairs of letters that words begin with."""

    def __init__(
        self, texts: Sequence[str], shown: Sequence[str], alphabet: Alphabet, openings: Collection[str] = ()
    ) -> None:
        self._texts, self._shown, self._alphabet = texts, shown, alphabet
        line = "".join(text.replace(BREAK, "") + END for text in texts)
        self._size = len(line)
        letters = {END}
        for text in texts:  # one by one: while all are looked at in one call, the glass would stand still
            letters.update(text)
        self._places = {letter: array("I") for letter in letters - {BREAK}}
        write = {letter: places.append for letter, places in self._places.items()}
        for at, letter in enumerate(line):
            write[letter](at)
        after = self._places.pop(END)
        self._starts = array("I", (0, *(at + 1 for at in after))[: len(texts)])
        words = array("I", _after_breaks(texts))
        if openings:
            words.extend(at for at, pair in enumerate(map(concat, line, line[1:])) if pair in openings)
        self.first, self.words, self._after = (self._bits((some,)) for some in (self._starts, words, after))
        self._everywhere = (1 << self._size) - 1
        self._any = self._everywhere ^ self._after
        self._known: dict[object, int] = {}
        self._typed, self._begun, self._slipped, self._blurred = self._ways()
        self._longest = min(LONGEST, max(map(len, self._typed), default=1))

    def expect(self, units: Iterable[str]) -> None:
        """Have the rows of these ready: they are the longest, and the first key must not wait for them."""
        for unit in units:
            self._row(unit, False)

    def text(self, number: int) -> Text:
        """One of the texts, in signs."""
        return self._alphabet.text(self._texts[number], self._shown[number])

    def starts(self, query: str, whole: bool = False) -> int:
        """The places where `query` can be read from; `whole`: to the end of the text."""
        return self._read(query, self._after if whole else self._everywhere, self._row)[0]

    def sounds(self, query: str) -> int:
        """The same for a query typed as it is said in the south."""
        return self._read(query, self._everywhere, self._sounding)[0]

    def slips(self, query: str) -> int:
        """The places where it can be read from if one thing in it is wrong: a letter, a character, a syllable."""
        exact = self._read(query, self._everywhere, self._row)
        count = len(query)
        once = [0] * (count + 1)
        for i in range(count - 1, -1, -1):
            found = exact[i + 1] | (self._any & (exact[i + 1] >> 1))  # one too many, or another in its stead
            if i:
                found |= self._any & (exact[i] >> 1)  # one is missing
            for j in range(i + 1, min(i + self._longest, count) + 1):
                if once[j]:
                    found |= self._row(query[i:j], j == count) & (once[j] >> 1)
                if j > i + 2 and exact[j]:
                    found |= self._misspelt(query[i:j]) & (exact[j] >> 1)
            once[i] = found
        return once[0] & self._any

    def scattered(self, query: str) -> int:
        """The places where `query` ends, its characters standing in their order in one text, others between them."""
        places = 0
        for number, character in enumerate(query):
            # Per text all places after the first one: a text's bits taken from the bit behind them carry just so far.
            before = (places | (self._after - places)) & self._any if number else self._everywhere
            places = (before << 1 if number else before) & self._row(character, False)
        return places

    def entries(self, places: int) -> Iterator[tuple[int, int]]:
        """The numbers of the texts these places lie in, each once, with how far in the first of them lies."""
        data = places.to_bytes(self._size // 8 + 1, "little")
        done = 0
        byte = SOMETHING.search(data)
        while byte is not None:
            first = byte.start()
            bits = data[first] & (0xFF << max(0, done - 8 * first))
            if bits:
                at = 8 * first + (bits & -bits).bit_length() - 1
                number = bisect_right(self._starts, at) - 1
                done = self._starts[number + 1] if number + 1 < len(self._starts) else self._size
                yield number, at - self._starts[number]
            byte = SOMETHING.search(data, max(done >> 3, first + (not bits)))

    def _read(self, query: str, ends: int, row: Row) -> list[int]:
        """For every place in the query: where the rest of it can be read from."""
        count = len(query)
        rest = [0] * count + [ends]
        moved = [0] * count + [ends >> 1]
        for i in range(count - 1, -1, -1):
            for j in range(i + 1, min(i + self._longest, count) + 1):
                if moved[j]:
                    rest[i] |= row(query[i:j], j == count) & moved[j]
            moved[i] = rest[i] >> 1
        return rest

    def _row(self, unit: str, last: bool) -> int:
        letters = self._typed.get(unit, ())
        begun = self._begun.get(unit, ()) if last else ()
        return self._together((unit, bool(begun)), (*letters, *begun)) if letters or begun else 0

    def _sounding(self, unit: str, last: bool) -> int:
        letters = self._blurred.get(blurred(unit), ())
        return self._row(unit, last) | (self._together(("~", unit), letters) if letters else 0)

    def _misspelt(self, unit: str) -> int:
        letters = dict.fromkeys(letter for slip in slips(unit) for letter in self._slipped.get(slip, ()))
        return self._together(("?", unit), letters) if letters else 0

    def _together(self, name: object, letters: Iterable[str]) -> int:
        known = self._known.pop(name, None)
        if known is None:
            if len(self._known) >= KEPT:
                self._known.pop(next(iter(self._known)))
            known = self._bits(self._places[letter] for letter in letters)
        self._known[name] = known  # behind all others: the first is the longest unused
        return known

    def _bits(self, places: Iterable[array[int]]) -> int:
        row = bytearray(self._size // 8 + 1)
        for some in places:
            for at in some:
                row[at >> 3] |= 1 << (at & 7)
        return int.from_bytes(row, "little")

    def _ways(self) -> tuple[dict[str, list[str]], ...]:
        """By what is typed, the letters that may be meant: exactly, unfinished, with a slip, as it is said."""
        typed: dict[str, list[str]] = defaultdict(list)
        begun: dict[str, list[str]] = defaultdict(list)
        slipped: dict[str, list[str]] = defaultdict(list)
        said: dict[str, list[str]] = defaultdict(list)
        for letter in self._places:
            character, reads = self._alphabet.sign(letter)
            typed[character].append(letter)
            for read in reads:
                for table, units in (
                    (typed, forms(read)),
                    (begun, beginnings(read)),
                    (slipped, slips(read)),
                    (said, (blurred(read),)),
                ):
                    for unit in units:
                        table[unit].append(letter)
        return typed, begun, slipped, said


def _after_breaks(texts: Iterable[str]) -> Iterator[int]:
    """Where a text begins, or goes on after something that does not count."""
    at = 0
    for text in texts:
        for part in text.split(BREAK):
            if part:
                yield at
                at += len(part)
        at += 1
