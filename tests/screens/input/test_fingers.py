"""Hands as they come: two fingers, a palm that rests, a long press, a drag over keys, the very edge of the glass."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, an_edition
from fakes.glass import Glass
from kivy.tests.common import UnitTestTouch


@pytest.fixture
def glass(window):
    found = Glass(window, an_edition(a_guide(), a_notice()))
    found.wait(1)
    yield found
    found.close()


def finger(glass, name="", spot=(0, 0)):
    """A finger that comes down in the middle of what bears this name, or at a spot, and stays."""
    if name:
        box = glass.screen.find(name).box
        spot = box.x + box.w // 2, box.y + box.h // 2
    touch = UnitTestTouch(spot[0], int(glass.screen.height) - spot[1])
    glass._wall.advance(0.5)
    touch.touch_down()
    glass.settle()
    return touch


def leaves(glass, touch):
    touch.touch_up()
    glass.settle()


def lit(glass):
    """How many panes lie over those of the layers: each shows a finger on something."""
    return len(glass.screen.children) - len(glass.screen.shown)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_fingers_the_later_one_is_meant_and_nothing_stays_lit(glass, order):
    fingers = [finger(glass, "large"), finger(glass, "guides")]
    assert lit(glass) == 1
    for number in order:
        leaves(glass, fingers[number])
    assert (glass.visit.place, glass.visit.large) == ("guides", False)
    assert lit(glass) == 0


def test_a_palm_that_rests_on_the_glass_keeps_nobody_from_pressing(glass):
    palm = finger(glass, "notices")
    for name in ("large", "large", "guides", "home"):
        leaves(glass, finger(glass, name))
    assert (glass.visit.place, glass.visit.large) == ("home", False)
    leaves(glass, palm)
    assert glass.visit.place == "home"
    assert lit(glass) == 0


def test_a_long_press_is_a_press(glass):
    touch = finger(glass, "guides")
    glass.wait(8, steps=4)
    leaves(glass, touch)
    assert glass.visit.place == "guides"


def test_a_drag_over_keys_presses_none_of_them_on_its_way_nor_where_it_ends(glass):
    touch = finger(glass, "guides")
    for name in ("notices", "large", "help"):
        box = glass.screen.find(name).box
        touch.touch_move(box.x + box.w // 2, int(glass.screen.height) - box.y - box.h // 2)
    leaves(glass, touch)
    assert (glass.visit.place, glass.visit.large) == ("home", False)
    assert lit(glass) == 0


def test_the_very_edge_of_the_glass_is_a_place_like_any_other(glass):
    wide, high = int(glass.screen.width) - 1, int(glass.screen.height) - 1
    for spot in ((0, 0), (wide, 0), (0, high), (wide, high), (wide // 2, high)):
        leaves(glass, finger(glass, spot=spot))
        assert lit(glass) == 0
    assert glass.visit.place == "home"
