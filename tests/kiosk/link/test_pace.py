"""When to ask again."""

from __future__ import annotations

from kiosk.link.pace import Pace


def after_failures(number, pace=None):
    pace = pace or Pace()
    for _ in range(number):
        pace = pace.after(ok=False)
    return pace


def test_polls_spread_by_a_fifth_to_both_sides():
    assert Pace(15).wait_s(0.0) == 12.0
    assert Pace(15).wait_s(0.5) == 15.0
    assert 17.9 < Pace(15).wait_s(0.999) < 18.0


def test_failures_double_the_wait_up_to_five_minutes():
    longest = [after_failures(n).wait_s(1.0) for n in range(1, 9)]
    assert longest == [15, 30, 60, 120, 240, 300, 300, 300]


def test_a_wait_after_a_failure_is_cut_by_up_to_half_so_that_a_fleet_does_not_return_at_once():
    assert after_failures(3).wait_s(0.0) == 30
    assert after_failures(3).wait_s(0.5) == 45


def test_one_success_forgets_all_failures():
    assert after_failures(5).after(ok=True) == Pace()


def test_a_quick_poll_begins_its_waits_quickly_and_ends_as_long():
    assert after_failures(1, Pace(3)).wait_s(1.0) == 3
    assert after_failures(20, Pace(3)).wait_s(1.0) == 300


def test_a_slow_poll_tries_again_after_fifteen_seconds():
    assert after_failures(1, Pace(60)).wait_s(1.0) == 15


def test_a_week_of_failures_still_gives_a_number():
    assert after_failures(10_000).wait_s(1.0) == 300
