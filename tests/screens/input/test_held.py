"""What shows that somebody is there, and touches that no finger made."""

import pytest

from screens.input.ghosts import FORGETS_S, IN_VAIN, MOST, Ghosts
from screens.input.held import LONGEST_S, Held


@pytest.mark.parametrize("what", ["finger:1", "speech", "media"])
def test_what_holds_holds_until_it_ends_and_never_for_ever(what):
    held, longest = Held(), LONGEST_S[what.partition(":")[0]]
    held.take(what, 100.0)
    assert held.at(100.0 + longest - 1)
    assert not held.at(100.0 + longest)
    held.take(what, 2000.0)
    held.drop(what)
    assert not held.at(2000.0)


def test_one_that_ends_leaves_the_others_holding():
    held = Held()
    held.take("finger:1", 0.0)
    held.take("speech", 0.0)
    held.drop("finger:1")
    assert held.at(1.0)
    assert not held.has("finger:1", 1.0)


def test_what_nobody_knows_cannot_hold():
    with pytest.raises(KeyError):
        Held().take("hope", 0.0)


def touched(ghosts, *spots, presses=False, now=0.0):
    """Whether each of these touches, a second apart, is taken for a ghost."""
    return [ghosts.seen(x, 500, presses, now + n) for n, x in enumerate(spots)]


def test_a_drop_of_water_is_nobody_from_the_fourth_time_on():
    ghosts = Ghosts()
    assert touched(ghosts, *[500] * IN_VAIN) == [False] * IN_VAIN
    assert touched(ghosts, 510, 490) == [True, True]
    assert touched(ghosts, 900, presses=True) == [False]
    assert touched(ghosts, 500) == [False], "somebody is there, so this may be one too"


def test_drops_that_take_turns_are_nobody_either():
    ghosts = Ghosts()
    touched(ghosts, *[100, 500, 900] * IN_VAIN)
    assert touched(ghosts, 100, 500, 900, 100) == [True] * 4
    assert touched(ghosts, 900, presses=True) == [True], "a key that appears under it is not pressed"


def test_a_spot_that_was_quiet_for_long_is_forgotten():
    ghosts = Ghosts()
    touched(ghosts, *[500] * 9)
    assert touched(ghosts, 500, now=9 + FORGETS_S) == [False]


def test_who_turns_fifty_pages_at_one_key_is_believed_and_what_presses_it_all_day_is_not():
    ghosts = Ghosts()
    assert not any(touched(ghosts, *[500] * 50, presses=True))
    assert any(touched(ghosts, *[500] * MOST, presses=True))
    assert touched(ghosts, 800, 500, presses=True) == [False, False], "another key, and this one works again"
