"""A terminal that listens to push: it looks at once, believes nothing, and polls on when push is gone."""

from __future__ import annotations

import threading

import pytest
from fakes.builders import a_notice, an_alarm
from fakes.pushing import PushServer

from kiosk.config import FeedPart, Settings
from kiosk.content import places
from kiosk.terminal.terminal import PUSHED_POLL_S, Terminal

LONGEST_S = 20


@pytest.fixture
def terminal(hub, tmp_path, clock):
    hub.publish(a_notice())
    with PushServer(hub.public) as server:
        feed = FeedPart(root_sha256=hub.root_sha256, push_url=server.url)
        settings = Settings(name="一楼大厅", data_dir=str(tmp_path / "terminal"), feed=feed)
        with Terminal.open(settings, clock, door=hub, uplink=hub) as terminal:
            until(terminal, lambda snapshot: snapshot.edition is not None, terminal.start)
            assert terminal._push is not None
            wait_for(lambda: terminal._push.alive)
            yield terminal


def until(terminal, true, act):
    """Do something and wait until a snapshot says that it has come."""
    came = threading.Event()

    def heard(snapshot):
        if true(snapshot):
            came.set()

    terminal.listen(heard)
    act()
    assert came.wait(LONGEST_S)
    terminal.unlisten(heard)


def raised(snapshot):
    """Whether a warning has come."""
    return snapshot.emergency is not None and bool(snapshot.emergency.alarms)


def wait_for(true):
    pause = threading.Event()
    for _ in range(LONGEST_S * 100):
        if true():
            return
        pause.wait(0.01)
    raise AssertionError("it never came")


def test_a_warning_is_here_from_what_was_pushed_without_asking_for_it(hub, terminal, clock):
    clock.advance(5)
    hub.requests.clear()
    until(terminal, raised, lambda: hub.alarm(an_alarm()))
    assert not [path for path in hub.fetched("") if path == places.TIMESTAMP or "emergency" in path]


def test_while_push_lives_it_polls_once_a_minute(terminal):
    wait_for(lambda: terminal._courier._poll_s == PUSHED_POLL_S)


def test_what_is_pushed_and_not_signed_is_refused_and_what_is_true_still_comes(hub, terminal, clock):
    clock.advance(5)
    terminal._given.give({places.TIMESTAMP: "bm8gdGltZXN0YW1w"})
    terminal._courier.hint(0)
    wait_for(lambda: terminal.snapshot.contact.reached is False or terminal._courier.trouble is not None)
    assert terminal.snapshot.edition is not None
    assert not raised(terminal.snapshot)
    until(terminal, raised, lambda: (hub.alarm(an_alarm()), terminal.wake()))
