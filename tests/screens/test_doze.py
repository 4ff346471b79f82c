"""How a still screen sleeps, and what wakes it."""

from __future__ import annotations

from threading import Thread

from kivy.clock import Clock

from screens import kv
from screens.doze import LONGEST_S, USER_EVENT, Doze, doze


class Sdl:
    """The display's queue: notes what it is asked."""

    def __init__(self, meanwhile=None):
        self.waited, self.pushed, self._meanwhile = [], [], meanwhile

    def SDL_WaitEventTimeout(self, event, milliseconds):
        assert event is None, "the event stays in the queue for Kivy"
        self.waited.append(milliseconds)
        if self._meanwhile is not None:
            self._meanwhile()

    def SDL_PushEvent(self, event):
        self.pushed.append(int.from_bytes(event.raw[:4], "little"))


def test_it_sleeps_until_the_clock_has_something_to_do_and_never_for_long():
    for next_s, expected in ((0.0, []), (0.01, []), (0.4, [400]), (3600.0, [int(LONGEST_S * 1000)])):
        sdl = Sdl()
        Doze(sdl, [next_s].copy().pop).rest()
        assert sdl.waited == expected


def test_another_thread_wakes_it_and_its_own_does_not():
    def from_another():
        thread = Thread(target=sleeper.scheduled)
        thread.start()
        thread.join()

    sdl = Sdl(from_another)
    sleeper = Doze(sdl, [10.0].copy().pop)
    sleeper.rest()
    assert sdl.pushed == [USER_EVENT]
    sleeper.scheduled()
    from_another()
    assert sdl.pushed == [USER_EVENT], "awake, nobody need wake it"


def test_whatever_is_put_on_the_clock_is_heard_of_until_nobody_listens(window):
    heard = []
    kv.on_schedule(heard.append)
    event = Clock.schedule_once(heard.index, 100)
    assert heard
    event.cancel()
    kv.on_schedule(None)
    before = len(heard)
    Clock.schedule_once(heard.index, 100).cancel()
    assert len(heard) == before


def test_where_the_display_cannot_wake_it_nothing_sleeps(window):
    assert doze(kv.next_s) is None, "offscreen SDL would ask a thousand times a second"
