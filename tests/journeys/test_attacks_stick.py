"""A feed on a USB stick: the same tree, the same code that verifies it, the same refusals."""

from __future__ import annotations

import shutil

import pytest
from fakes.builders import a_guide, a_notice
from fakes.hall import Hall

from kiosk.errors import Refusal, Unreachable
from kiosk.link.door import door_for


@pytest.fixture
def hall(tmp_path):
    """A terminal fed from a stick that holds the hub's first edition."""
    hall = Hall(tmp_path)
    hall.stick = tmp_path / "stick"
    hall.film = hall.hub.media(bytes(range(251)) * 4000)
    hall.first = hall.hub.publish(a_notice(media=(hall.film,)), a_guide())
    carry(hall)
    hall.restart(door=door_for(hall.stick.as_uri(), hall.terminal.clock))
    assert hall.sync() is None
    yield hall
    hall.close()


def carry(hall):
    """Copy the feed to the stick as it is now, over what is there."""
    shutil.copytree(hall.hub.public, hall.stick / "public", dirs_exist_ok=True)


def test_an_edition_with_its_film_comes_from_a_stick(hall):
    assert hall.shown == hall.first
    assert hall.film.sha256 in hall.terminal.snapshot.stored
    assert hall.hub.requests == []


def test_a_newer_edition_is_taken_at_the_next_poll(hall):
    second = hall.publish()
    carry(hall)
    assert hall.sync() is None
    assert hall.shown == second


def test_a_stick_pulled_out_changes_nothing_but_the_reason(hall):
    hall.stick.rename(hall.stick.with_name("pocket"))
    assert isinstance(hall.sync(), Unreachable)
    assert (hall.shown, hall.reason, hall.alarms) == (hall.first, "network", frozenset())
    hall.stick.with_name("pocket").rename(hall.stick)
    assert hall.sync() is None


def test_a_stick_with_an_older_edition_is_refused_with_an_alarm(hall, tmp_path):
    shutil.copytree(hall.stick, tmp_path / "old")
    second = hall.publish()
    carry(hall)
    assert hall.sync() is None
    shutil.rmtree(hall.stick)
    (tmp_path / "old").rename(hall.stick)
    hall.refuses(Refusal.ROLLBACK)
    assert hall.shown == second


def test_a_stick_with_one_bit_turned_is_refused_with_an_alarm(hall):
    before = set(hall.hub.shards())
    hall.publish()
    carry(hall)
    (new,) = set(hall.hub.shards()) - before
    shard = hall.stick / "public" / new
    data = bytearray(shard.read_bytes())
    data[-2] ^= 1
    shard.write_bytes(data)
    hall.refuses(Refusal.SIGNATURE)


def test_the_stick_of_another_office_is_refused_with_an_alarm(hall, tmp_path):
    other = Hall(tmp_path / "other", feed="linzhou-jianshe")
    other.hub.publish(a_notice(title="别处的通知"))
    other.close()
    shutil.rmtree(hall.stick)
    shutil.copytree(other.hub.public, hall.stick)
    hall.refuses(Refusal.WRONG_FEED)
