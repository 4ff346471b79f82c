"""The composing desk: slices that end in time."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from screens.parts.desk import SLICE_S, Desk


class Slow:
    """One whose every step takes a millisecond of `ticks`."""

    def __init__(self, ticks, steps: int) -> None:
        self.ticks, self.steps = ticks, steps
        self.begun = self.done = 0

    def compose(self) -> Iterator[None]:
        self.begun += 1
        for _ in range(self.steps):
            self.ticks.move(0.001)
            yield
        self.done += 1


class Broken:
    def compose(self) -> Iterator[None]:
        yield
        raise ValueError("no such tone")


def test_a_slice_ends_in_time_and_the_rest_waits(window):
    desk, slow = Desk(window.ticks), Slow(window.ticks, 100)
    desk.put(slow)
    at = window.ticks.at
    desk.work()
    assert SLICE_S <= window.ticks.at - at <= 0.008
    assert slow.done == 0
    assert not desk.idle


def test_who_waits_is_done_over_the_next_frames(window):
    hurried = []
    desk = Desk(window.ticks, hurry=lambda: hurried.append(1))
    slow = Slow(window.ticks, 20)
    desk.put(slow)
    window.frame(8)
    assert slow.done == 1
    assert desk.idle
    assert len(hurried) >= 2


def test_one_put_twice_is_begun_anew_and_done_once(window):
    desk, slow = Desk(window.ticks), Slow(window.ticks, 10)
    desk.put(slow)
    desk.work()
    desk.put(slow)
    desk.finish()
    assert (slow.begun, slow.done) == (2, 1)


def test_finish_can_bring_one_forward(window):
    desk, first, second = Desk(window.ticks), Slow(window.ticks, 10), Slow(window.ticks, 10)
    desk.put(first)
    desk.put(second)
    desk.finish(second)
    assert (first.done, second.done) == (0, 1)
    assert not desk.idle


def test_one_that_is_dropped_is_not_done(window):
    desk, slow = Desk(window.ticks), Slow(window.ticks, 10)
    desk.put(slow)
    desk.drop(slow)
    window.frame(3)
    assert slow.begun == 0


def test_one_that_fails_is_reported_and_the_others_go_on(window, caplog: pytest.LogCaptureFixture):
    desk, slow = Desk(window.ticks), Slow(window.ticks, 3)
    desk.put(Broken())
    desk.put(slow)
    with caplog.at_level(logging.ERROR):
        desk.finish()
    assert slow.done == 1
    assert desk.idle
    assert "Broken could not be composed" in caplog.text
