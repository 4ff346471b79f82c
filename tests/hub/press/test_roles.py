"""Numbers and times of signatures."""

from datetime import timedelta

import pytest
from fakes.clock import instant

from hub.press.roles import TERMS, is_due, next_number, signing_time
from kiosk.errors import Refusal, Refused

NOW = instant("2026-11-23 10:34")


def test_a_number_is_the_unix_second_but_always_more_than_the_one_before():
    second = int(NOW.timestamp())
    assert next_number(0, NOW) == second
    assert next_number(second - 1, NOW) == second
    assert next_number(second, NOW) == second + 1
    assert next_number(second + 500, NOW) == second + 501


def test_a_signature_says_the_time_of_the_clock_in_whole_seconds():
    assert signing_time(NOW + timedelta(seconds=1.7), NOW) == NOW + timedelta(seconds=1)
    assert signing_time(NOW, None) == NOW


def test_a_clock_a_day_ahead_of_the_last_signature_signs_nothing_until_a_person_says_it_is_right():
    last = NOW - timedelta(hours=24)
    assert signing_time(NOW, last) == NOW
    with pytest.raises(Refused) as error:
        signing_time(NOW + timedelta(seconds=1), last)
    assert error.value.kind is Refusal.CLOCK
    assert "--clock-is-right" in str(error.value)
    assert signing_time(NOW + timedelta(days=30), last, clock_is_right=True) == NOW + timedelta(days=30)


def test_a_clock_that_fell_back_signs_one_second_after_the_last_signature():
    assert signing_time(instant("1970-01-02 00:00"), NOW) == NOW + timedelta(seconds=1)


@pytest.mark.parametrize("role", list(TERMS))
def test_a_role_is_due_when_its_renewal_begins(role):
    life, renew = TERMS[role]
    assert is_due(role, NOW + renew, NOW)
    assert not is_due(role, NOW + renew + timedelta(seconds=1), NOW)
    assert renew <= life


def test_the_terms_are_those_of_the_table():
    assert {role: term.life.days for role, term in TERMS.items()} == {
        "root": 365,
        "targets": 365,
        "content": 30,
        "emergency": 30,
        "snapshot": 30,
        "timestamp": 7,
    }
