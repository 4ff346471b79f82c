"""The physical panel: sent, confirmed, unconfirmed and failed are four things."""

from __future__ import annotations

import sys
from threading import Event

import pytest
from fakes.clock import FakeClock

from kiosk.config import FeedPart, NightPart, Settings
from kiosk.terminal.orders import Showing
from kiosk.terminal.panel import Switch, ran
from kiosk.terminal.terminal import Terminal

OFF, ON, ASK = ("tv", "off"), ("tv", "on"), ("tv", "state")


def switched(lit, night, answers):
    """How the panel stands after being asked; `answers`: what each command says, or why it fails."""
    told = []

    def run(command, patience_s, stopping):
        answer = answers.get(command, "")
        if isinstance(answer, OSError):
            raise answer
        return answer

    panel = Switch(night, told.append, FakeClock().wall, run).once(lit)
    assert [fact.panel for fact in told] == [panel]
    return panel.how, panel.why


def test_without_a_question_it_is_only_sent():
    assert switched(False, NightPart(off=OFF), {}) == ("sent", "")


@pytest.mark.parametrize(
    ("lit", "said", "how"),
    [
        (False, "power status: standby", "confirmed"),
        (False, "Monitor is Off", "confirmed"),
        (True, "on\n", "confirmed"),
        (False, "power: on", "unconfirmed"),
        (True, "", "unconfirmed"),
        (True, "no answer", "unconfirmed"),
    ],
)
def test_what_the_panel_says_confirms_it_or_not(lit, said, how):
    assert switched(lit, NightPart(on=ON, off=OFF, ask=ASK), {ASK: said})[0] == how


def test_a_command_that_fails_says_why():
    how, why = switched(True, NightPart(on=ON), {ON: OSError("tv: exit code 1: no such display")})
    assert (how, why) == ("failed", "tv: exit code 1: no such display")


def test_a_real_command_answers_fails_and_is_ended_when_it_does_not_end():
    quiet = Event()
    assert ran((sys.executable, "-c", "print('on')"), 20, quiet) == "on\n"
    with pytest.raises(OSError, match="exit code 3: no display"):
        ran((sys.executable, "-c", "import sys; print('no display', file=sys.stderr); sys.exit(3)"), 20, quiet)
    with pytest.raises(OSError, match="No such file"):
        ran(("/no/such/tool",), 20, quiet)
    stopping = Event()
    stopping.set()
    with pytest.raises(OSError, match="not done"):
        ran((sys.executable, "-c", "import signal; signal.pause()"), 20, stopping)


def test_a_terminal_switches_its_panel_after_what_the_glass_tells(tmp_path):
    log = tmp_path / "log"
    tell = (sys.executable, "-c", "import sys; open(sys.argv[1], 'a').write(sys.argv[2])", str(log))
    ask = (sys.executable, "-c", "import sys; print(open(sys.argv[1]).read()[-3:])", str(log))
    night = NightPart(off=(*tell, " off"), on=(*tell, "  on"), ask=ask)
    settings = Settings(data_dir=str(tmp_path / "data"), feed=FeedPart(url=tmp_path.as_uri()), night=night)
    stood, seen = Event(), []

    def listen(snapshot):
        if snapshot.panel is not None and (snapshot.panel.lit, snapshot.panel.how) not in seen:
            seen.append((snapshot.panel.lit, snapshot.panel.how))
            stood.set()

    with Terminal.open(settings) as terminal:
        terminal.listen(listen)
        terminal.start()
        for what in ("dark", "alarm", "content"):
            stood.clear()
            terminal.tell(Showing(what))
            assert what == "content" or stood.wait(30)
        terminal.unlisten(listen)
    assert seen == [(False, "confirmed"), (True, "confirmed")]
    assert log.read_text() == " off  on"
