"""A feed behind a door: what is asked for, what is verified, what is remembered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fakes.builders import a_guide, a_notice, an_alarm
from fakes.clock import FakeClock
from fakes.hub import FakeHub

from kiosk.clock import FloorClock
from kiosk.content import places
from kiosk.errors import Refusal, Refused, Unreachable
from kiosk.link.feed import Feed


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def hub(tmp_path, clock):
    hub = FakeHub(tmp_path, clock)
    hub.publish(a_notice(), a_guide())
    hub.requests.clear()
    return hub


@pytest.fixture
def feed(hub, tmp_path, clock):
    return a_feed(hub, tmp_path, clock)


def a_feed(door, tmp_path, clock, pin=None, folder="tuf"):
    return Feed(door, tmp_path / folder, pin or door.root_sha256, FloorClock(clock, clock.wall() - timedelta(days=1)))


def verified(feed, trusted_root=0, rooted=lambda root: None, etag=""):
    came = feed.ask(etag)
    return None if came is None else feed.verify(came, trusted_root, rooted)


def refusal(feed):
    with pytest.raises(Refused) as e:
        verified(feed)
    return e.value.kind


def test_a_poll_that_finds_nothing_is_one_request(hub, feed):
    etag = verified(feed).etag
    hub.requests.clear()
    assert feed.ask(etag) is None
    assert hub.requests == [places.TIMESTAMP]


def test_the_first_refresh_leads_from_the_pinned_root_to_the_edition(hub, feed):
    found = verified(feed)
    index = found.index()
    assert index.serial == hub.press.editions.index().serial
    assert found.emergency().alarms == ()
    assert found.signed_at == hub.press.repository.books().signed_at()
    assert found.root_version == 1
    assert hub.requests[:2] == [places.TIMESTAMP, places.metadata("root", 1)]


def test_the_timestamp_that_was_asked_for_is_judged_and_not_fetched_again(hub, feed):
    verified(feed).index()
    assert hub.fetched("timestamp") == [places.TIMESTAMP]


def test_a_heartbeat_fetches_neither_index_nor_emergency_again(hub, feed, clock):
    first = verified(feed)
    index, emergency = first.index(), first.emergency()
    clock.advance(600)
    hub.heartbeat()
    hub.requests.clear()
    second = verified(feed)
    assert second.index() is index
    assert second.emergency() is emergency
    assert second.signed_at > first.signed_at
    assert hub.requests == [places.TIMESTAMP, places.metadata("root", 2)]


def test_a_restart_fetches_no_metadata_that_it_has(hub, feed, tmp_path, clock):
    verified(feed).index()
    hub.requests.clear()
    verified(a_feed(hub, tmp_path, clock)).index()
    assert [path for path in hub.requests if path.startswith("metadata/")] == [
        places.TIMESTAMP,
        places.metadata("root", 2),
    ]


def test_an_alarm_is_there_though_the_edition_cannot_be_fetched(hub, feed):
    hub.alarm(an_alarm())
    index_path = hub.press.repository.books().target("content")[0]
    hub.answer(places.target(places.EDITION, index_path), 404)
    found = verified(feed)
    assert [alarm.id for alarm in found.emergency().alarms] == ["rain-orange"]
    with pytest.raises(Unreachable, match="status 404"):
        found.index()


def test_a_feed_without_an_edition_has_an_emergency_and_no_index(tmp_path, clock):
    hub = FakeHub(tmp_path, clock)
    found = verified(a_feed(hub, tmp_path, clock))
    assert found.index() is None
    assert found.emergency() is not None


# --- the pin ----------------------------------------------------------------------------------------------------------


def test_a_wrong_pin_is_told_as_the_wrong_feed_and_nothing_is_kept(hub, tmp_path, clock):
    feed = a_feed(hub, tmp_path, clock, pin="0" * 64)
    with pytest.raises(Refused, match="ours is pinned to 0000000000000000") as e:
        verified(feed)
    assert e.value.kind is Refusal.WRONG_FEED
    assert not list((tmp_path / "tuf").rglob("*.json"))


def test_the_pinned_root_is_fetched_once_in_a_terminals_life(hub, feed, tmp_path, clock):
    verified(feed)
    verified(a_feed(hub, tmp_path, clock))
    assert hub.fetched("/1.root.json") == [places.metadata("root", 1)]


def test_a_pinned_root_damaged_on_the_disk_is_fetched_again(hub, feed, tmp_path, clock):
    verified(feed)
    kept = next((tmp_path / "tuf").rglob("pinned.root.json"))
    kept.write_bytes(b"{}")
    assert verified(feed).root_version == 1
    assert len(hub.fetched("/1.root.json")) == 2


def test_a_terminal_pinned_to_another_feed_looks_at_nothing_of_the_old_one(hub, feed, tmp_path, clock):
    verified(feed).index()
    other = FakeHub(tmp_path, clock, feed="linzhou-jianshe")
    other.publish(a_notice())
    found = verified(a_feed(other, tmp_path, clock))
    assert (found.name, found.index().feed) == ("linzhou-jianshe", "linzhou-jianshe")


@pytest.mark.parametrize("page", [b"<html>hello</html>", b"", b"[]", b'{"signed":{"_type":"snapshot"}}', b"[" * 15_000])
def test_a_page_that_is_no_feed_is_unreachable_and_no_attack(hub, feed, page):
    hub.put(places.TIMESTAMP, page)
    with pytest.raises(Unreachable) as e:
        feed.ask()
    assert e.value.fault == "server"


def test_a_page_in_place_of_the_first_root_is_unreachable_and_no_attack(hub, feed):
    hub.put(places.metadata("root", 1), b"<html>hello</html>")
    with pytest.raises(Unreachable, match="no feed"):
        verified(feed)


@pytest.mark.parametrize("page", [b"<html>hello</html>", b"", b'{"signed":'], ids=["page", "empty", "half"])
@pytest.mark.parametrize("which", ["snapshot", "edition"])
def test_a_page_in_place_of_a_signed_file_is_unreachable_and_no_attack(hub, feed, which, page):
    books = hub.press.repository.books()
    paths = {
        "snapshot": places.metadata("snapshot", books.snapshot.signed.version),
        "edition": places.target(places.EDITION, books.target("content")[0]),
    }
    hub.put(paths[which], page)
    with pytest.raises(Unreachable) as e:
        verified(feed).index()
    assert e.value.fault == "server"


# --- time -------------------------------------------------------------------------------------------------------------


def test_now_is_what_the_floor_clock_says_and_not_the_machine(hub, tmp_path, clock):
    feed = a_feed(hub, tmp_path, clock)
    clock.advance(8 * 86_400)  # a timestamp holds for seven days
    assert refusal(feed) is Refusal.EXPIRED
    hub.heartbeat()
    assert verified(feed).index() is not None


@pytest.mark.parametrize("wall", ["1970-01-01 08:00", "2031-11-23 10:34"])
def test_a_clock_gone_wrong_by_years_still_verifies(hub, tmp_path, clock, wall):
    floor = clock.wall()
    clock.set_wall(wall)
    feed = Feed(hub, tmp_path / "tuf", hub.root_sha256, FloorClock(clock, floor))
    assert verified(feed).index() is not None


# --- roots ------------------------------------------------------------------------------------------------------------


def test_the_root_is_told_before_the_timestamp_is_judged(hub, feed):
    hub.forge()
    told = []
    came = feed.ask()
    with pytest.raises(Refused):
        feed.verify(came, 0, told.append)
    assert [(root.version, root.changed) for root in told] == [(1, frozenset())]


def test_a_new_root_with_a_new_timestamp_key_says_whose_floors_fall(hub, feed):
    verified(feed)
    hub.rotate("timestamp")
    told = []
    found = verified(feed, trusted_root=1, rooted=told.append)
    assert [(root.version, root.changed) for root in told] == [(2, {"timestamp", "content", "emergency"})]
    assert found.root_version == 2


def test_a_new_root_with_the_same_timestamp_key_lowers_nothing(hub, feed):
    verified(feed)
    hub.rotate("root")
    told = []
    verified(feed, trusted_root=1, rooted=told.append)
    assert [(root.version, root.changed) for root in told] == [(2, frozenset())]


def test_what_a_root_changed_is_seen_by_a_terminal_that_missed_several(hub, feed, tmp_path, clock):
    verified(feed)
    for role in ("root", "content", "root"):
        hub.rotate(role)
    told = []
    verified(a_feed(hub, tmp_path, clock), trusted_root=1, rooted=told.append)
    assert [(root.version, "content" in root.changed) for root in told] == [(4, True)]


def test_a_cache_that_was_lost_does_not_hide_a_rotation(hub, feed, tmp_path, clock):
    verified(feed)
    hub.rotate("timestamp")
    told = []
    verified(a_feed(hub, tmp_path, clock, folder="tuf-new"), trusted_root=1, rooted=told.append)
    assert "timestamp" in told[0].changed


def test_a_timestamp_fetched_just_before_its_new_root_is_asked_for_again_and_no_attack(hub, feed):
    verified(feed)
    hub.heartbeat()
    came = feed.ask()
    hub.rotate("timestamp")
    hub.clock.advance(1)
    hub.heartbeat()  # and the old key signs no more
    with pytest.raises(Unreachable, match="changing its keys"):
        feed.verify(came, 1, lambda root: None)
    assert verified(feed).root_version == 2


def test_a_timestamp_of_a_key_that_was_replaced_is_refused_ever_after(hub, feed):
    verified(feed)
    hub.heartbeat()
    old = feed.ask()
    hub.rotate("timestamp")
    hub.clock.advance(1)
    hub.heartbeat()
    verified(feed)
    with pytest.raises(Refused) as e:
        feed.verify(old, 2, lambda root: None)
    assert e.value.kind is Refusal.SIGNATURE
