"""Push: whoever listens hears of news within a moment, a warning comes with its signed files, nobody is believed."""

import asyncio
import base64
import threading

import pytest
from fakes.builders import a_notice, an_alarm
from fakes.clock import FakeClock
from fakes.hub import FakeHub
from fakes.pushing import PushServer

from hub.press.push import News, Pusher
from kiosk import wire
from kiosk.clock import FloorClock
from kiosk.content import codec, places
from kiosk.errors import BadInput
from kiosk.link.door import Answer
from kiosk.link.push import GIVEN_S, GivenDoor, Push


@pytest.fixture
def hub(tmp_path):
    hub = FakeHub(tmp_path / "hub", FakeClock())
    hub.publish(a_notice())
    return hub


@pytest.fixture
def news(hub):
    return News(hub.public)


def test_a_heartbeat_is_no_news_an_edition_is_and_a_warning_brings_its_files(hub, news):
    assert news.look() is None
    hub.clock.advance(600)
    hub.heartbeat()
    assert news.look() is None
    hub.clock.advance(5)
    hub.publish(a_notice("other-notice"))
    hint = news.look()
    assert (hint.spread_s, hint.files) == (60, {})
    hub.clock.advance(5)
    hub.alarm(an_alarm())
    hint = news.look()
    assert hint.spread_s == 0
    kinds = {places.kind_of(path) for path in hint.files}
    assert kinds == {"timestamp", "metadata", "target"}
    for path, data in hint.files.items():
        assert base64.b64decode(data) == (hub.public / path).read_bytes()
    assert news.look() is None


def test_a_feed_that_is_not_there_or_broken_is_told_once_and_found_again(hub, tmp_path):
    said = []
    pusher = Pusher(News(tmp_path / "nowhere"), said.append)
    pusher.look()
    pusher.look()
    assert len(said) == 1


class Listener:
    """Who listens to a stream, on a thread."""

    def __init__(self, url):
        self.heard, self.lives, self.news = [], [], threading.Event()
        self.begun = threading.Event()
        self.push = Push(url, self._hear, self._alive, chance=lambda: 0.0)
        self.thread = threading.Thread(target=self.push.run)

    def _hear(self, hint):
        self.heard.append(hint)
        self.news.set()

    def _alive(self, lives):
        self.lives.append(lives)
        self.begun.set()

    def __enter__(self):
        self.thread.start()
        assert self.begun.wait(20)
        return self

    def __exit__(self, *_):
        self.push.close()
        self.thread.join()


def test_over_a_real_stream_a_warning_arrives_whole(hub):
    with PushServer(hub.public) as server, Listener(server.url) as listener:
        hub.clock.advance(5)
        hub.alarm(an_alarm())
        assert listener.news.wait(20)
        (hint,) = listener.heard
        assert places.TIMESTAMP in hint.files
    assert listener.lives == [True, False]


@pytest.mark.parametrize(
    "request_", [b"GET /other HTTP/1.1\r\n\r\n", b"POST /events HTTP/1.1\r\n\r\n", b"\r\n\r\n", b"x" * 9000]
)
def test_what_is_no_question_for_the_stream_is_refused(news, request_):
    async def tried():
        pusher = Pusher(news, str)
        port = await pusher.start("127.0.0.1", 0)
        stop = asyncio.Event()
        running = asyncio.create_task(pusher.run(stop))
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request_)
        answer = await asyncio.wait_for(reader.read(), 10)
        writer.close()
        stop.set()
        await running
        return answer, pusher.count

    answer, count = asyncio.run(tried())
    assert b"200" not in answer
    assert count == 0


class Behind:
    """A door that counts what it is asked."""

    def __init__(self):
        self.asked = []

    def get(self, path, **_):
        self.asked.append(path)
        return Answer(200, b"fetched")


def given(files, clock=None):
    clock = clock or FakeClock()
    behind = Behind()
    door = GivenDoor(behind, FloorClock(clock, clock.wall()))
    door.give({path: base64.b64encode(data).decode() for path, data in files.items()})
    return door, behind


def got(door, path, max_bytes=100, **more):
    return door.get(path, max_bytes=max_bytes, deadline_s=1.0, **more).body


def test_what_was_pushed_is_given_once_then_it_is_fetched():
    door, behind = given({places.TIMESTAMP: b"pushed"})
    assert [got(door, places.TIMESTAMP), got(door, places.TIMESTAMP)] == [b"pushed", b"fetched"]
    assert behind.asked == [places.TIMESTAMP]


def test_what_is_old_too_long_or_no_file_of_a_feed_is_not_given():
    clock = FakeClock()
    door, _ = given({places.TIMESTAMP: b"pushed"}, clock)
    clock.advance(GIVEN_S + 1)
    assert got(door, places.TIMESTAMP) == b"fetched"
    door, _ = given({places.TIMESTAMP: b"x" * 101, "../etc/passwd": b"y"})
    assert got(door, places.TIMESTAMP) == b"fetched"
    assert got(door, "../etc/passwd") == b"fetched"
    door.give({places.TIMESTAMP: "no base64 ~"})
    assert got(door, places.TIMESTAMP) == b"fetched"


def test_a_line_that_is_no_hint_is_passed_over():
    heard = []
    listening = Push("http://127.0.0.1:1/events", heard.append, lambda _: None)
    for line in (b": beat\n", b"data: {}\n", b"data: [1]\n", b"data: \xff\n", b'data: {"feed":"x","spread_s":-1}\n'):
        listening._take(line)
    assert heard == []
    listening._take(b"data: " + codec.encode(wire.Hint(feed="x")) + b"\n")
    assert heard == [wire.Hint(feed="x")]


def test_an_address_that_is_none_is_refused():
    with pytest.raises(BadInput):
        Push("ftp://somewhere", lambda _: None, lambda _: None)
