"""The door over HTTP, when the other side is slow, gone, or no server at all."""

from __future__ import annotations

import socket
import time
from threading import Event

import pytest
from fakes.wayward import Talk, Wayward, dripping, head, raw, silent, text

from kiosk.clock import FloorClock, SystemClock
from kiosk.errors import Unreachable
from kiosk.link.http import HttpDoor
from kiosk.link.sockets import Resolver

SOON = 0.25  # seconds: the deadline of a test in which the server is slow


@pytest.fixture
def clock():
    return FloorClock(SystemClock(), SystemClock().wall())


def get(url, clock, path="metadata/timestamp.json", max_bytes=16_000, deadline_s=5.0, **more):
    return HttpDoor(url, clock).get(path, max_bytes=max_bytes, deadline_s=deadline_s, **more)


@pytest.mark.parametrize(
    "answer",
    [
        silent,
        dripping(b"HTTP/1.1 200 OK and on and on and on and on"),
        dripping(b"X-More: and more\r\n", b"HTTP/1.1 200 So\r\n"),
        dripping(b"x", head(200, content_length=100_000)),
        dripping(b"1\r\nx\r\n", head(200, transfer_encoding="chunked")),
        dripping(b"0", head(200, transfer_encoding="chunked")),
    ],
    ids=["nothing", "status line", "headers", "body", "chunks", "length of a chunk"],
)
def test_a_drip_ends_at_the_deadline(clock, answer):
    with Wayward(answer) as server:
        began = time.monotonic()
        with pytest.raises(Unreachable, match=r"no whole answer within 0\.25 s") as e:
            get(server.url, clock, deadline_s=SOON, max_bytes=1_000_000)
        assert time.monotonic() - began < SOON + 1
    assert e.value.fault == "network"


def test_the_page_of_an_error_that_drips_ends_at_the_deadline(clock):
    with Wayward(dripping(b"x", head(500, content_length=60_000))) as server:
        began = time.monotonic()
        assert get(server.url, clock, deadline_s=SOON).status == 500
        assert time.monotonic() - began < SOON + 1


def test_a_name_server_that_hangs_costs_the_deadline_and_one_thread(clock):
    asked, answer = [], Event()

    def hang(host, port, **_):
        asked.append(host)
        answer.wait(30)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    with Wayward(text(b"{}")) as server:
        door = HttpDoor(f"http://feed.example:{server.port}", clock, Resolver(hang))
        for _ in range(3):
            with pytest.raises(Unreachable, match=r"no whole answer within 0\.1 s"):
                door.get("a.json", max_bytes=10, deadline_s=0.1)
        assert asked == ["feed.example"]
        answer.set()
        assert door.get("a.json", max_bytes=10, deadline_s=5).body == b"{}"


def test_a_name_that_nobody_knows_is_unreachable(clock):
    def nobody(host, port, **_):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    door = HttpDoor("http://feed.example", clock, Resolver(nobody))
    with pytest.raises(Unreachable, match="the name is not known"):
        door.get("a.json", max_bytes=10, deadline_s=5)


def test_a_second_address_is_tried_when_the_first_is_dead(clock):
    with Wayward(text(b"{}")) as server:

        def two(host, port, **_):
            dead = socket.create_server(("127.0.0.1", 0))
            dead_port = dead.getsockname()[1]
            dead.close()
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", p)) for p in (dead_port, port)]

        door = HttpDoor(f"http://feed.example:{server.port}", clock, Resolver(two))
        assert door.get("a.json", max_bytes=10, deadline_s=5).body == b"{}"


def test_where_nobody_listens_is_unreachable(clock):
    closed = socket.create_server(("127.0.0.1", 0))
    port = closed.getsockname()[1]
    closed.close()
    with pytest.raises(Unreachable, match="nobody listens there") as e:
        get(f"http://127.0.0.1:{port}", clock)
    assert e.value.fault == "network"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello\r\n",
        b"HTTP/1.1 200 So\r\nContent-Length: 10\r\n\r\nhalf",
        b"HTTP/1.1 200 So\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nha",
        b"HTTP/1.1 200 So\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 So\r\nX: " + b"x" * 70_000 + b"\r\n\r\n",
    ],
    ids=["nothing", "no HTTP", "half a body", "half a chunk", "no chunk", "a header without end"],
)
def test_what_is_no_whole_answer_is_unreachable(clock, data):
    with Wayward(raw(data)) as server, pytest.raises(Unreachable):
        get(server.url, clock)


def test_closing_the_door_ends_what_is_going_on(clock):
    with Wayward(silent) as server:
        door = HttpDoor(server.url, clock)
        arrived = Event()

        def close_when_it_waits(talk: Talk) -> None:
            arrived.set()
            door.close()
            silent(talk)

        server.answers[:] = [close_when_it_waits]
        began = time.monotonic()
        with pytest.raises(Unreachable):
            door.get("a.json", max_bytes=10, deadline_s=20)
        assert arrived.is_set()
        assert time.monotonic() - began < 10
