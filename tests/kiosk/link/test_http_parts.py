"""The door over HTTP, when a film is fetched part by part."""

from __future__ import annotations

import pytest
from fakes.wayward import Talk, Wayward, dripping, head, raw, text

from kiosk.clock import FloorClock, SystemClock
from kiosk.errors import Unreachable
from kiosk.link.http import HttpDoor

SOON = 0.25  # seconds: the deadline of a test in which the server is slow


@pytest.fixture
def clock():
    return FloorClock(SystemClock(), SystemClock().wall())


def get(url, clock, path="metadata/timestamp.json", max_bytes=16_000, deadline_s=5.0, **more):
    return HttpDoor(url, clock).get(path, max_bytes=max_bytes, deadline_s=deadline_s, **more)


FILM = bytes(range(256)) * 40


def ranged(talk: Talk) -> None:
    """What a decent server does with `Range: bytes=a-b`."""
    first, last = talk.header("Range").removeprefix("bytes=").split("-")
    part = FILM[int(first) : int(last) + 1]
    where = f"bytes {first}-{int(first) + len(part) - 1}/{len(FILM)}"
    text(part, 206, content_range=where, etag='"f"')(talk)


def test_a_part_is_asked_for_and_no_more_than_the_ceiling(clock):
    with Wayward(ranged) as server:
        answer = get(server.url, clock, "objects/aa/aa", max_bytes=1000, offset=500)
    assert (answer.status, answer.body, answer.total) == (206, FILM[500:1500], len(FILM))
    assert b"Range: bytes=500-1499" in server.requests[0]


def test_the_first_part_is_a_part_too(clock):
    with Wayward(ranged) as server:
        answer = get(server.url, clock, "objects/aa/aa", max_bytes=1000, offset=0)
    assert (answer.status, answer.body) == (206, FILM[:1000])


def test_a_server_that_knows_no_parts_is_read_past_what_we_have(clock):
    with Wayward(text(FILM)) as server:
        answer = get(server.url, clock, "objects/aa/aa", max_bytes=1000, offset=500)
    assert (answer.status, answer.body, answer.total) == (206, FILM[500:1500], len(FILM))


def test_what_came_of_a_part_before_the_line_broke_is_kept(clock):
    broken = head(206, content_length=1000, content_range=f"bytes 0-999/{len(FILM)}") + FILM[:400]
    with Wayward(raw(broken)) as server:
        assert get(server.url, clock, "objects/aa/aa", max_bytes=1000, offset=0).body == FILM[:400]


def test_what_came_of_a_part_before_the_deadline_is_kept(clock):
    whole = head(206, content_length=1000, content_range=f"bytes 0-999/{len(FILM)}") + FILM[:400]
    with Wayward(dripping(b"\x00", whole)) as server:
        answer = get(server.url, clock, "objects/aa/aa", max_bytes=1000, offset=0, deadline_s=SOON)
    assert answer.body[:400] == FILM[:400]


@pytest.mark.parametrize("where", ["bytes 0-9/100", "bytes */100", "", "bytes x-y/z"])
def test_another_part_than_asked_for_is_no_answer(clock, where):
    with Wayward(text(b"0123456789", 206, content_range=where)) as server, pytest.raises(Unreachable, match="not the"):
        get(server.url, clock, "objects/aa/aa", max_bytes=10, offset=5)


def test_a_part_behind_the_end_is_told_as_such(clock):
    with Wayward(text(b"", 416, content_range=f"bytes */{len(FILM)}")) as server:
        assert get(server.url, clock, "objects/aa/aa", max_bytes=10, offset=len(FILM)).status == 416
