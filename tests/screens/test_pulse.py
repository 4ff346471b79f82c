"""A still picture lives; a flip that is due and does not come is no life."""

from __future__ import annotations

import pytest
from fakes.clock import FakeClock

from screens.pulse import EVERY_S, Pulse


class Watched:
    """A pulse by a clock that the test holds; `beats`: when it was told that the glass lives."""

    def __init__(self):
        self.clock, self.beats = FakeClock(), []
        self.begun = self.clock.monotonic()
        self.pulse = Pulse(lambda: self.beats.append(self.clock.monotonic() - self.begun), self.clock.monotonic)

    def seconds(self, count, due=False, flips=False):
        """So many turns of a second: whether something waits to be drawn, and whether it comes onto the glass."""
        for _ in range(count):
            self.pulse.followed(due)
            if flips:
                self.pulse.flipped()
            self.clock.advance(1.0)


@pytest.fixture
def watched():
    return Watched()


def test_a_still_picture_lives(watched):
    watched.seconds(60)
    assert watched.beats == [n * EVERY_S for n in range(12)]


def test_a_running_line_lives_and_is_told_no_more_often(watched):
    watched.seconds(60, due=True, flips=True)
    assert len(watched.beats) == 12


def test_what_is_due_and_does_not_come_is_no_life(watched):
    watched.seconds(10)
    watched.seconds(1, due=True)  # it has a second to come
    told = len(watched.beats)
    watched.seconds(120, due=True)
    assert len(watched.beats) == told


def test_one_flip_is_enough_to_live_again(watched):
    watched.seconds(60, due=True)
    told = len(watched.beats)
    watched.pulse.flipped()
    watched.seconds(2)
    assert len(watched.beats) == told + 1


def test_a_screen_that_cannot_follow_says_nothing_whatever_flips(watched):
    watched.seconds(5)
    for _ in range(60):
        watched.pulse.flipped()
        watched.clock.advance(1.0)
    assert len(watched.beats) == 1
