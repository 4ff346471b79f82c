"""What a change costs on the wire, held to feed.md §1."""

import pytest

from benchmarks.feed_bytes import measure


@pytest.fixture(scope="module")
def thousand():
    return measure((1_000,))["1000 guides"]


def test_a_changed_guide_of_a_thousand_costs_at_most_40_kb(thousand):
    assert thousand["guide_bytes"] > 7_900
    assert thousand["changed_guide"]["requests"] == 6
    assert 5_000 < thousand["changed_guide"]["down"] <= 40_000


def test_a_new_title_costs_no_more_than_a_new_sentence(thousand):
    assert abs(thousand["changed_title"]["down"] - thousand["changed_guide"]["down"]) < 2_000


def test_a_poll_that_finds_nothing_is_one_request_of_a_few_bytes(thousand):
    assert thousand["nothing_new"]["requests"] == 1
    assert thousand["nothing_new"]["up"] + thousand["nothing_new"]["down"] <= 400
