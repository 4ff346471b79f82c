"""Whatever hangs from a root, its drawing is clean: nothing meets, no line runs through a box, all is inside."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.box import Box
from kiosk.graph.tree import Scale, Twig, columns, trees

SCALE = Scale(gap=30, stub=24, inset=40, near=12)
ROOT = (500, 120)
LEAST = 320
TWIGS = st.lists(
    st.builds(Twig, st.integers(80, 300), st.lists(st.integers(80, 140), max_size=3).map(tuple)), max_size=30
)


def drawn(twigs, width=968, room=1200):
    return trees(ROOT, twigs, columns(width, LEAST, SCALE), room, SCALE)


def crosses(a: tuple[int, int], b: tuple[int, int], box: Box) -> bool:
    """Whether a straight piece runs through the inside of a box."""
    left, right = sorted((a[0], b[0]))
    top, bottom = sorted((a[1], b[1]))
    return left < box.right and right > box.x and top < box.bottom and bottom > box.y


@pytest.mark.parametrize(("width", "count"), [(1808, 4), (968, 2), (500, 1)])
def test_there_are_as_many_columns_as_have_room(width, count):
    found = columns(width, LEAST, SCALE)
    assert len(found.lefts) == count
    assert found.lefts[-1] + found.column <= width


@given(TWIGS, st.sampled_from([1808, 968, 540]), st.integers(500, 1400))
@settings(max_examples=60, deadline=None)
def test_every_tree_is_clean_and_loses_nothing(twigs, width, room):
    pages = drawn(twigs, width, room)
    told = [(child, hung) for page in pages for child, hung, _ in page.boxes]
    assert sorted(told) == sorted((n, h) for n, twig in enumerate(twigs) for h in range(-1, len(twig.hangs)))
    for page in pages:
        boxes = [page.root, *(box for _, _, box in page.boxes)]
        assert all(Box(0, 0, page.width, page.height).holds(box) for box in boxes)
        assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
        for line in page.lines:
            assert not [(a, b, box) for a, b in pairwise(line) for box in boxes if crosses(a, b, box)]
            assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(line)), "a slanting line"


def test_a_line_leads_from_the_root_to_every_child_and_from_a_child_to_what_hangs_from_it():
    (page,) = drawn([Twig(100, (80, 80)), Twig(100)])
    assert len(page.lines) == 4
    first, second, *hung = (line[-1] for line in page.lines)
    ends = {first, second, *hung}
    for _, _, box in page.boxes:
        assert ends & {(box.x, box.y + box.h // 2), (box.right, box.y + box.h // 2)}
    assert [line[0][1] for line in page.lines].count(page.root.bottom) == 2


def test_what_is_too_long_goes_on_under_the_same_root():
    pages = drawn([Twig(150)] * 9, room=700)
    assert [len(page.boxes) for page in pages] == [6, 3]
    assert len({page.root for page in pages}) == 1
    assert all(page.height <= 700 for page in pages)


def test_no_page_is_without_a_child_even_where_there_is_no_room():
    assert [len(page.boxes) for page in drawn([Twig(400)] * 3, room=200)] == [2, 1]


def test_a_root_without_children_stands_alone():
    (page,) = drawn([])
    assert (page.boxes, page.lines, page.height) == ((), (), ROOT[1])
