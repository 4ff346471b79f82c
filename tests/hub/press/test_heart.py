"""The heartbeat: at once, then every interval, whatever happens."""

from datetime import timedelta

from fakes.builders import an_edition
from fakes.hub import FakeHub

from hub.press.heart import AGAIN_S, Heart
from hub.press.press import Press
from kiosk.content import places


class Waiting:
    """Lets the waits pass at once; says stop after some of them."""

    def __init__(self, clock, times):
        self.clock, self.left, self.waits = clock, times, []

    def __call__(self, seconds):
        self.waits.append(seconds)
        self.clock.advance(seconds)
        self.left -= 1
        return self.left <= 0


def test_it_beats_at_once_and_then_every_interval_of_the_edition(tmp_path):
    hub = FakeHub(tmp_path)
    hub.publish(an_edition(interval_s=90))
    before = hub.press.repository.books().timestamp.signed.version
    waiting = Waiting(hub.clock, 3)
    Heart(hub.press, waiting, print).run()
    assert waiting.waits == [90, 90, 90]
    assert hub.press.repository.books().timestamp.signed.version >= before + 3
    assert hub.press.repository.books().signed_at() == hub.clock.wall() - timedelta(seconds=90)


def test_without_an_edition_it_beats_every_ten_minutes(tmp_path):
    hub = FakeHub(tmp_path)
    assert Heart(hub.press, Waiting(hub.clock, 1), print).beat() == 600


def test_what_fails_is_said_once_tried_again_within_a_minute_and_recovers(tmp_path):
    hub = FakeHub(tmp_path)
    said = []
    heart = Heart(hub.press, Waiting(hub.clock, 1), said.append)
    timestamp = hub.public / places.TIMESTAMP
    kept = timestamp.read_bytes()
    timestamp.write_bytes(b"{")
    assert heart.beat() == AGAIN_S
    assert heart.beat() == AGAIN_S
    assert len(said) == 1
    assert "timestamp.json" in said[0]
    timestamp.write_bytes(kept)
    assert heart.beat() == 600
    timestamp.write_bytes(b"{")
    heart.beat()
    assert len(said) == 2


def test_an_error_nobody_thought_of_does_not_stop_it(tmp_path, monkeypatch):
    hub = FakeHub(tmp_path)
    said = []
    heart = Heart(hub.press, Waiting(hub.clock, 1), said.append)
    monkeypatch.setattr("hub.press.repository.pages", lambda *_: 1 / 0)
    assert heart.beat() == AGAIN_S
    assert "ZeroDivisionError" in said[0]


def test_a_clock_gone_wild_is_said_and_the_feed_keeps_its_last_signature(tmp_path):
    hub = FakeHub(tmp_path)
    said = []
    before = (hub.public / places.TIMESTAMP).read_bytes()
    hub.clock.set_wall("2031-01-01")
    assert Heart(Press.open(hub.dir, hub.clock), Waiting(hub.clock, 1), said.append).beat() == AGAIN_S
    assert "--clock-is-right" in said[0]
    assert (hub.public / places.TIMESTAMP).read_bytes() == before
