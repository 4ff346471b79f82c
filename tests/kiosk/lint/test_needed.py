"""Needed words: whatever a pattern matches holds one of them; where that cannot be told there are none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import folder
from kiosk.lint.needed import needed

SHIPPED = [wording.pattern for wording in folder.shipped_rules().wordings]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("其他材料", ("其他材料",)),
        ("其[他它](有关|相关)?材料", ("材料",)),
        ("其[他它](有关|相关)资", ("其",)),
        ("上级.{0,8}复议|向省厅", ("上级", "向省厅")),
        ("复议(机关|机构)|向上级复议", ("复议",)),
        ("ab?c", ("a",)),
        ("(a|b)?cd", ("cd",)),
        ("ab+c", ("ab",)),
        ("(?:a|b){2}c", ("c",)),
        ("a{0,3}bc", ("bc",)),
        (r"x\.y", ("x.y",)),
        ("^其他$", ("其他",)),
        ("(a(b|c))de", ("de",)),
        (r"\d+号", ("号",)),
    ],
)
def test_the_fewest_and_longest_words_are_named(pattern, words):
    assert needed(pattern) == words


@pytest.mark.parametrize(
    "pattern", ["a|.", "[ab]", ".*", "a?", "(|ab)", "(?=a)b", "(?i)ab", r"\x41", r"(a)\1", "\\u5176"]
)
def test_where_nothing_can_be_told_there_are_none(pattern):
    assert needed(pattern) == ()


def test_every_shipped_wording_has_its_words():
    assert all(needed(pattern) for pattern in SHIPPED)


texts = st.text("其他它相关有材料规定的条件复议上级向省厅不等及号[]2026三个月起诉0。，", max_size=30)


@given(texts, st.sampled_from(SHIPPED))
def test_a_shipped_wording_is_found_only_where_one_of_its_words_is(text, pattern):
    assert not re.search(pattern, text) or any(word in text for word in needed(pattern))


atoms = st.sampled_from(
    ["a", "b", "[ab]", ".", r"\.", "(a|b)", "(ab|c)", "(a(b|c)|d)", "(|a)", "[^a]", r"\d", "(?:bc)"]
)
quantified = st.tuples(atoms, st.sampled_from(["", "", "?", "*", "+", "{0}", "{2}", "{1,}", "{,2}", "+?"])).map("".join)
patterns = st.lists(st.lists(quantified, min_size=1, max_size=4).map("".join), min_size=1, max_size=3).map("|".join)


@given(patterns, st.text("abcd.1", max_size=8))
def test_any_pattern_is_found_only_where_one_of_its_words_is(pattern, text):
    words = needed(pattern)
    assert not words or not re.search(pattern, text) or any(word in text for word in words)
