"""The courier: what it asks, what it tells, and how it goes on when things go wrong."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from threading import Thread

import pytest
from fakes.builders import a_guide, a_notice
from fakes.street import Street

from kiosk.content import places
from kiosk.errors import Damaged, Refusal, Refused
from kiosk.link import disk
from kiosk.terminal.facts import (
    Arrived,
    ArrivedEmergency,
    Contacted,
    Heartbeat,
    NoRoom,
    Rejected,
    Rotated,
)


@pytest.fixture
def street(tmp_path):
    street = Street(tmp_path)
    street.hub.publish(a_notice(), a_guide())
    return street


# --- the way in -------------------------------------------------------------------------------------------------------


def test_a_first_poll_brings_the_emergency_first_then_the_edition_whole(street):
    street.poll()
    kinds = [type(fact) for fact in street.keeper.told]
    assert kinds.index(Rotated) < kinds.index(ArrivedEmergency) < kinds.index(Heartbeat) < kinds.index(Arrived)
    assert street.keeper.of(Arrived)[0].index == street.hub.press.editions.index()
    assert street.courier.trouble is None


def test_a_poll_that_finds_nothing_is_one_request_and_a_contact(street):
    street.poll()
    told = len(street.keeper.told)
    assert street.poll() == [places.TIMESTAMP]
    assert [type(fact) for fact in street.keeper.told[told:]] == [Contacted]
    assert street.contact == (True, "")


def test_one_changed_guide_is_one_shard_and_one_index(street):
    street.poll()
    street.clock.advance(60)
    street.hub.publish(a_notice(), a_guide(title="另一个名称的施工许可证核发"))
    paths = street.poll()
    assert len([path for path in paths if path.startswith("shards/")]) == 1
    assert len([path for path in paths if path.startswith("targets/")]) == 1


def test_a_heartbeat_is_told_and_fetches_no_content(street):
    street.poll()
    street.clock.advance(600)
    street.hub.heartbeat()
    paths = street.poll()
    assert [path for path in paths if not path.startswith("metadata/")] == []
    beat = street.keeper.of(Heartbeat)[-1]
    assert (beat.serial, beat.signed_at) == (
        street.hub.press.editions.index().serial,
        street.hub.press.repository.books().signed_at(),
    )


def test_the_etag_is_remembered_only_after_the_keeper_installed(street):
    street.keeper.refuse(Arrived, Refused(Refusal.CONTENT, "an id stands twice"))
    street.poll()
    assert street.keeper.floors().installed == 0
    assert street.courier.busy
    street.clock.advance(400)
    street.poll()
    assert street.keeper.floors().installed == street.hub.press.editions.index().serial


def test_a_refusal_by_the_keeper_is_not_told_to_it_again(street):
    street.keeper.refuse(Arrived, Refused(Refusal.CONTENT, "an id stands twice"))
    street.poll()
    assert street.keeper.of(Rejected) == []
    assert street.contact == (True, "content")


def test_a_file_that_the_keeper_found_damaged_is_fetched_again(street):
    def damage(fact):
        next(iter(fact.files.values())).unlink()
        return Damaged("incoming: not what its hash says")

    real = street.keeper.tell

    def tell(fact):
        if isinstance(fact, Arrived) and not street.keeper.of(Arrived):
            street.keeper.refuse(Arrived, damage(fact))
        return real(fact)

    street.keeper.tell = tell
    street.poll()
    assert street.contact == (True, "disk")
    street.clock.advance(400)
    street.poll()
    assert street.keeper.floors().installed == street.hub.press.editions.index().serial


def test_a_full_refresh_comes_at_the_start_and_every_hour(street):
    street.poll()
    street.clock.advance(3599)
    assert street.poll() == [places.TIMESTAMP]
    street.clock.advance(2)
    assert places.metadata("root", 2) in street.poll()
    assert street.poll() == [places.TIMESTAMP]


def test_after_a_restart_what_is_installed_is_not_fetched_again(street):
    street.poll()
    street.start()
    assert [path for path in street.poll() if path.startswith("shards/")] == []
    assert len(street.keeper.of(Arrived)) == 1


def test_an_edition_that_stands_damaged_is_fetched_again_under_its_serial(street):
    street.poll()
    street.keeper.lose()
    street.start()
    street.poll()
    assert [fact.index.serial for fact in street.keeper.of(Arrived)] == [street.keeper.floors().installed] * 2


# --- its life ---------------------------------------------------------------------------------------------------------


def test_a_fault_of_our_own_is_told_and_the_next_poll_goes_on(street, caplog):
    real = street.hub.get
    street.hub.get = lambda *_, **__: 1 / 0
    street.poll()
    assert street.contact == (True, "fault")
    assert "division by zero" in caplog.text
    street.hub.get = real
    street.poll()
    assert street.keeper.floors().installed > 0


@pytest.mark.parametrize(
    ("number", "reason", "rooms"), [(errno.ENOSPC, "disk", 1), (errno.EDQUOT, "disk", 1), (errno.EROFS, "disk", 0)]
)
def test_a_disk_that_takes_no_more_is_told_and_the_next_poll_goes_on(street, monkeypatch, number, reason, rooms):
    with monkeypatch.context() as patched:
        patched.setattr(disk, "write", lambda *_: (_ for _ in ()).throw(OSError(number, os.strerror(number))))
        street.poll()
    assert street.contact == (True, reason)
    assert len(street.keeper.of(NoRoom)) == rooms
    street.poll()
    assert street.keeper.floors().installed == street.hub.press.editions.index().serial


def test_a_thread_of_its_own_starts_wakes_and_stops(street):
    thread = Thread(target=street.courier.run)
    thread.start()
    street.courier.wake()
    street.courier.stop()
    thread.join(10)
    assert not thread.is_alive()


def test_stopping_does_not_wait_for_a_keeper_that_does_not_answer(street):
    street.keeper.hold(Arrived)
    thread = Thread(target=street.courier.run)
    thread.start()
    street.courier.wake()
    assert street.keeper.asked.wait(10)
    street.courier.stop()
    thread.join(10)
    assert not thread.is_alive()
    street.keeper.release()


def test_nothing_of_tuf_or_requests_is_imported_before_the_first_step():
    heavy = "{'tuf', 'requests', 'urllib3', 'securesystemslib', 'cryptography'}"
    code = (
        "import sys, pathlib\n"
        "from kiosk.clock import FloorClock, SystemClock\n"
        "from kiosk.link.door import door_for\n"
        "from kiosk.link.feed import Feed\n"
        "from kiosk.link.http import HttpUplink\n"
        "from kiosk.link.uplink import Post\n"
        "from kiosk.terminal.courier import Courier\n"
        "from kiosk.terminal.follow import Follower\n"
        "clock = FloorClock(SystemClock(), SystemClock().wall())\n"
        "door = door_for('http://127.0.0.1:9', clock)\n"
        "feed = Feed(door, pathlib.Path('tuf'), '0' * 64, clock)\n"
        "follower = Follower(None, feed, pathlib.Path('incoming'), clock)\n"
        "post = Post(HttpUplink('http://127.0.0.1:9', clock), bytes, int)\n"
        "Courier(None, follower, clock, post=post)\n"
        f"print(sorted({heavy} & set(sys.modules)))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
