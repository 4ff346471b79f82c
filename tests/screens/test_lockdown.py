"""What a window answers when somebody tries to leave it (the events themselves go through SDL in test_app.py)."""

from __future__ import annotations

import pytest

from screens.lockdown import DROPPED, JOYSTICK, SWALLOWED, Lockdown


class Window:
    """A window that tells who listens."""

    def __init__(self):
        self.allow_screensaver, self.bound, self.fronted = True, {}, []
        self._win = self

    def bind(self, **bound):
        self.bound.update(bound)

    def unbind(self, **bound):
        for name, what in bound.items():
            assert self.bound.pop(name) == what

    def restore_window(self):
        self.fronted.append("restored")

    def raise_window(self):
        self.fronted.append("raised")


@pytest.mark.parametrize("name", [*SWALLOWED, *DROPPED, *JOYSTICK])
def test_keys_joysticks_and_dropped_files_end_here(name):
    window = Window()
    Lockdown(window, closable=False)
    assert window.bound[name](window, 27, 0, "", ["ctrl"]) is True


@pytest.mark.parametrize(
    ("closable", "source", "stays"),
    [(False, "", True), (False, "keyboard", True), (True, "", False), (True, "keyboard", True)],
)
def test_a_kiosk_stays_and_a_window_on_a_laptop_is_closed_by_its_button_alone(closable, source, stays):
    window = Window()
    Lockdown(window, closable)
    assert window.bound["on_request_close"](window, source=source) is stays


def test_what_is_minimised_comes_back_and_on_a_laptop_it_may_go():
    for closable, expected in ((False, ["restored", "raised"]), (True, [])):
        window = Window()
        Lockdown(window, closable)
        window.bound["on_minimize"](window)
        assert window.fronted == expected


def test_the_display_does_not_sleep_and_the_window_is_left_as_it_was():
    window = Window()
    lock = Lockdown(window, closable=False)
    assert window.allow_screensaver is False
    lock.undo()
    assert window.bound == {}
