"""What is answered to which request: decided without a socket."""

import gzip
import os

import pytest
from fakes.builders import a_notice
from fakes.hub import FakeHub

from hub.press.shelf import Shelf
from kiosk.content import places


@pytest.fixture
def hub(tmp_path):
    hub = FakeHub(tmp_path)
    hub.publish(a_notice(body="大厅通知。" * 400, media=(hub.media(b"\x89PNG" + bytes(range(200)) * 10),)))
    return hub


def asked(hub, path, **headers):
    """(reply, its bytes) for a GET of a path with headers given as `if_none_match=…`."""
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    with Shelf(hub.public).reply(path, named) as reply:
        if reply.file is None:
            return reply, reply.body
        reply.file.seek(reply.start)
        return reply, reply.file.read(reply.length)


def largest(hub):
    return "/" + max(hub.shards(), key=lambda path: (hub.public / path).stat().st_size)


def picture(hub):
    return "/" + places.media(next(iter(hub.files)))


def test_every_file_of_a_feed_is_given_as_it_is(hub):
    for path in hub.public.rglob("*"):
        if path.is_file():
            reply, body = asked(hub, "/" + path.relative_to(hub.public).as_posix())
            assert (reply.status, body) == (200, path.read_bytes())


def test_only_the_timestamp_may_change_and_each_file_says_so(hub):
    assert asked(hub, "/metadata/timestamp.json")[0].headers["Cache-Control"] == "no-cache"
    for path in ("/metadata/1.root.json", largest(hub), picture(hub)):
        assert "immutable" in asked(hub, path)[0].headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        *("/", "", "metadata/timestamp.json", "/metadata", "/metadata/", "/shards/", "/index.html"),
        *("/keys/", "/keys/root.pem", "/../keys/root.pem", "/metadata/../../keys/root.pem", "/state/feed.json"),
        *(
            "/%2e%2e/keys/root.pem",
            "/metadata/%74imestamp.json",
            "/metadata/..%2f..%2fkeys",
            "/metadata\\timestamp.json",
        ),
        *("/metadata/timestamp.json\0", "/metadata/timestamp.json%00", "/metadata/timestamp.json/", "//etc/passwd"),
        *("/metadata/0.root.json", "/metadata/99.root.json", "/metadata/1.root.json.tmp", "/metadata/.tmp-1"),
        *("http://elsewhere/metadata/timestamp.json", "/Metadata/timestamp.json", "/metadata/timestamp.jsön"),
    ],
)
def test_whatever_is_no_file_of_a_feed_is_not_found(hub, path):
    reply, body = asked(hub, path)
    assert (reply.status, body) == (404, b"not found\n")
    assert reply.headers["Cache-Control"] == "no-store"


def test_no_symbolic_link_is_followed_wherever_it_stands(hub, tmp_path):
    secret = tmp_path / "secret.json"
    secret.write_text("secret")
    sha = "ab" * 32
    (hub.public / "metadata" / "7.root.json").symlink_to(secret)
    (hub.public / "shards" / "ab").symlink_to(tmp_path)
    (tmp_path / f"{sha}.json").write_text("secret")
    for path in ("/metadata/7.root.json", f"/shards/ab/{sha}.json"):
        assert asked(hub, path)[0].status == 404


def test_what_is_no_regular_file_is_not_found_and_holds_nobody_up(hub):
    os.mkfifo(hub.public / "metadata" / "7.root.json")
    (hub.public / "metadata" / "8.root.json").mkdir()
    assert [asked(hub, f"/metadata/{n}.root.json")[0].status for n in (7, 8)] == [404, 404]


def test_an_etag_answers_304_until_the_file_changes(hub):
    path = "/metadata/timestamp.json"
    tag = asked(hub, path)[0].headers["ETag"]
    assert tag.startswith('"')
    reply, body = asked(hub, path, if_none_match=tag)
    assert (reply.status, body, reply.headers["ETag"]) == (304, b"", tag)
    for asking in (f'"other", {tag}', f"W/{tag}", "*"):
        assert asked(hub, path, if_none_match=asking)[0].status == 304
    hub.heartbeat()
    again = asked(hub, path, if_none_match=tag)[0]
    assert again.status == 200
    assert again.headers["ETag"] != tag


def test_json_is_compressed_in_flight_under_an_etag_of_its_own(hub):
    path = largest(hub)
    plain, body = asked(hub, path)
    packed, small = asked(hub, path, **{"accept_encoding": "gzip, deflate"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small) == body
    assert len(small) < len(body) / 3
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert asked(hub, path, if_none_match=packed.headers["ETag"])[0].status == 304


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0", "gzip; q=0.0"])
def test_who_takes_no_gzip_gets_none(hub, accepted):
    assert "Content-Encoding" not in asked(hub, largest(hub), accept_encoding=accepted)[0].headers


def test_small_json_and_media_are_never_compressed(hub):
    for path in ("/metadata/timestamp.json", picture(hub)):
        assert "Content-Encoding" not in asked(hub, path, accept_encoding="gzip")[0].headers


@pytest.mark.parametrize(
    ("asking", "first", "last"),
    [("bytes=0-", 0, 2003), ("bytes=500-", 500, 2003), ("bytes=10-19", 10, 19), ("bytes=-4", 2000, 2003)],
)
def test_a_part_of_a_media_is_given(hub, asking, first, last):
    whole = asked(hub, picture(hub))[1]
    assert len(whole) == 2004
    reply, body = asked(hub, picture(hub), range=asking)
    assert (reply.status, body) == (206, whole[first : last + 1])
    assert reply.headers["Content-Range"] == f"bytes {first}-{last}/2004"


def test_a_part_beyond_the_end_cannot_be_given(hub):
    reply, body = asked(hub, picture(hub), range="bytes=2004-")
    assert (reply.status, body, reply.headers["Content-Range"]) == (416, b"", "bytes */2004")


@pytest.mark.parametrize("asking", ["bytes=", "bytes=5-2", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b", "bytes=-"])
def test_a_range_we_do_not_know_gives_the_whole(hub, asking):
    assert asked(hub, picture(hub), range=asking)[0].status == 200


def test_a_part_is_of_the_uncompressed_bytes_and_only_of_the_same_file(hub):
    path = largest(hub)
    plain, whole = asked(hub, path)
    part, body = asked(hub, path, range="bytes=5-9", accept_encoding="gzip", if_range=plain.headers["ETag"])
    assert (part.status, body) == (206, whole[5:10])
    assert asked(hub, path, range="bytes=5-9", if_range='"other"')[0].status == 200
