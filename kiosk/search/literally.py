"""What was typed, as it stands: in titles first, then in other words and codes; and under its official name.

Rules it keeps: initials in the middle of a word are mostly chance and count little in a title, nothing in other words;
characters that stand apart (施工证 in 施工许可证) count from three on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial

from kiosk.search.catch import Catch
from kiosk.search.index import Group
from kiosk.search.marks import Mark, scattered, spelt
from kiosk.search.plain import Text
from kiosk.search.standing import HOW, LETTERS_INSIDE, MEANT, WHOLE_WORDS, How

SHORTEST_CODE = 4
"""All codes of an office begin alike."""

SHORTEST_LETTERS, SHORTEST_ENGLISH, SHORTEST_SCATTERED = 2, 3, 3
MOST_MEANINGS = 6


def literally(catch: Catch, query: str, points: int = 0, label: How | None = None) -> None:
    """Catch what `query` (plain, not empty) can be read in. `label`: how it is said to be found, if not just so."""
    letters = query.isascii()
    marking = partial(_spelt, query=query)
    shelf = catch.index.titles
    places = shelf.starts(query)
    if places & shelf.first:
        whole = shelf.starts(query, whole=True) & shelf.first
        catch.titles(whole, label or "whole", points + HOW["whole"], partial(_spelt, query=query, whole=True))
        catch.titles(places & shelf.first, label or "prefix", points + HOW["prefix"], marking)
    catch.titles(places & shelf.words, label or "word", points + HOW["word"], marking)
    inside = points + HOW["inside"] + (LETTERS_INSIDE if letters else 0)
    catch.titles(places, label or "inside", inside, marking)
    if not letters and len(query) >= SHORTEST_SCATTERED:
        catch.titles(
            shelf.scattered(query), label or "scattered", points + HOW["scattered"], partial(_apart, query=query)
        )
    if not letters or len(query) >= SHORTEST_LETTERS:
        _in_words(catch, catch.index.others, query, points, label)
    if letters and len(query) >= SHORTEST_ENGLISH:
        _in_words(catch, catch.index.english, query, points, label)
    _in_codes(catch, query, points, label)


def meant(catch: Catch, query: str) -> None:
    """Catch what `query` says in citizens' words."""
    for number, official in enumerate(dict.fromkeys(_meanings(catch, query))):
        if number == MOST_MEANINGS:
            return
        literally(catch, official, MEANT - number, "meant")


def _meanings(catch: Catch, query: str) -> Iterator[str]:
    said = catch.index.said
    for number, _ in said.entries(said.starts(query, whole=True) & said.first):
        yield from catch.index.sayings.sayings[number].mean
    yield from catch.index.sayings.meanings(query)


def _in_words(catch: Catch, group: Group, query: str, points: int, label: How | None) -> None:
    shelf = group.shelf
    places = shelf.starts(query)
    marking = partial(_spelt, query=query)
    if places & shelf.first:
        whole = shelf.starts(query, whole=True) & shelf.first
        catch.words(group, whole, label or "whole", points + HOW["prefix"] + WHOLE_WORDS, marking)
        catch.words(group, places & shelf.first, label or "prefix", points + HOW["prefix"], marking)
    catch.words(group, places & shelf.words, label or "word", points + HOW["word"], marking)
    if not query.isascii():
        catch.words(group, places, label or "inside", points + HOW["inside"], marking)


def _in_codes(catch: Catch, query: str, points: int, label: How | None) -> None:
    codes = catch.index.codes
    if len(query) < SHORTEST_CODE or not query.isascii():
        return
    taken = 0
    for at in range(bisect_left(codes, (query, -1, "")), len(codes)):
        code, number, shown = codes[at]
        if taken == catch.limit or not code.startswith(query):
            return
        how: How = "whole" if code == query else "prefix"
        taken += catch.code(number, label or how, points + HOW[how], shown, partial(_spelt, query=query))


def _spelt(text: Text, start: int, query: str, whole: bool = False) -> tuple[Mark, ...]:
    return spelt(text, query, start, whole)


def _apart(text: Text, _end: int, query: str) -> tuple[Mark, ...]:
    return scattered(text, query)
