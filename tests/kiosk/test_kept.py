"""What a citizen reads on when it is withdrawn: kept with its page, for a while, and no longer."""

import pytest
from fakes.builders import a_guide

from kiosk.visit import Back, Home, Laid, Open, Switch, Tick, Turn, begin, step, wakes
from kiosk.visit.kept import NOTHING, READ_ON_S

GUIDE = a_guide()


def after(*events, visit=None, now=100.0):
    """The visit after these events, a second apart, from a fresh one at `now`."""
    visit = visit or begin(now)
    for number, event in enumerate(events, 1):
        visit = step(visit, event, now + number)
    return visit


def test_what_is_read_is_kept_with_its_page_and_for_a_while_after_it_was_withdrawn():
    visit = after(Open("guide", "a-guide"), Laid(10, "v", kept=GUIDE, media=frozenset({"form"})))
    visit = step(visit, Laid(10, kept=GUIDE, media=frozenset({"form"}), withdrawn=True), 150.0)
    for there in ((), (Open("look", "a-guide"),), (Open("look", "a-guide"), Back()), (Switch("large"), Turn(1))):
        here = after(*there, visit=visit, now=150.0)
        assert (here.reading.kept, here.reading.media, here.reading.gone) == (GUIDE, {"form"}, 150.0)
    for there in (Back(), Home(), Open("unit", "hall"), Open("help")):
        assert after(there, visit=visit, now=150.0).reading == NOTHING
    held = step(visit, Tick(held=True), 150.0 + READ_ON_S - 0.1)
    assert wakes(held, held.touched) == pytest.approx(0.1)
    held = step(held, Tick(held=True), 150.0 + READ_ON_S)
    assert (held.name, held.reading.kept, held.reading.lost) == ("guide:a-guide", None, True)


def test_an_item_that_is_not_the_page_s_own_is_not_kept():
    assert after(Open("guide", "another"), Laid(10, "v", kept=GUIDE)).reading == NOTHING
    assert after(Laid(10, "v", kept=GUIDE)).reading == NOTHING


def test_what_is_published_again_is_no_longer_counted_as_gone():
    visit = after(Open("guide", "a-guide"), Laid(9, kept=GUIDE), Laid(9, kept=GUIDE, withdrawn=True))
    assert after(Laid(9, kept=GUIDE), visit=visit).reading.gone is None
