"""Attacks and faults on a feed, and what must happen: the rows of feed.md §3 that metadata and files can tell."""

from __future__ import annotations

import pytest
from fakes.builders import a_notice, an_alarm
from fakes.hall import Hall

from kiosk.content import places
from kiosk.errors import Refusal, Refused
from kiosk.terminal.freshness import State


@pytest.fixture
def hall(tmp_path):
    hall = Hall.following(tmp_path)
    yield hall
    hall.close()


# --- forged -----------------------------------------------------------------------------------------------------------


def test_a_timestamp_of_a_strangers_key_is_refused_with_an_alarm(hall):
    hall.hub.forge()
    hall.refuses(Refusal.SIGNATURE)
    hall.recovers(hall.first)


def test_an_alarm_about_a_forgery_stays_until_a_person_has_seen_it(hall):
    hall.hub.forge()
    hall.sync()
    hall.recovers(hall.first)
    assert hall.alarms == {Refusal.SIGNATURE}
    hall.restart()
    assert hall.alarms == {Refusal.SIGNATURE}
    hall.clear()
    assert hall.alarms == frozenset()


def test_a_warning_signed_by_the_editions_key_is_refused_with_an_alarm_and_lit_nowhere(hall):
    hall.clock.advance(60)
    hall.hub.usurp(an_alarm(title="假的预警"))
    hall.refuses(Refusal.SIGNATURE)
    assert hall.terminal.snapshot.emergency is None or hall.terminal.snapshot.emergency.alarms == ()
    hall.clock.advance(60)
    hall.hub.alarm(an_alarm())
    hall.recovers(hall.first)
    assert [alarm.id for alarm in hall.terminal.snapshot.emergency.alarms] == ["rain-orange"]


def test_a_root_with_one_of_two_signatures_is_refused_with_an_alarm(tmp_path):
    hall = Hall.following(tmp_path, root_keys=2, root_threshold=2)
    hall.hub.half_sign_root()
    hall.clock.advance(3601)
    hall.refuses(Refusal.SIGNATURE)
    hall.recovers(hall.first)
    hall.close()


@pytest.mark.parametrize("role", ["snapshot", "content", "targets"])
def test_metadata_with_one_bit_turned_is_refused_with_an_alarm(hall, role):
    if role == "targets":
        hall.hub.rotate("content")
        second = hall.first
    else:
        second = hall.publish()
    books = hall.hub.press.repository.books()
    hall.hub.flip_byte(places.metadata(role, books.of(role).signed.version), at=-100)
    hall.refuses(Refusal.SIGNATURE)
    hall.hub.mend()
    assert hall.sync() is None
    assert hall.shown.items == second.items


def test_an_index_with_one_bit_turned_is_refused_with_an_alarm(hall):
    second = hall.publish()
    sha256, _ = hall.hub.press.repository.books().target("content")
    hall.hub.flip_byte(places.target(places.EDITION, sha256))
    hall.refuses(Refusal.SIGNATURE)
    hall.recovers(second)


# --- altered ----------------------------------------------------------------------------------------------------------


def test_an_object_altered_on_a_mirror_is_refused_by_its_hash_and_fetched_again(hall):
    before = set(hall.hub.shards())
    second = hall.publish()
    (new,) = set(hall.hub.shards()) - before
    hall.hub.flip_byte(new)
    hall.refuses(Refusal.SIGNATURE)
    hall.recovers(second)
    assert hall.hub.fetched(new) == [new, new]


def test_media_altered_on_a_mirror_is_refused_by_its_hash_and_fetched_again(hall):
    media = hall.hub.media(b"\x89PNG not really" * 100)
    second = hall.publish(a_notice(media=(media,)))
    hall.hub.flip_byte(places.media(media.sha256))
    hall.refuses(Refusal.SIGNATURE)
    hall.recovers(second)
    assert media.sha256 in hall.terminal.snapshot.stored


def test_media_altered_on_the_terminals_own_disk_is_not_shown_and_fetched_again(hall):
    media = hall.hub.media(b"\x89PNG not really" * 100)
    second = hall.publish(a_notice(media=(media,)))
    assert hall.sync() is None
    blob = hall.terminal.snapshot.blob(media.sha256)
    blob.write_bytes(b"\x89PNG NOT really" * 100)
    hall.restart()
    hall.idle()
    assert hall.shown == second
    assert media.sha256 not in hall.terminal.snapshot.stored
    assert hall.sync() is None
    assert media.sha256 in hall.terminal.snapshot.stored
    assert blob.read_bytes() == b"\x89PNG not really" * 100


# --- old --------------------------------------------------------------------------------------------------------------


def test_an_old_timestamp_put_back_is_refused_with_an_alarm(hall):
    second = hall.publish()
    assert hall.sync() is None
    hall.hub.roll_back()
    hall.refuses(Refusal.ROLLBACK)
    hall.recovers(second)


def test_an_old_feed_after_a_lost_cache_is_refused_by_our_own_floors(hall):
    second = hall.publish()
    assert hall.sync() is None
    hall.lose_metadata()
    hall.restart()
    hall.hub.roll_back()
    hall.refuses(Refusal.ROLLBACK)
    hall.recovers(second)


def test_an_old_alarm_after_a_lost_cache_does_not_come_back(hall):
    hall.hub.alarm(an_alarm())
    hall.clock.advance(60)
    hall.hub.lift()
    assert hall.sync() is None
    hall.lose_metadata()
    hall.restart()
    hall.hub.roll_back()
    hall.refuses(Refusal.ROLLBACK)
    assert hall.terminal.snapshot.emergency.alarms == ()


def test_an_edition_with_an_old_serial_but_new_signatures_is_refused(hall):
    hall.clock.advance(60)
    hall.hub.publish(a_notice(title="倒退的通知"), serial=hall.first.serial - 1)
    hall.refuses(Refusal.ROLLBACK)
    third = hall.publish()
    hall.recovers(third)


def test_a_frozen_feed_becomes_visible_as_age(hall):
    hall.hub.freeze()
    states = []
    for seconds in (0, 1801, 3601 - 1801, 86_400 - 3601 + 2):
        hall.clock.advance(seconds)
        hall.hub.heartbeat()
        assert hall.sync() is None
        states.append(hall.state)
    assert states == [State.CURRENT, State.DELAYED, State.OFFLINE, State.STALE]
    assert hall.shown == hall.first
    hall.hub.mend()
    hall.sync()
    assert hall.state is State.CURRENT


def test_a_feed_whose_publisher_no_longer_signs_is_expired_and_still_shown(hall):
    hall.clock.advance(8 * 86_400)
    trouble = hall.sync()
    assert isinstance(trouble, Refused)
    assert trouble.kind is Refusal.EXPIRED
    assert (hall.shown, hall.reason, hall.alarms) == (hall.first, "expired", frozenset())
    hall.hub.heartbeat()
    assert hall.sync() is None
    assert (hall.reason, hall.state) == ("", State.CURRENT)
