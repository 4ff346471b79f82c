"""The way of staff: five knocks, a PIN, a menu, and the way out for whoever forgets to leave."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import pin
from kiosk.visit import staff as at
from kiosk.visit.staff import Checked, Choose, Digit, Enter, Erase, Felt, Knock, Leave, Panel, Pass, Staff, Sure, act

AWAY = Staff()


def after(*events, staff=AWAY, now=100.0, every=1.0):
    """Staff after these events, `every` seconds apart."""
    for event in events:
        now += every
        staff = act(staff, event, now)
    return staff


def typed(word):
    return tuple(Digit(sign) for sign in word)


def test_five_touches_into_the_corner_ask_for_the_pin_and_four_do_not():
    assert after(*[Knock()] * 4).stage == "away"
    assert after(*[Knock()] * 5).stage == "pin"


def test_touches_that_come_slowly_are_somebody_reading():
    assert after(*[Knock()] * 20, every=2.0).stage == "away"


def the_menu(now=100.0):
    return after(*[Knock()] * 5, *typed("274917"), Enter(), Checked(True), now=now)


def test_the_right_pin_opens_the_menu_and_is_forgotten():
    asked = after(*[Knock()] * 5, *typed("274917"))
    assert asked.digits == "274917"
    entered = after(Enter(), staff=asked, now=111.0)
    assert (entered.digits, entered.checking) == ("", True)
    assert "274917" not in repr(the_menu())
    assert the_menu().stage == "menu"


def test_a_digit_can_be_taken_back_and_there_is_an_end_to_digits():
    assert after(*[Knock()] * 5, *typed("27"), Erase()).digits == "2"
    assert len(after(*[Knock()] * 5, *typed("1" * 40)).digits) == at.MOST_DIGITS == pin.MOST


def test_three_wrong_pins_shut_the_door_and_each_more_for_twice_as_long():
    staff, now = after(*[Knock()] * 5), 105.0
    for expected in (0, 0, 60, 120, 240):
        now = max(now, staff.shut_until) + 60
        staff = after(*[Knock()] * 5, staff=act(staff, Pass(), now), now=now)
        now += 5
        staff = after(*typed("000111"), Enter(), Checked(False), staff=staff, now=now, every=0.1)
        now += 0.8
        assert at.shut_s(staff, now) == expected
    assert at.shut_s(staff, staff.shut_until) == 0


def test_leaving_does_not_open_a_shut_door():
    staff = after(*[Knock()] * 5)
    for second in (105.0, 105.3, 105.6):
        staff = after(*typed("000111"), Enter(), Checked(False), staff=staff, now=second, every=0.01)
    back = after(Leave(), *[Knock()] * 5, *typed("274917"), Enter(), staff=staff, now=106.0, every=0.1)
    assert (back.stage, back.digits, back.checking) == ("pin", "", False)


def test_what_cannot_be_taken_back_is_asked_twice():
    asked = after(Choose("restart"), staff=the_menu(), now=120.0)
    assert (asked.stage, asked.done) == ("sure", ())
    assert after(Leave(), staff=asked, now=121.0).done == ()
    assert after(Sure(), staff=asked, now=121.0).done == ("restart",)
    assert after(Choose("sync"), staff=the_menu(), now=120.0).done == ("sync",)


def test_the_panel_test_remembers_what_was_felt_until_it_is_left():
    staff = after(Panel(), Felt(3), Felt(7), Felt(3), staff=the_menu(), now=120.0)
    assert staff.felt == {3, 7}
    assert after(Leave(), staff=staff, now=124.0).felt == frozenset()


@pytest.mark.parametrize(("stage", "seconds"), [("pin", 30), ("menu", 120)])
def test_whoever_walks_away_leaves_it_shut(stage, seconds):
    staff = the_menu() if stage == "menu" else after(*[Knock()] * 5)
    assert act(staff, Pass(), staff.touched + seconds - 0.1).stage == stage
    assert act(staff, Pass(), staff.touched + seconds).stage == "away"


def test_after_ten_minutes_it_shuts_however_busy_one_is():
    staff = the_menu()
    for second in range(1, 13):
        staff = act(staff, Choose("sync"), staff.since + 49 * second)
    assert staff.here
    assert not act(staff, Choose("sync"), staff.since + 600).here


EVENTS = st.one_of(
    st.sampled_from([Knock(), Erase(), Enter(), Sure(), Panel(), Felt(1), Leave(), Pass(), Checked(False)]),
    st.builds(Digit, st.sampled_from("0123456789x")),
    st.builds(Choose, st.sampled_from(["sync", "exit"])),
)


@given(st.lists(st.tuples(EVENTS, st.floats(0, 40)), max_size=60))
def test_without_the_pin_nothing_is_ever_done_and_silence_shuts(walked):
    staff, now = Staff(), 0.0
    for event, pause in walked:
        now += pause
        staff = act(staff, event, now)
        assert staff.stage in ("away", "pin")
        assert staff.done == ()
    end = act(staff, Pass(), now + 600)
    assert (end.stage, end.digits) == ("away", "")
