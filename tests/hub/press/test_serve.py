"""The feed on a real socket: what is given, what is refused, and who is waited for how long."""

import gzip
import http.client
import socket
from contextlib import closing
from dataclasses import replace

import pytest
from fakes.builders import a_notice
from fakes.hub import FakeHub
from fakes.stock import StockClient

from hub.press.disk import Disk
from hub.press.keys import Keyring
from hub.press.press import Press
from hub.press.serve import Server
from kiosk.clock import SystemClock
from kiosk.content import places
from kiosk.errors import BadInput


@pytest.fixture
def hub(tmp_path):
    hub = FakeHub(tmp_path)
    hub.publish(a_notice(body="大厅通知。" * 400, media=(hub.media(bytes(range(250)) * 4000),)))
    return hub


@pytest.fixture
def server(hub, tmp_path):
    still = replace(hub.press, keyring=Keyring(tmp_path / "no-keys", Disk()))  # no heartbeat between two requests
    with Server(still, SystemClock(), port=0, say=[].append) as server:
        yield server


def connected(server):
    host, port = server.url.removeprefix("http://").split(":")
    return closing(socket.create_connection((host, int(port)), timeout=20))


def talk(server, request):
    """Everything that comes back for these bytes on one connection, until it is closed."""
    with connected(server) as line:
        line.sendall(request)
        line.shutdown(socket.SHUT_WR)
        return heard(line)


def heard(line):
    data = bytearray()
    while chunk := line.recv(65536):
        data += chunk
    return bytes(data)


def get(server, path, method="GET", **headers):
    """(status, headers, body) of one request."""
    host, port = server.url.removeprefix("http://").split(":")
    with closing(http.client.HTTPConnection(host, int(port), timeout=20)) as line:
        line.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = line.getresponse()
        return answer.status, dict(answer.headers), answer.read()


def test_a_stock_client_reads_the_feed_over_http(hub, server, tmp_path):
    def over_http(path):
        status, _, body = get(server, f"/{path}")
        return body if status == 200 else None

    root = (hub.public / places.metadata("root", 1)).read_bytes()
    client = StockClient(tmp_path / "client", root, over_http, hub.clock)
    assert client.edition() == hub.press.editions.current()


def test_a_poll_that_finds_nothing_is_one_small_answer(server):
    _, headers, body = get(server, "/metadata/timestamp.json")
    assert len(body) > 300
    request = f"GET /metadata/timestamp.json HTTP/1.1\r\nHost: x\r\nIf-None-Match: {headers['ETag']}\r\n\r\n"
    answer = talk(server, request.encode())
    assert answer.startswith(b"HTTP/1.1 304 ")
    assert len(answer) <= 180


def test_json_travels_compressed_and_media_in_parts(hub, server):
    shard = max(hub.shards(), key=lambda path: (hub.public / path).stat().st_size)
    status, headers, body = get(server, f"/{shard}", Accept_Encoding="gzip")
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert gzip.decompress(body) == (hub.public / shard).read_bytes()
    media = places.media(next(iter(hub.files)))
    whole = (hub.public / media).read_bytes()
    assert get(server, f"/{media}")[2] == whole
    status, headers, body = get(server, f"/{media}", Range="bytes=999000-")
    assert (status, headers["Content-Range"], body) == (206, "bytes 999000-999999/1000000", whole[999000:])


def test_head_tells_all_but_the_body(server):
    full, bare = get(server, "/metadata/1.root.json"), get(server, "/metadata/1.root.json", "HEAD")
    assert bare[:2] == full[:2]
    assert (bare[2], int(bare[1]["Content-Length"])) == (b"", len(full[2]))


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/keys/", "/keys/root.pem", "/../keys/root.pem", "/metadata/../../keys/", "/%2e%2e/keys/root.pem"),
        *("/..%2fkeys", "/metadata\\..\\keys", "/metadata/timestamp.json%00.txt", "/state/feed.json", "/metadata/"),
        *("//keys/", "/metadata/.tmp-1", "http://elsewhere/metadata/timestamp.json", "*", "metadata/timestamp.json"),
    ],
)
def test_nothing_but_the_feed_is_found(hub, server, path):
    key = next((hub.dir / "keys").glob("root.*.pem")).read_bytes()
    (hub.dir / "keys" / "root.pem").write_bytes(key)
    answer = talk(server, f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    assert answer.split(b"\r\n")[0] in (b"HTTP/1.1 404 Not Found", b"HTTP/1.1 400 Bad Request")
    assert b"PRIVATE" not in answer
    assert b"root.pem" not in answer


def test_a_nul_and_bytes_of_no_language_are_answered_like_all_else(server):
    for path in (b"/metadata/timestamp.json\0", b"/\xff\xfe", b"/metadata/\xe4\xbd\xa0.json"):
        answer = talk(server, b"GET " + path + b" HTTP/1.1\r\nHost: x\r\n\r\n")
        assert answer.startswith((b"HTTP/1.1 404", b"HTTP/1.1 400"))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_other_methods_are_not_allowed(server, method):
    status, headers, _ = get(server, "/metadata/timestamp.json", method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "request_", [b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9.9\r\n\r\n", b"\x16\x03\x01\x02", b"G" * 70_000]
)
def test_what_is_no_request_ends_the_connection_and_nothing_else(server, request_):
    assert b"200" not in talk(server, request_)[:20]
    assert get(server, "/metadata/timestamp.json")[0] == 200


def test_one_connection_serves_many_requests(server):
    one = b"GET /metadata/timestamp.json HTTP/1.1\r\nHost: x\r\n\r\n"
    assert talk(server, one * 3).count(b"HTTP/1.1 200 OK") == 3


def test_a_body_sent_along_is_not_taken_for_the_next_request(server):
    smuggled = b"GET /metadata/1.root.json HTTP/1.1\r\nHost: x\r\n\r\n"
    head = b"GET /metadata/timestamp.json HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(smuggled)
    assert talk(server, head + smuggled).count(b"HTTP/1.1 ") == 1


def test_a_request_that_drips_is_not_waited_for(hub):
    with Server(hub.press, SystemClock(), port=0, patience_s=0.2) as server, connected(server) as line:
        line.sendall(b"GET /metadata/timest")
        assert heard(line) == b""
        with connected(server) as idle:
            assert heard(idle) == b""


def test_a_connection_that_asks_nothing_more_is_closed_long_before_its_patience_ends(hub):
    with Server(hub.press, SystemClock(), port=0, patience_s=600) as server, connected(server) as line:
        line.sendall(b"GET /metadata/timestamp.json HTTP/1.1\r\nHost: x\r\n\r\n")
        assert heard(line).startswith(b"HTTP/1.1 200")


def test_who_does_not_read_is_not_waited_for(hub):
    big = hub.media(bytes(30_000_000))  # more than any two socket buffers hold
    hub.publish(a_notice(media=(big,)))
    with Server(hub.press, SystemClock(), port=0, patience_s=0.2) as server, connected(server) as line:
        line.sendall(f"GET /{places.media(big.sha256)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        for _ in range(3):  # three that come later and say nothing are closed at their deadline, one after the other
            with connected(server) as silent:
                assert heard(silent) == b""
        try:
            came = len(heard(line))
        except ConnectionError:
            came = 0
        assert came < 30_000_000


def test_there_are_never_more_threads_than_the_limit(hub):
    with Server(hub.press, SystemClock(), port=0, limit=1) as server, connected(server) as first:
        first.sendall(b"GET /metadata/1.root.json HTTP/1.1\r\nHost: x\r\n\r\n")
        assert first.recv(12) == b"HTTP/1.1 200"
        with connected(server) as second:
            assert heard(second).startswith(b"HTTP/1.1 503 Busy\r\nRetry-After: 5")


def test_closing_it_ends_open_connections_at_once(hub):
    with Server(hub.press, SystemClock(), port=0, patience_s=600) as server:
        line = socket.create_connection(tuple(server.url.removeprefix("http://").split(":")), timeout=20)
        line.sendall(b"GET /metadata/1.root.json HTTP/1.1\r\nHost: x\r\n\r\n")
        assert line.recv(12) == b"HTTP/1.1 200"
    heard(line)
    line.close()
    with pytest.raises(OSError):  # noqa: PT011  refused
        get(server, "/metadata/timestamp.json")


def test_its_heart_beats_at_start_up(hub):
    before = hub.press.repository.books().timestamp.signed.version
    hub.clock.advance(60)
    with Server(hub.press, SystemClock(), port=0):
        pass
    assert hub.press.repository.books().timestamp.signed.version > before


def test_a_copy_without_keys_is_served_without_a_heart_and_says_so(hub, tmp_path):
    mirror = tmp_path / "mirror"
    mirror.mkdir()
    hub.public.rename(mirror / "public")
    said = []
    before = (mirror / "public" / places.TIMESTAMP).read_bytes()
    with Server(Press.open(mirror, hub.clock), SystemClock(), port=0, say=said.append) as server:
        assert get(server, "/metadata/timestamp.json")[2] == before
    assert "without a heartbeat" in said[0]


def test_it_does_not_start_while_a_private_key_would_be_served(hub):
    key = next((hub.dir / "keys").glob("root.*.pem"))
    (hub.public / "key.pem").write_bytes(key.read_bytes())
    with pytest.raises(BadInput, match="private key lies where everybody may read"):
        Server(hub.press, SystemClock(), port=0)


def test_a_port_in_use_is_said_with_what_to_do(hub, server):
    port = int(server.url.rpartition(":")[2])
    with pytest.raises(BadInput, match="the port is in use") as error:
        Server(hub.press, SystemClock(), port=port)
    assert "--port" in error.value.do


@pytest.mark.parametrize(("listen", "port"), [("127.0.0.1", 70_000), ("203.0.113.1", 0), ("no.such.name.invalid", 0)])
def test_an_address_that_is_not_ours_is_refused(hub, listen, port):
    with pytest.raises(BadInput, match=listen):
        Server(hub.press, SystemClock(), listen=listen, port=port)
