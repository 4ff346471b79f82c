"""How long a screen waits for somebody who says nothing: as long as the page takes to read."""

import pytest

from kiosk.visit import Laid, Open, Switch, Tick, Turn, asking, begin, quiet_s, resting, step


@pytest.mark.parametrize(
    ("chars", "large", "seconds"), [(0, False, 60), (90, False, 60), (600, False, 230), (0, True, 90), (600, True, 345)]
)
def test_silence_is_as_long_as_the_page_takes_to_read(chars, large, seconds):
    visit = step(begin(0.0), Open("guide", "a-guide"), 0.0)
    visit = step(visit, Switch("large"), 0.0) if large else visit
    visit = step(visit, Laid(chars), 1.0)
    assert quiet_s(visit) == seconds
    assert asking(visit, seconds - 0.1) is None, "what the page holds is nobody's touch"
    assert asking(visit, seconds) == 20


def test_turning_a_page_begins_the_silence_anew():
    visit = step(step(begin(0.0), Open("guide", "a-guide"), 0.0), Turn(page=1), 50.0)
    assert asking(visit, 109.0) is None
    assert asking(visit, 110.0) == 20


def test_while_something_holds_nothing_is_asked_and_afterwards_the_whole_silence_begins():
    visit = step(begin(0.0), Open("guide", "a-guide"), 0.0)
    visit = step(visit, Tick(held=True), 59.0)
    visit = step(visit, Tick(held=True), 400.0)
    assert (visit.name, asking(visit, 459.0), asking(visit, 460.0)) == ("guide:a-guide", None, 20)


def test_nobody_is_there_whatever_holds_while_the_screen_rests():
    assert step(resting(0.0), Tick(held=True), 5.0) == resting(0.0)
