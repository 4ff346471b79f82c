"""Attacks and faults on a feed, and what must happen: mixed, missing, another's, stolen."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, an_alarm
from fakes.hall import Hall
from fakes.hub import FakeHub

from kiosk.content import places
from kiosk.errors import Refusal, Refused, Unreachable
from kiosk.link.door import Answer
from kiosk.terminal.freshness import State


@pytest.fixture
def hall(tmp_path):
    hall = Hall.following(tmp_path)
    yield hall
    hall.close()


# --- mixed and missing ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["snapshot", "content"])
def test_new_and_old_metadata_mixed_apply_nothing(hall, role):
    old = hall.hub.press.repository.books().of(role)
    second = hall.publish()
    new = hall.hub.press.repository.books().of(role).signed.version
    hall.hub.put(places.metadata(role, new), old.to_bytes())
    before = hall.shown
    assert isinstance(hall.sync(), Refused)
    assert hall.shown is before
    hall.recovers(second)


@pytest.mark.parametrize("what", ["shard", "index", "snapshot", "content"])
@pytest.mark.parametrize("status", [404, 500])
def test_a_missing_file_applies_nothing_and_the_next_poll_recovers(hall, what, status):
    before = set(hall.hub.shards())
    second = hall.publish()
    books = hall.hub.press.repository.books()
    path = {
        "shard": (set(hall.hub.shards()) - before).pop(),
        "index": places.target(places.EDITION, books.target("content")[0]),
        "snapshot": places.metadata("snapshot", books.snapshot.signed.version),
        "content": places.metadata("content", books.content.signed.version),
    }[what]
    hall.hub.answer(path, status)
    trouble = hall.sync()
    assert isinstance(trouble, Unreachable)
    assert (hall.shown, hall.reason, hall.alarms) == (hall.first, "server", frozenset())
    hall.recovers(second)


@pytest.mark.parametrize("fault", ["html", "empty", "404", "500", "redirect", "dark"])
def test_a_feed_that_is_none_applies_nothing_and_the_next_poll_recovers(hall, fault):
    second = hall.publish()
    if fault == "html":
        hall.hub.answer_html()
    elif fault == "dark":
        hall.hub.go_dark()
    else:
        hall.hub.answer_all({"empty": 200, "redirect": 302}.get(fault) or int(fault))
    trouble = hall.sync()
    assert isinstance(trouble, Unreachable)
    assert hall.reason == ("network" if fault == "dark" else "server")
    assert (hall.shown, hall.alarms) == (hall.first, frozenset())
    hall.recovers(second)


def test_an_emergency_that_cannot_be_fetched_does_not_hold_up_the_edition_nor_is_it_forgotten(hall):
    second = hall.publish()
    hall.hub.alarm(an_alarm())
    sha256, _ = hall.hub.press.repository.books().target("emergency")
    hall.hub.answer(places.target(places.EMERGENCY, sha256), 404)
    assert isinstance(hall.sync(), Unreachable)
    assert hall.shown == second
    hall.recovers(second)
    assert [alarm.id for alarm in hall.terminal.snapshot.emergency.alarms] == ["rain-orange"]


# --- another's --------------------------------------------------------------------------------------------------------


def test_another_feeds_metadata_is_refused_before_it_can_poison_the_cache(hall, tmp_path):
    other = FakeHub(tmp_path, hall.clock, feed="linzhou-jianshe")
    other.publish(a_notice(title="别处的通知"))
    kept = {path: path.read_bytes() for path in (hall.data_dir / "tuf").rglob("*.json")}
    hall.hub.serve_other(other)
    asked = len(hall.hub.requests)
    hall.refuses(Refusal.WRONG_FEED)
    assert hall.hub.requests[asked:] == [places.TIMESTAMP]
    assert {path: path.read_bytes() for path in (hall.data_dir / "tuf").rglob("*.json")} == kept
    hall.recovers(hall.first)


def test_a_terminal_with_a_wrong_pin_takes_nothing(tmp_path):
    hall = Hall(tmp_path)
    hall.hub.publish(a_notice())
    hall.pin = "0" * 64
    hall.restart()
    trouble = hall.sync()
    assert isinstance(trouble, Refused)
    assert "pinned" in str(trouble)
    assert (hall.shown, hall.alarms) == (None, {Refusal.WRONG_FEED})
    hall.close()


# --- a thief with the real online keys --------------------------------------------------------------------------------


def test_a_thiefs_fast_forward_locks_nobody_out_once_the_root_has_turned(hall):
    hall.hub.fast_forward()
    hall.sync()
    assert hall.floors.edition == 2**53  # his signatures are good: nobody can tell, yet
    hall.hub.mend()
    hall.restart()
    hall.publish()
    assert isinstance(hall.sync(), Refused)  # the honest edition is older than his
    hall.hub.rotate("content")
    third = hall.publish()
    assert hall.sync() is None
    assert hall.shown == third
    assert hall.floors.edition == third.serial
    assert hall.state is State.CURRENT


def test_after_the_root_has_turned_the_thiefs_signatures_are_refused(hall):
    hall.hub.rotate("content")
    second = hall.publish()
    assert hall.sync() is None
    old = hall.hub._past[0]
    hall.hub.put(places.TIMESTAMP, old)
    hall.refuses(Refusal.SIGNATURE)
    hall.recovers(second)


# --- two publishes in one second --------------------------------------------------------------------------------------


class Nginx:
    """A door with the ETag that nginx makes: the second of the file's mtime, and its size."""

    def __init__(self, hub):
        self._hub = hub

    def get(self, path, *, etag="", **more):
        answer = self._hub.get(path, **more)
        file = self._hub.public / path
        if answer.status != 200 or not file.is_file():
            return answer
        tag = f'"{int(file.stat().st_mtime):x}-{file.stat().st_size:x}"'
        return Answer(304, etag=tag) if etag == tag else Answer(200, answer.body, tag)


def test_two_publishes_in_one_second_are_both_seen_behind_nginx(hall):
    hall.restart(door=Nginx(hall.hub))
    one = hall.hub.publish(a_notice(title="第一次修改的通知"), a_guide())
    assert hall.sync() is None
    assert hall.shown == one
    other = hall.hub.publish(a_notice(title="第二次修改的通知"), a_guide())
    assert hall.sync() is None
    assert hall.shown == other
