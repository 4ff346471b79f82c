"""The watch on a second machine: it rings when the feed beats no more, whatever the reason; and when it is back."""

from datetime import timedelta

import pytest
from fakes.builders import a_notice
from fakes.clock import FakeClock
from fakes.hub import FakeHub

from kiosk.cli.__main__ import main
from kiosk.cli.watch import Watch, Word, told

QUIET = timedelta(minutes=30)


@pytest.fixture
def hub(tmp_path):
    return FakeHub(tmp_path / "hub", FakeClock())


@pytest.fixture
def watch(hub):
    hub.publish(a_notice())
    return Watch(hub, hub.clock, QUIET)


def passed(watch, clock, minutes):
    """What is said while so many minutes pass, a look a minute."""
    words = []
    for _ in range(minutes):
        clock.advance(60)
        words.append(watch.look())
    return [word for word in words if word is not None]


def test_while_it_beats_nothing_is_said(hub, watch):
    assert watch.look() is None
    for _ in range(12):
        hub.heartbeat()
        assert passed(watch, hub.clock, 10) == []


def test_signed_no_more_rings_after_half_an_hour_and_again_as_long_as_it_lasts(hub, watch):
    watch.look()
    assert passed(watch, hub.clock, 29) == []
    (word,) = passed(watch, hub.clock, 1)
    assert word.rings
    assert "30 分钟" in word.sentence
    assert len(passed(watch, hub.clock, 60)) == 2


@pytest.mark.parametrize("spoil", ["go_dark", "answer_html"])
def test_out_of_reach_is_no_heartbeat_either_and_says_why(hub, watch, spoil):
    watch.look()
    getattr(hub, spoil)()
    (word,) = passed(watch, hub.clock, 30)
    assert word.rings
    assert "timestamp.json" in word.sentence


def test_when_it_is_back_that_is_said_once(hub, watch):
    watch.look()
    passed(watch, hub.clock, 31)
    hub.heartbeat()
    assert passed(watch, hub.clock, 5) == [Word(False, "the heartbeat is back 心跳恢复")]


def test_a_feed_that_died_yesterday_rings_at_the_first_look(hub):
    hub.publish(a_notice())
    hub.clock.advance(86_400)
    assert Watch(hub, hub.clock, QUIET).look().rings


def test_a_short_break_is_not_worth_a_bell(hub, watch):
    watch.look()
    hub.go_dark()
    assert passed(watch, hub.clock, 20) == []
    hub.come_back()
    hub.heartbeat()
    assert passed(watch, hub.clock, 29) == []


def test_looking_once_says_how_it_is_and_ends_so(hub, tmp_path, capsys):
    hub.publish(a_notice())
    assert main(["watch", "file:///nowhere/at/all", "--once"]) == 1
    there = (tmp_path / "hub").resolve()
    public = next(there.rglob("metadata")).parent
    assert main(["watch", public.as_uri(), "--once"]) == 1  # signed by a clock of the past
    assert "没有心跳" in capsys.readouterr().out


def test_a_command_rings_with_the_reason_and_one_that_fails_is_told(tmp_path):
    said, clock, out = [], FakeClock(), tmp_path / "rung"
    told(
        Word(True, "no heartbeat"),
        f'sh -c \'printf "%s %s" "$MINGBAI_WATCH_STATE" "$MINGBAI_WATCH" > {out}\'',
        clock,
        said.append,
    )
    assert out.read_text() == "silent no heartbeat"
    told(Word(True, "no heartbeat"), "/nowhere/at/all", clock, said.append)
    assert "could not ring" in said[-1]
    told(Word(True, "x"), "false", clock, said.append)
    assert "could not ring" in said[-1]
    told(None, "/nowhere/at/all", clock, said.append)
    assert len(said) == 5
