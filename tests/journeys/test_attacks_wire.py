"""Faults on the wire between a whole terminal and its feed, over real sockets (feed.md §3), and what a poll costs."""

from __future__ import annotations

import gzip
import socket
from threading import Event

import pytest
from fakes.builders import a_guide, a_notice, an_edition
from fakes.hall import Hall
from fakes.serving import HANG_UP, faulty, serving
from fakes.wayward import Wayward, chunked, dripping, endless, head, raw, silent, text

from kiosk.clock import FloorClock, SystemClock
from kiosk.content import places
from kiosk.content.item import replace
from kiosk.errors import Unreachable
from kiosk.link.http import HttpDoor
from kiosk.link.sockets import Resolver


class Hasty:
    """A door with short deadlines, so that a test of slowness is quick."""

    def __init__(self, url, resolver=None, most_s=0.25):
        clock = FloorClock(SystemClock(), SystemClock().wall())
        self._door, self.most_s = HttpDoor(url, clock, resolver), most_s

    def get(self, path, *, deadline_s, **more):
        return self._door.get(path, deadline_s=min(deadline_s, self.most_s), **more)


@pytest.fixture
def hall(tmp_path):
    hall = Hall.following(tmp_path)
    yield hall
    hall.close()


PAGE = b"<!doctype html><title>Login</title><p>Please log in."
FAULTS = {
    "endless data": endless(b"x" * 65_536, head(200)),
    "endless data, announced": endless(b"x" * 65_536, head(200, content_length=10**12)),
    "a mountain in a small body": text(gzip.compress(bytes(30_000_000)), content_encoding="gzip"),
    "a slow drip": dripping(b" ", head(200, content_length=5000)),
    "a slow drip of headers": dripping(b"X-A: b\r\n", b"HTTP/1.1 200 So\r\n"),
    "a slow drip of chunks": dripping(b"1\r\n \r\n", head(200, transfer_encoding="chunked")),
    "no answer": silent,
    "a connection that breaks": HANG_UP,
    "half an answer": raw(head(200, content_length=5000) + b'{"signed":'),
    "a page": text(PAGE, content_type="text/html"),
    "a page in chunks": chunked(PAGE[:10], PAGE[10:]),
    "a redirect": text(b"", 302, location="/elsewhere/timestamp.json"),
    "not found": text(b"none", 404),
    "forbidden": text(b"no", 403),
    "a server error": text(b"oops", 500),
    "an empty body": text(b""),
    "no HTTP": raw(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "a coding nobody asked for": text(b"....", content_encoding="br"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_is_applied_and_the_next_poll_recovers(hall, fault):
    right, stands = serving(hall.hub), hall.first
    with Wayward(right) as server:
        hall.restart(door=Hasty(server.url))
        for where in (places.TIMESTAMP, ".edition.json", "shards/"):
            second = hall.publish(a_notice(title=f"在{where}出错时的通知"), a_guide())
            server.answers[:] = [faulty(right, where, FAULTS[fault])]
            hall.door.most_s = 0.15
            assert isinstance(hall.sync(), Unreachable), where
            assert hall.reason in {"network", "server"}
            assert (hall.shown, hall.alarms) == (stands, frozenset())
            server.answers[:] = [right]
            hall.door.most_s = 5
            assert hall.sync() is None
            assert hall.shown == second
            stands = second


def test_a_name_server_that_hangs_applies_nothing_and_the_next_poll_recovers(hall):
    second = hall.publish()
    answer = Event()

    def hang(host, port, **_):
        answer.wait(30)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    with Wayward(serving(hall.hub)) as server:
        hall.restart(door=Hasty(f"http://feed.example:{server.port}", Resolver(hang)))
        assert isinstance(hall.sync(), Unreachable)
        assert (hall.shown, hall.reason) == (hall.first, "network")
        answer.set()
        hall.door.most_s = 5
        assert hall.sync() is None
    assert hall.shown == second


@pytest.mark.parametrize("coding", ["", "gzip", "deflate", "chunked gzip"])
def test_however_a_server_packs_it_the_edition_comes_right(hall, coding):
    film = hall.hub.media(bytes(range(251)) * 4000, deferred=False)
    second = hall.publish(a_notice(media=(film,)), a_guide())
    with Wayward(serving(hall.hub, coding)) as server:
        hall.restart(door=Hasty(server.url, most_s=5))
        assert hall.sync() is None
    assert hall.shown == second
    assert film.sha256 in hall.terminal.snapshot.stored


def test_a_film_whose_line_breaks_again_and_again_still_comes(hall):
    film = hall.hub.media(bytes(range(251)) * 4000)
    second = hall.publish(a_notice(media=(film,)))
    right, cut = serving(hall.hub), []

    def breaking(talk):
        """Every second answer stops after 100 kB."""
        cut.append(talk)
        if len(cut) % 2:
            whole, talk.send = talk.send, lambda data: whole(data[:100_000])
            talk.keep = False
        right(talk)

    with Wayward(faulty(right, "objects/", breaking)) as server:
        hall.restart(door=Hasty(server.url, most_s=5))
        assert hall.sync() is None
    assert hall.shown == second
    assert len(cut) >= 3


def test_switching_off_does_not_wait_for_a_server_that_says_nothing(hall):
    asked = Event()

    def swallow(talk):
        asked.set()
        silent(talk)

    with Wayward(swallow) as server:
        hall.restart(door=HttpDoor(server.url, FloorClock(SystemClock(), SystemClock().wall())))
        hall.terminal.start()
        assert asked.wait(10)
        began = SystemClock().monotonic()
        hall.close()
        assert SystemClock().monotonic() - began < 5  # the deadline of a poll is 10 s


# --- what it costs ----------------------------------------------------------------------------------------------------


def test_a_poll_that_finds_nothing_is_one_request_of_a_few_bytes(hall):
    with Wayward(serving(hall.hub)) as server:
        hall.restart(door=Hasty(server.url, most_s=5))
        hall.sync()
        server.requests.clear()
        server.received = server.sent = 0
        hall.sync()
    assert server.paths == ["/" + places.TIMESTAMP]
    assert server.received <= 200
    assert server.sent <= 200


def test_one_changed_guide_of_a_thousand_costs_at_most_40_kb(hall):
    words = _words(200_000)
    guides = [a_guide(f"guide-{n:04}", special=words[n * 197 :][:2000]) for n in range(1000)]
    hall.publish(*guides)
    with Wayward(serving(hall.hub)) as server:
        hall.restart(door=Hasty(server.url, most_s=5))
        assert hall.sync() is None
        server.received = server.sent = 0
        guides[500] = replace(guides[500], special=words[-2000:])
        hall.clock.advance(60)
        second = hall.hub.publish(an_edition(*guides))
        assert hall.sync() is None
    assert hall.shown == second
    assert server.sent + server.received <= 40_000


def _words(length):
    """Text that compresses no better than prose: characters by a simple generator, common ones more often."""
    state, found = 1, []
    for _ in range(length):
        state = (state * 1103515245 + 12345) % 2**31
        found.append(chr(0x4E00 + int((state / 2**31) ** 2 * 2500) * 7))
    return "".join(found)
