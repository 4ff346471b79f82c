"""The floor clock: time that cannot be talked below what a signature has proved (feed.md §4)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fakes.clock import FakeClock

from kiosk.clock import FloorClock, believed

FLOOR = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def test_a_wall_clock_above_the_floor_is_believed():
    wall = FLOOR + timedelta(days=3)
    assert believed(wall, FLOOR, elapsed_s=9.0) == wall


def test_a_dead_battery_counts_on_from_the_floor():
    assert believed(datetime(1970, 1, 1, tzinfo=UTC), FLOOR, elapsed_s=90.0) == FLOOR + timedelta(seconds=90)


def test_a_clock_five_years_ahead_counts_on_from_the_floor():
    assert believed(FLOOR + timedelta(days=5 * 365), FLOOR, elapsed_s=1.0) == FLOOR + timedelta(seconds=1)


def test_now_goes_on_by_the_monotonic_clock_while_the_wall_is_dead():
    clock = FakeClock("1970-01-01 00:00")
    floor = FloorClock(clock, FLOOR)
    clock.advance(120)
    assert floor.now() == FLOOR + timedelta(seconds=120)
    assert floor.unsure()


def test_a_signature_raises_the_floor_and_an_older_one_does_not_lower_it():
    floor = FloorClock(FakeClock("1970-01-01 00:00"), FLOOR)
    floor.prove(FLOOR + timedelta(hours=2))
    floor.prove(FLOOR + timedelta(hours=1))
    assert floor.floor == FLOOR + timedelta(hours=2)


def test_only_a_new_root_lowers_the_floor():
    floor = FloorClock(FakeClock("2026-11-23 10:00"), FLOOR + timedelta(days=300))
    floor.lower(FLOOR)
    assert floor.floor == FLOOR


def test_a_sound_clock_is_sure():
    clock = FakeClock("2026-11-23 10:30")
    floor = FloorClock(clock, FLOOR)
    floor.prove(clock.wall())
    clock.advance(600)
    assert not floor.unsure()


def test_a_jump_against_the_monotonic_clock_makes_it_unsure_until_a_signature_agrees():
    clock = FakeClock("2026-11-23 10:30")
    floor = FloorClock(clock, FLOOR)
    assert not floor.unsure()
    clock.set_wall("2026-11-23 12:30")
    assert floor.unsure()
    assert floor.unsure(), "a jump is not forgotten by asking twice"
    floor.prove(clock.wall())
    assert not floor.unsure()


def test_a_young_heartbeat_speaks_against_a_wall_clock_that_is_an_hour_off():
    clock = FakeClock("2026-11-23 10:30")
    floor = FloorClock(clock, FLOOR)
    floor.prove(clock.wall() + timedelta(hours=1) - timedelta(minutes=1))
    clock.advance(60)
    assert floor.unsure()


def test_a_heartbeat_of_an_hour_ago_says_nothing_about_the_clock():
    clock = FakeClock("2026-11-23 10:30")
    floor = FloorClock(clock, FLOOR)
    floor.prove(clock.wall() - timedelta(minutes=20))
    clock.advance(3600)
    assert not floor.unsure()


def test_a_publisher_a_few_minutes_ahead_makes_no_clock_unsure_but_one_behind_by_more_does():
    clock = FakeClock("2026-11-23 10:30")
    floor = FloorClock(clock, FLOOR)
    floor.prove(clock.wall() + timedelta(minutes=4))
    assert not floor.unsure()
    assert floor.now() == clock.wall() + timedelta(minutes=4), "and yet time does not go below what was signed"
    floor.prove(clock.wall() + timedelta(minutes=16))
    clock.advance(3600 * 24)
    floor.prove(clock.wall() + timedelta(minutes=16))
    assert floor.unsure()
