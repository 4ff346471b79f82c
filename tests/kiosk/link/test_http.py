"""The door over HTTP, against a real server that does it wrong."""

from __future__ import annotations

import gzip
import zlib

import pytest
from fakes.clock import FakeClock
from fakes.wayward import Talk, Wayward, chunked, dripping, endless, head, raw, text

from kiosk.clock import FloorClock, SystemClock
from kiosk.errors import Unreachable
from kiosk.link.http import HttpDoor, HttpUplink

SOON = 0.25  # seconds: the deadline of a test in which the server is slow


@pytest.fixture
def clock():
    return FloorClock(SystemClock(), SystemClock().wall())


def get(url, clock, path="metadata/timestamp.json", max_bytes=16_000, deadline_s=5.0, **more):
    return HttpDoor(url, clock).get(path, max_bytes=max_bytes, deadline_s=deadline_s, **more)


def test_a_file_comes_with_its_etag(clock):
    with Wayward(text(b"{}", etag='"7"')) as server:
        answer = get(server.url, clock)
    assert (answer.status, answer.body, answer.etag) == (200, b"{}", '"7"')
    assert server.paths == ["/metadata/timestamp.json"]


def test_a_file_that_has_not_changed_is_not_sent_again(clock):
    with Wayward(raw(head(304, etag='"7"'))) as server:
        answer = get(server.url, clock, etag='"7"')
    assert (answer.status, answer.body) == (304, b"")
    assert b'If-None-Match: "7"' in server.requests[0]


def test_a_poll_that_finds_nothing_is_small(clock):
    with Wayward(raw(head(304, etag='"67431f2a-5d2"'))) as server:
        get(server.url, clock, etag='"67431f2a-5d2"')
    assert server.received <= 200  # bytes up


def test_the_request_names_no_library_and_follows_no_environment(clock, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with Wayward(text(b"{}", set_cookie="a=b")) as server:
        door = HttpDoor(server.url, clock)
        for _ in range(2):
            door.get("a.json", max_bytes=10, deadline_s=5)
    assert b"User-Agent: Mingbai/1\r\n" in server.requests[0]
    assert b"Cookie" not in server.requests[1]


def test_the_connection_is_kept_even_past_a_page_that_is_not_there(clock):
    with Wayward(text(b"{}"), text(b"<html>none</html>", 404), chunked(b"{", b"}"), text(b"{}")) as server:
        door = HttpDoor(server.url, clock)
        statuses = [door.get("a.json", max_bytes=10, deadline_s=5).status for _ in range(4)]
    assert statuses == [200, 404, 200, 200]
    assert server.connections == 1


def test_a_connection_that_the_server_closed_meanwhile_is_made_anew(clock):
    def answer_and_hang_up(talk: Talk) -> None:
        talk.keep = False
        text(b"{}")(talk)

    with Wayward(answer_and_hang_up) as server:
        door = HttpDoor(server.url, clock)
        bodies = [door.get("a.json", max_bytes=10, deadline_s=5).body for _ in range(3)]
    assert bodies == [b"{}"] * 3


@pytest.mark.parametrize("status", [301, 302, 307, 401, 403, 404, 500, 503])
def test_a_status_that_is_no_success_is_told_as_it_is_and_followed_nowhere(clock, status):
    with Wayward(text(b"elsewhere", status, location="/elsewhere.json")) as server:
        answer = get(server.url, clock)
    assert (answer.status, answer.body) == (status, b"")
    assert server.paths == ["/metadata/timestamp.json"]


def test_an_empty_body_is_an_empty_body(clock):
    with Wayward(text(b"")) as server:
        assert get(server.url, clock).body == b""


# --- what is too much -------------------------------------------------------------------------------------------------


def test_a_length_above_the_ceiling_is_not_read(clock):
    with Wayward(endless(b"x" * 65_536, head(200, content_length=10**12))) as server:
        with pytest.raises(Unreachable, match="more than we take") as e:
            get(server.url, clock)
        assert e.value.fault == "server"
        # What the sockets of both sides hold may have left the server, no more.
        assert server.sent < 16_000_000


@pytest.mark.parametrize("headers", [{}, {"transfer_encoding": "chunked"}])
def test_endless_data_stops_at_the_ceiling(clock, headers):
    piece = b"10000\r\n" + b"x" * 65_536 + b"\r\n" if headers else b"x" * 65_536
    with Wayward(endless(piece, head(200, **headers))) as server, pytest.raises(Unreachable, match="more than we take"):
        get(server.url, clock, max_bytes=1_000_000)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_small_body_that_unpacks_to_a_mountain_stops_at_the_ceiling(clock, encoding):
    mountain = bytes(50_000_000)
    small = gzip.compress(mountain) if encoding == "gzip" else zlib.compress(mountain)
    answer = text(small, content_encoding=encoding)
    with Wayward(answer) as server, pytest.raises(Unreachable, match="more than we take"):
        get(server.url, clock, max_bytes=100_000)


def test_a_body_of_just_the_ceiling_is_taken(clock):
    with Wayward(text(b"x" * 1000), text(b"x" * 1001), chunked(b"x" * 1000), chunked(b"x" * 1001)) as server:
        door = HttpDoor(server.url, clock)
        for _ in range(2):
            assert len(door.get("a.json", max_bytes=1000, deadline_s=5).body) == 1000
            with pytest.raises(Unreachable):
                door.get("a.json", max_bytes=1000, deadline_s=5)


# --- what is compressed -----------------------------------------------------------------------------------------------

TEXT = '{"title":"关于调整窗口服务时间的通知"}'.encode() * 50


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        ("gzip", gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)[2:-4]),
        ("identity", TEXT),
    ],
    ids=["gzip", "x-gzip", "gzip of two members", "deflate", "deflate without its frame", "identity"],
)
@pytest.mark.parametrize("in_chunks", [False, True])
def test_what_the_server_compressed_comes_out_as_it_was(clock, encoding, packed, in_chunks):
    pieces = [packed[i : i + 7] for i in range(0, len(packed), 7)]
    answer = chunked(*pieces, content_encoding=encoding) if in_chunks else text(packed, content_encoding=encoding)
    with Wayward(answer) as server:
        assert get(server.url, clock, max_bytes=len(TEXT)).body == TEXT


def test_json_is_asked_for_compressed_and_media_is_not(clock):
    with Wayward(text(b"{}")) as server:
        door = HttpDoor(server.url, clock)
        door.get("shards/aa/aa.json", max_bytes=10, deadline_s=5)
        door.get("objects/aa/aa", max_bytes=10, deadline_s=5)
    assert b"Accept-Encoding: gzip, deflate" in server.requests[0]
    assert b"Accept-Encoding: identity" in server.requests[1]


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(TEXT)[:-9]),
        ("gzip", b""),
        ("gzip", TEXT),
        ("deflate", b"\xff\xff\xff\xff"),
        ("br", TEXT),
        ("zstd", TEXT),
        ("gzip, gzip", gzip.compress(gzip.compress(TEXT))),
    ],
    ids=["cut off", "empty", "not gzip", "not deflate", "br", "zstd", "twice"],
)
def test_what_cannot_be_unpacked_is_no_answer(clock, encoding, body):
    with Wayward(text(body, content_encoding=encoding)) as server, pytest.raises(Unreachable) as e:
        get(server.url, clock)
    assert e.value.fault == "server"


# --- the way out ------------------------------------------------------------------------------------------------------


def test_an_envelope_is_posted_with_its_headers(clock):
    with Wayward(text(b"[]")) as server:
        answer = HttpUplink(server.url, clock).post("/intake/envelopes", b'["x"]', {"X-Seq": "7"}, deadline_s=5)
    assert (answer.status, answer.body) == (200, b"[]")
    request = server.requests[0]
    assert request.startswith(b"POST /intake/envelopes HTTP/1.1")
    assert request.endswith(b'\r\n\r\n["x"]')
    assert b"X-Seq: 7" in request
    assert b"Content-Type: application/json" in request


def test_a_post_is_not_repeated_by_itself(clock):
    with Wayward(raw(b"")) as server, pytest.raises(Unreachable):
        HttpUplink(server.url, clock).post("/intake/envelopes", b"[]", {}, deadline_s=5)
    assert len(server.requests) == 1


def test_a_hub_that_drips_ends_at_the_deadline(clock):
    answer = dripping(b" ", head(200, content_length=9999))
    with Wayward(answer) as server, pytest.raises(Unreachable, match=r"0\.25 s"):
        HttpUplink(server.url, clock).post("/intake/envelopes", b"[]", {}, deadline_s=SOON)


def test_time_comes_from_the_clock_that_is_handed_in():
    clock = FloorClock(FakeClock(), FakeClock().wall())
    with Wayward(text(b"{}")) as server:
        assert get(server.url, clock).status == 200
