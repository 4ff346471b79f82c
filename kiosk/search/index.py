"""All that can be found in an edition, made once: titles on one shelf, other words on a second, codes in a sorted list.

Rules it keeps:
- items stand in the order of their standing, so that the first place on a shelf is the best;
- titles are read as the edition says, by phrase and by single character; other words as these characters are read in
  any title, because nothing on a terminal knows pinyin by itself;
- the same words of many items stand on the shelf once.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_lowercase

from kiosk.content.edition import Reading
from kiosk.content.item import ItemId
from kiosk.content.kinds import AnyItem, Kind
from kiosk.search.alphabet import BREAK, Alphabet
from kiosk.search.fields import Field, codes_of, fields_of
from kiosk.search.plain import plain
from kiosk.search.sayings import NONE, Sayings
from kiosk.search.shelf import Shelf
from kiosk.search.standing import FIELD, kind_of, place_among_equals, standing


@dataclass(frozen=True)
class Entry:
    """An item as search knows it."""

    item_id: ItemId
    kind: Kind
    title: str
    standing: int


@dataclass(frozen=True)
class Words:
    """Words that are no title, and the numbers of the entries that hold them, best first."""

    field: Field
    shown: str
    entries: array[int]


@dataclass(frozen=True)
class Group:
    """Words that are looked through together: `words[n]` is text n of the shelf."""

    words: tuple[Words, ...]
    shelf: Shelf


@dataclass(frozen=True)
class Index:
    """Made by `index`; asked by `find`, on one thread at a time."""

    entries: tuple[Entry, ...]
    titles: Shelf
    others: Group
    english: Group  # apart: no syllable is looked for in it
    codes: tuple[tuple[str, int, str], ...]  # plain, number of the entry, as shown; sorted
    sayings: Sayings
    said: Shelf


def index(items: Iterable[AnyItem], readings: Iterable[Reading] = (), sayings: Sayings = NONE) -> Index:
    """The index of the items that are disclosed proactively. A title without a reading is found by its characters."""
    wanted = [(standing(item), item) for item in items if item.disclosure == "proactive"]
    wanted.sort(key=lambda pair: (-pair[0], place_among_equals(pair[1])))
    entries = tuple(Entry(item.id, kind_of(item), item.title, points) for points, item in wanted)
    aloud = {reading.id: reading for reading in readings}
    alphabet = Alphabet()
    titles = [alphabet.title(entry.title, aloud.get(entry.item_id)) for entry in entries]
    words = _words(item for _, item in wanted)
    others = tuple(some for some in words if some.field != "english")
    english = tuple(some for some in words if some.field == "english")
    spelt = [alphabet.words(some.shown) for some in others]
    said = [alphabet.said(saying.say, saying.syllables) for saying in sayings.sayings]
    openings = frozenset(_openings((*titles, *spelt), alphabet))
    by_title = Shelf(titles, [entry.title for entry in entries], alphabet, openings)
    by_words = Shelf(spelt, [some.shown for some in others], alphabet, openings)
    for shelf in (by_title, by_words):
        shelf.expect(ascii_lowercase)
    return Index(
        entries=entries,
        titles=by_title,
        others=Group(others, by_words),
        english=_english(english, alphabet),
        codes=tuple(sorted(_codes(item for _, item in wanted))),
        sayings=sayings,
        said=Shelf(said, [saying.say for saying in sayings.sayings], alphabet),
    )


def _english(words: tuple[Words, ...], alphabet: Alphabet) -> Group:
    shown = [some.shown for some in words]
    return Group(words, Shelf([alphabet.words(text) for text in shown], shown, alphabet))


def _words(items: Iterable[AnyItem]) -> tuple[Words, ...]:
    """Every field's words once: the fields that count most first, then the shortest."""
    holders: dict[tuple[Field, str], array[int]] = defaultdict(lambda: array("I"))
    for number, item in enumerate(items):
        for named in fields_of(item):
            if named[1]:
                holders[named].append(number)
    found = [Words(field, shown, entries) for (field, shown), entries in holders.items()]
    found.sort(key=lambda w: (-FIELD[w.field], len(w.shown), w.shown))
    return tuple(found)


def _openings(texts: Iterable[str], alphabet: Alphabet) -> Iterator[str]:
    """The pairs of characters that texts and their parts begin with: with what others begin, a word begins."""
    pairs = {part[:2] for text in texts for part in text.split(BREAK)}
    return (pair for pair in pairs if len(pair) == 2 and not alphabet.sign(pair[0]).character.isascii())


def _codes(items: Iterable[AnyItem]) -> Iterator[tuple[str, int, str]]:
    for number, item in enumerate(items):
        for code in codes_of(item):
            if code:
                yield plain(code), number, code
