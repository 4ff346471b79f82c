"""Staff at the screen: the hidden gesture, the PIN, the menu; and citizens, who see none of it."""

from __future__ import annotations

from typing import get_args

import pytest
from fakes.builders import a_guide, a_notice, an_alarm, an_edition, an_emergency
from fakes.glass import Glass
from fakes.stage_door import Terminal

from kiosk.config import Settings
from kiosk.content.emergency import Blank
from kiosk.errors import Refusal
from kiosk.pin import hashed
from kiosk.terminal.orders import Clear, Cover, Uncover
from kiosk.visit.staff import Deed
from screens.app import KioskApp
from screens.fittings import Fittings

PIN = "274917"
LINE = hashed(PIN, bytes(16))


@pytest.fixture
def done():
    return []


@pytest.fixture
def glass(window, done):
    deeds = {deed: Done(deed, done) for deed in ("sync", "blank", "unblank", "clear", "restart", "exit")}
    found = Glass(window, an_edition(a_guide(), a_notice()), fittings=Fittings(pin=LINE, deeds=deeds))
    yield found
    found.close()


class Done:
    """A deed that says that it was done."""

    def __init__(self, deed, done):
        self.deed, self.done = deed, done

    def __call__(self):
        self.done.append(self.deed)


def knock(glass, times=5):
    for number in range(times):
        glass.touch(30 + 10 * number, 40)


def enter(glass, pin):
    for sign in pin:
        glass.tap(f"digit:{sign}")
    glass.tap("enter")
    glass.screen._steward.stop()  # the check runs beside the glass
    glass.settle()


def test_five_touches_into_the_corner_and_the_pin_open_the_menu(glass):
    knock(glass)
    assert list(glass.screen.shown) == ["staff"]
    enter(glass, PIN)
    assert "第 1 版" in glass.text()
    assert {"sync", "blank", "restart", "exit", "panel", "leave"} <= set(glass.names())


def test_digits_are_masked_and_no_pin_is_kept(glass):
    knock(glass)
    for sign in PIN:
        glass.tap(f"digit:{sign}")
    lines = glass.text().splitlines()
    assert "●●●●●●" in lines
    assert PIN not in glass.text()
    glass.tap("enter")
    glass.screen._steward.stop()
    glass.settle()
    assert PIN not in repr(vars(glass.screen._steward))


def test_a_key_under_a_finger_looks_as_before_because_somebody_stands_behind(glass):
    knock(glass)
    for name in ("digit:2", "digit:0"):
        press = glass.screen.find(name).block
        assert press.down == press.fill


def test_three_wrong_pins_shut_the_door_for_a_minute(glass, done):
    knock(glass)
    for _ in range(3):
        enter(glass, "000111")
    assert "秒后再试" in glass.text()
    enter(glass, PIN)
    assert glass.screen.staff.stage == "pin"
    glass.wait(25)
    glass.tap("leave")
    glass.wait(40)
    knock(glass)
    enter(glass, PIN)
    assert glass.screen.staff.stage == "menu"


def test_a_deed_is_done_once_and_what_cannot_be_taken_back_is_asked_twice(glass, done):
    knock(glass)
    enter(glass, PIN)
    glass.tap("sync")
    glass.tap("restart")
    assert done == ["sync"]
    glass.tap("sure")
    assert done == ["sync", "restart"]
    glass.tap("exit")
    glass.tap("leave")
    assert done == ["sync", "restart"]


def test_the_menu_offers_what_makes_sense(glass):
    knock(glass)
    enter(glass, PIN)
    assert not {"clear", "unblank"} & set(glass.names())
    glass.know(alarms=frozenset({Refusal.ROLLBACK}))
    assert "clear" in glass.names()


def test_a_covered_screen_offers_to_show_again_and_not_to_cover(glass, done):
    glass.know(covered=Blank(id="at-this-screen", since=glass.clock.now()))
    assert "系统维护中" in glass.text()
    knock(glass)
    enter(glass, PIN)
    assert "blank" not in glass.names()
    glass.tap("unblank")
    glass.tap("sure")
    assert done == ["unblank"]
    glass.know(covered=None)
    glass.tap("leave")
    assert "page" in glass.screen.shown


def test_each_deed_is_an_order_to_the_terminal_or_an_end_of_the_app():
    terminal = Listener()
    app = KioskApp(terminal, Settings())
    deeds = app._deeds()
    assert set(deeds) == set(get_args(Deed))
    for deed in ("blank", "unblank", "clear", "sync"):
        deeds[deed]()
    assert terminal.told == [Cover(), Uncover(), Clear(), "wake"]
    deeds["exit"]()
    assert (app._ended.is_set(), app.again) == (True, False)
    deeds["restart"]()
    assert app.again


class Listener(Terminal):
    """A terminal that notes what it is told."""

    def __init__(self):
        super().__init__()
        self.told = []

    def tell(self, order):
        self.told.append(order)

    def wake(self):
        self.told.append("wake")


def test_the_panel_test_ticks_what_is_touched(glass):
    knock(glass)
    enter(glass, PIN)
    glass.tap("panel")
    fields = [name for name in glass.names() if name.startswith("field:")]
    glass.tap(fields[0])
    glass.tap(fields[-1])
    assert f"2 / {len(fields)}" in glass.text()
    width, height = glass.wardrobe.size
    boxes = [glass.screen.find(name).box for name in fields]
    assert min(box.x for box in boxes) < 100
    assert max(box.right for box in boxes) > width - 100
    assert min(box.y for box in boxes) < 150
    assert max(box.bottom for box in boxes) > height - 250


def test_the_citizens_visit_is_where_it_was_when_staff_leave(glass):
    glass.tap("guides")
    knock(glass)
    glass.tap("leave")
    assert glass.visit.place == "guides"
    assert "page" in glass.screen.shown


def test_whoever_forgets_to_leave_leaves_it_shut(glass):
    knock(glass)
    enter(glass, PIN)
    glass.wait(119)
    assert "staff" in glass.screen.shown
    glass.wait(2)
    assert "staff" not in glass.screen.shown


def test_staff_get_in_while_a_warning_or_a_blank_covers_everything(glass):
    glass.alarm(an_emergency(an_alarm()))
    knock(glass)
    assert list(glass.screen.shown) == ["staff"]


def test_without_a_pin_there_is_no_door(window):
    glass = Glass(window, an_edition(a_guide()))
    knock(glass, 20)
    assert "staff" not in glass.screen.shown
    glass.close()


def test_touches_elsewhere_or_slow_ones_open_nothing(glass):
    for number in range(8):
        glass.touch(300 + 90 * (number % 2), 400)
    for number in range(8):
        glass.wait(2)
        glass.touch(30 + 60 * (number % 2), 40)
    assert "staff" not in glass.screen.shown
