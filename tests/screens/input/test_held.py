"""What shows that somebody is there, and touches that no finger made."""

import pytest

from screens.input.ghosts import IN_VAIN, MOST, Ghosts
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


def test_a_drop_of_water_is_nobody_from_the_fourth_time_on():
    ghosts = Ghosts()
    assert [ghosts.seen(500, 500, False) for _ in range(IN_VAIN)] == [False] * IN_VAIN
    assert ghosts.seen(510, 490, False)
    assert ghosts.seen(500, 500, False)
    assert not ghosts.seen(900, 500, False), "a touch elsewhere is somebody"
    assert not ghosts.seen(500, 500, False)


def test_who_turns_fifty_pages_at_one_key_is_believed_and_who_presses_it_all_day_is_not():
    ghosts = Ghosts()
    assert not any(ghosts.seen(500, 500, True) for _ in range(50))
    assert any(ghosts.seen(500, 500, True) for _ in range(MOST))
