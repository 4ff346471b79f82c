"""Lines into pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.typeset import Line, Run, Style, pages

BODY = Style("regular", 40)


def line(text: str, ends: bool = False) -> Line:
    return Line(0, len(text), (Run(text, list(range(len(text))), BODY),) if text else (), 40, 40, ends)


def words(found: list[list[Line]]) -> list[str]:
    return ["".join(one.text or "_" for one in page) for page in found]


def test_a_text_that_fits_is_one_page():
    assert words(pages([line("a"), line("b", True)], 2)) == ["ab"]


def test_a_text_without_lines_is_one_page_without_lines():
    assert pages([], 5) == [[]]


def test_the_last_line_of_a_paragraph_takes_the_line_before_it_along():
    lines = [line(c) for c in "abcd"] + [line("e", True), line("f", True)]
    assert words(pages(lines, 4)) == ["abc", "def"]


def test_a_paragraph_of_one_line_may_stand_at_the_head_of_a_page():
    assert words(pages([line("a"), line("b"), line("c", True), line("d", True)], 3)) == ["abc", "d"]


def test_no_page_begins_with_an_empty_line():
    assert words(pages([line("a", True), line("b", True), line("", True), line("c", True)], 2)) == ["ab", "c"]


def test_a_page_without_room_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        pages([line("a")], 0)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(["", "x"]), st.booleans()), max_size=60), st.integers(1, 9))
def test_every_line_that_shows_something_is_on_one_page_and_none_is_too_long(shape: list[tuple[str, bool]], room: int):
    lines = [line(text and f"{i},", ends) for i, (text, ends) in enumerate(shape)]
    found = pages(lines, room)
    assert all(len(page) <= room for page in found)
    assert all(page for page in found) or not any(one.runs for one in lines) or not lines
    shown = [one.text for page in found for one in page if one.runs]
    assert shown == [one.text for one in lines if one.runs]
