"""When nothing is found: what may have been meant. The first of these ways that leads to anything is taken.

1. a citizens' word that is not typed to its end (下水 for 下水道);
2. without what is only said around it (怎么办, 要带什么材料); what is left is tried in the other ways too:
3. with one thing wrong: a letter or character too many, missing or another, a syllable misspelt;
4. as it is said in the south (zuzai for zhuzhai);
5. only the citizens' word in it (我家下水道堵了);
6. as much of the beginning as is found;
7. titles that share the most pairs of characters.

Rules it keeps: a near hit says that it is one; short queries have none, because everything is near to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import pairwise

from kiosk.search.catch import Catch
from kiosk.search.literally import literally, meant
from kiosk.search.marks import Mark, shared, sounded, spelt
from kiosk.search.plain import Text
from kiosk.search.standing import HOW

SHORTEST_LETTERS, SHORTEST_CHARACTERS = 4, 3
SHORTEST_BEGINNING = 2
MOST_SHARING = 200
"""Titles that share a pair: more are looked at by nobody."""

Way = Callable[[Catch, str], None]


def nearly(catch: Catch, query: str) -> None:
    """Catch what is near to `query` (plain, not empty)."""
    _unfinished_saying(catch, query)
    matter = catch.index.sayings.without_fillers(query)
    if not catch and matter and matter != query:
        literally(catch, matter, 0, "meant")
        meant(catch, matter)
    for way in WAYS:
        if not catch:
            way(catch, matter or query)


def _unfinished_saying(catch: Catch, query: str) -> None:
    said = catch.index.said
    if len(query) > 2 or not query.isascii():
        for number, _ in said.entries(said.starts(query) & said.first):
            for official in catch.index.sayings.sayings[number].mean:
                literally(catch, official, HOW["near"], "near")


def _with_a_slip(catch: Catch, query: str) -> None:
    if _long_enough(query):
        shelf = catch.index.titles
        places = shelf.slips(query)
        places = places & shelf.words or places  # in the middle of a word it is chance, where there is anything else
        catch.titles(places & shelf.first, "near", HOW["near"] + 5, partial(_slipped, query=query))
        catch.titles(places, "near", HOW["near"], partial(_slipped, query=query))


def _as_it_sounds(catch: Catch, query: str) -> None:
    if query.isascii() and len(query) >= SHORTEST_LETTERS:
        shelf = catch.index.titles
        places = shelf.sounds(query)
        catch.titles(places & shelf.words, "near", HOW["near"] + 5, partial(_sounded, query=query))
        catch.titles(places, "near", HOW["near"], partial(_sounded, query=query))


def _only_sayings(catch: Catch, query: str) -> None:
    for saying in catch.index.sayings.sayings:
        if saying.say in query:
            for words in (saying.say, *saying.mean):
                literally(catch, words, HOW["near"], "near")


def _its_beginning(catch: Catch, query: str) -> None:
    """The longest beginning that stands in a title; what is too short to mean anything is not tried."""
    shelf = catch.index.titles
    found, beyond = SHORTEST_BEGINNING, len(query)
    while beyond - found > 1:
        middle = (found + beyond) // 2
        if shelf.starts(query[:middle]):
            found = middle
        else:
            beyond = middle
    if found * 2 >= len(query) and found > SHORTEST_BEGINNING:
        literally(catch, query[:found], HOW["near"], "near")


def _sharing_pairs(catch: Catch, query: str) -> None:
    shelf = catch.index.titles
    pairs = tuple(dict.fromkeys(a + b for a, b in pairwise(query) if not (a + b).isascii()))
    counts = Counter(number for pair in pairs for number, _ in shelf.entries(shelf.starts(pair)))
    least = max(1, len(pairs) // 3)
    best = sorted(((count, -number) for number, count in counts.items() if count >= least), reverse=True)
    for count, number in best[:MOST_SHARING]:
        catch.title(-number, 0, "near", HOW["near"] + 10 * count, partial(_sharing, pairs=pairs))


def _long_enough(query: str) -> bool:
    return len(query) >= (SHORTEST_LETTERS if query.isascii() else SHORTEST_CHARACTERS)


def _slipped(text: Text, start: int, query: str) -> tuple[Mark, ...]:
    return spelt(text, query, start, slips=1)


def _sounded(text: Text, start: int, query: str) -> tuple[Mark, ...]:
    return sounded(text, query, start)


def _sharing(text: Text, _start: int, pairs: tuple[str, ...]) -> tuple[Mark, ...]:
    return shared(text, pairs)


WAYS: tuple[Way, ...] = (_with_a_slip, _as_it_sounds, _only_sayings, _its_beginning, _sharing_pairs)
