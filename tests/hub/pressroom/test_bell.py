"""One press at a time, woken by a bell that nobody has to wait for."""

import pytest
from django.db import connection

from hub.pressroom.lock import DatabaseLock
from hub.printing.bell import NAME, Bell, ring
from kiosk.clock import SystemClock
from kiosk.errors import Unreachable

LONG = 600


def test_who_rings_wakes_the_press_at_once(tmp_path):
    bell = Bell(tmp_path)
    ring(tmp_path)
    ring(tmp_path)
    began = SystemClock().monotonic()
    bell.wait(LONG)
    assert SystemClock().monotonic() - began < LONG / 2
    bell.close()
    assert not (tmp_path / NAME).exists()


def test_a_bell_nobody_hears_disturbs_nobody(tmp_path):
    ring(tmp_path)
    bell = Bell(tmp_path)
    for _ in range(10_000):
        ring(tmp_path)
    bell.wait(LONG)
    bell.close()
    ring(tmp_path)


def test_only_the_hub_itself_can_ring(tmp_path):
    bell = Bell(tmp_path)
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600
    bell.close()


def test_a_press_that_was_killed_left_a_bell_that_is_hung_anew(tmp_path):
    Bell(tmp_path)
    bell = Bell(tmp_path)
    ring(tmp_path)
    bell.wait(LONG)
    bell.close()


def test_a_folder_too_deep_for_a_socket_is_looked_into_once_a_second(tmp_path):
    deep = tmp_path / ("x" * 120)
    deep.mkdir()
    bell = Bell(deep)
    assert not bell.heard
    bell.wait(0)
    ring(deep)
    bell.close()


@pytest.mark.django_db
def test_there_is_one_press_for_a_folder(tmp_path):
    if connection.vendor == "postgresql":
        pytest.skip("there the session holds the lock: test_press.py tries it with two processes")
    first, second = DatabaseLock(tmp_path), DatabaseLock(tmp_path)
    first.take()
    first.take()
    with pytest.raises(Unreachable, match="another"):
        second.take()
    first.close()
    second.take()
    second.close()
