"""The hash chain: what was shown cannot be changed afterwards without it being seen."""

from __future__ import annotations

import pytest

from kiosk.evidence import START, chain, verify

ENTRIES = [b"one", b"two", b"three", b"four"]


def test_a_whole_chain_has_no_broken_place():
    assert verify(chained(ENTRIES)) is None


def test_an_empty_chain_is_whole():
    assert verify([]) is None


@pytest.mark.parametrize("place", range(4))
def test_a_changed_entry_is_found_at_its_place(place):
    entries = chained(ENTRIES)
    entries[place] = (b"other", entries[place][1])
    assert verify(entries) == place


@pytest.mark.parametrize("place", range(3))
def test_an_entry_taken_out_is_found_where_it_is_missing(place):
    entries = chained(ENTRIES)
    del entries[place]
    assert verify(entries) == place


def test_two_entries_that_changed_places_are_found():
    entries = chained(ENTRIES)
    entries[1], entries[2] = entries[2], entries[1]
    assert verify(entries) == 1


def test_a_piece_out_of_the_middle_is_verified_from_the_link_before_it():
    entries = chained(ENTRIES)
    assert verify(entries[2:], previous=entries[1][1]) is None
    assert verify(entries[2:]) == 0


def test_the_chain_is_the_same_for_ever():
    link = "86b21e2a"
    assert chain(START, b'{"item":"a-notice"}').startswith(link), "links already stored would no longer verify"


def chained(entries):
    link, result = START, []
    for entry in entries:
        link = chain(link, entry)
        result.append((entry, link))
    return result
