"""How close one looks and where: never out of the picture, nothing jumped over, nothing lost on the way back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.box import Box
from screens.glance import CLOSENESS, Glance, aside, closest, glance_of, nearer, seen, tab_of

FITTED, ROOM = (700, 1000), (900, 1000)
GLANCES = st.builds(
    Glance, st.integers(0, 9), st.integers(0, len(CLOSENESS) - 1), st.integers(0, 1000), st.integers(0, 1000)
)


@given(GLANCES)
def test_a_tab_tells_the_glance_whole(glance):
    assert glance_of(tab_of(glance)) == glance


@pytest.mark.parametrize("tab", ["", "forms", "1:2", "1:2:x:4", "-1", "a:b:c:d", "1:2:3:4:5"])
def test_a_tab_that_makes_no_sense_is_the_whole_of_the_first(tab):
    assert glance_of(tab) == Glance()


def test_too_close_or_too_far_aside_is_brought_back():
    assert glance_of("2:99:5000:5000") == Glance(2, len(CLOSENESS) - 1, 1000, 1000)
    assert glance_of("3") == Glance(3)


@given(GLANCES, st.sampled_from(["left", "right", "up", "down"]))
def test_what_one_sees_lies_in_the_picture_wherever_one_steps(glance, side):
    for there in (glance, aside(glance, side, seen(glance, FITTED, ROOM))):
        found = seen(there, FITTED, ROOM)
        assert Box(0, 0, *found.whole).holds(found.part)
        assert found.part.w <= ROOM[0]
        assert found.part.h <= ROOM[1]


@pytest.mark.parametrize(("side", "start"), [("right", 0), ("left", 1000), ("down", 0), ("up", 1000)])
def test_stepping_aside_sees_all_of_it_and_then_ends(side, start):
    glance, pieces = Glance(0, 4, start, start), []
    while True:
        here = seen(glance, FITTED, ROOM)
        along = (here.part.x, here.part.w) if side in ("left", "right") else (here.part.y, here.part.h)
        pieces.append(along)
        if side in here.ends:
            break
        glance = aside(glance, side, here)
        assert len(pieces) < 20, "a picture without an end"
    pieces.sort()
    total = here.whole[0] if side in ("left", "right") else here.whole[1]
    assert pieces[0][0] == 0
    assert pieces[-1][0] + pieces[-1][1] == total
    assert all(a + w > b for (a, w), (b, _) in pairwise(pieces)), "something is jumped over"


def test_the_whole_has_an_end_on_every_side():
    assert seen(Glance(), FITTED, ROOM).ends == {"left", "right", "up", "down"}


def test_a_page_is_read_from_its_top_and_a_spot_stays_when_one_goes_back_and_comes_closer():
    near = nearer(Glance(), 3)
    assert seen(near, FITTED, ROOM).part.y == 0
    down = aside(near, "down", seen(near, FITTED, ROOM))
    assert down.y > 0
    assert nearer(nearer(down, -1), 1) == down
    assert nearer(Glance(), -1) == Glance()
    assert nearer(replace(near, closer=4), 1).closer == 4


def test_a_picture_ends_where_its_pixels_do_a_page_of_a_document_does_not():
    assert closest((700, 1000), None) == len(CLOSENESS) - 1
    assert CLOSENESS[closest((700, 1000), (700, 1000))] == 2.0
    assert closest((700, 1000), (300, 400)) == 0
