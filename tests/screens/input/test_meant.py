"""A finger that was on its way when something else appeared by itself presses nothing of that."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, an_alarm, an_edition, an_emergency
from fakes.glass import Glass
from fakes.seeking import readable_sample
from kivy.tests.common import UnitTestTouch

from kiosk.visit import Open
from screens.input.meant import ON_ITS_WAY_S
from screens.seeking import AtOnce


@pytest.fixture
def glass(window):
    found = Glass(window, an_edition(a_guide(), a_notice()))
    found.wait(1)
    yield found
    found.close()


def middle(glass, name):
    box = glass.screen.find(name).box
    return box.x + box.w // 2, box.y + box.h // 2


def late(glass, spot, seconds):
    """A finger that was meant for this spot touches it so many seconds from now."""
    glass._wall.advance(seconds)
    touch = UnitTestTouch(spot[0], int(glass.screen.height) - spot[1])
    touch.touch_down()
    touch.touch_up()
    glass.settle()


def test_a_warning_that_comes_up_under_a_finger_is_not_taken_for_read(glass):
    glass.alarm(an_emergency(an_alarm()))
    read = middle(glass, "read")
    glass.alarm(an_emergency())
    glass.wait(1)
    glass.alarm(an_emergency(an_alarm("second")))
    late(glass, read, ON_ITS_WAY_S / 2)
    assert glass.screen.showing == "alarm"
    late(glass, read, ON_ITS_WAY_S)
    assert glass.screen.showing == "content"


def test_when_a_warning_is_lifted_the_finger_meant_for_its_key_opens_nothing(glass):
    for name in ("guides", "large", "help"):
        spot = middle(glass, name)
        glass.alarm(an_emergency(an_alarm()))
        glass.wait(1)
        glass.alarm(an_emergency())
        late(glass, spot, 0.2)
        assert (glass.visit.place, glass.visit.large) == ("home", False)


def test_a_row_that_takes_the_place_of_another_is_not_opened_for_it(glass):
    items = [a_notice(f"notice-{n}", title=f"第{n}件公告") for n in range(4)]
    glass.show(an_edition(*items, serial=2))
    glass.tap("notices")
    first = [name for name in glass.names() if name.startswith("notice:")]
    spot = middle(glass, first[1])
    glass.show(an_edition(*(item for item in items if f"notice:{item.id}" != first[0]), serial=3))
    assert middle(glass, first[1]) != spot
    late(glass, spot, 0.3)
    assert glass.visit.place == "notices"
    late(glass, middle(glass, first[1]), ON_ITS_WAY_S)
    assert glass.visit.name == first[1]


def test_what_stays_in_its_place_is_pressed_whatever_changes_around_it(glass):
    glass.tap("notices")
    spot = middle(glass, "home")
    glass.show(an_edition(a_guide(), a_notice(title="换了题目"), serial=2))
    late(glass, spot, 0.1)
    assert glass.visit.place == "home"


def test_two_changes_in_a_row_leave_the_finger_what_it_aimed_at(glass):
    spot = middle(glass, "guides")
    glass.alarm(an_emergency(an_alarm()))
    glass._wall.advance(0.1)
    glass.alarm(an_emergency())
    late(glass, spot, 0.1)
    assert glass.visit.place == "guides"


def test_whoever_types_fast_is_not_held_up_by_the_hits_that_come(window):
    glass = Glass(window, readable_sample(), finder=AtOnce)
    try:
        glass.wait(1)
        glass.screen.do((Open("search"),))
        glass.settle()
        for sign in "sgxk":
            glass.screen.tick()
            late(glass, middle(glass, f"key:{sign}"), 0.15)
        assert glass.visit.query == "sgxk"
    finally:
        glass.close()
