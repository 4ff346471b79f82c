"""A terminal that stands still, breaks or is ended: what the process that watches over it does. With real processes."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import textwrap

import pytest

from kiosk.cli.guard import AGAIN, HOUR_S, RESTARTS, Ended, Restarts

SCRIPT = """
import os, signal, sys, time
from pathlib import Path
from kiosk.cli import guard
from kiosk.cli.guard import AGAIN, guarded
from kiosk.clock import SystemClock

{before}

def show(start):
    print("start", os.getpid(), start.safe, start.why, flush=True)
{body}

sys.exit(guarded(show, SystemClock(), frozen_s=0.4))
"""


def command(body, before=""):
    script = SCRIPT.format(body=textwrap.indent(textwrap.dedent(body), "    "), before=before)
    return [sys.executable, "-c", script]


def run(body, before=""):
    """(exit code, starts as (safe, why), what was said to the log). `before`: a line of the parent's."""
    done = subprocess.run(command(body, before), capture_output=True, text=True, timeout=60)
    starts = [line.split(" ", 3)[2:] for line in done.stdout.splitlines() if line.startswith("start")]
    return done.returncode, starts, done.stderr


def test_a_glass_that_stands_still_is_started_again_three_times_an_hour_and_then_with_text_only():
    code, starts, said = run(
        """
        if start.safe:
            return 0
        start.beat()
        while True:
            pass
        """
    )
    assert code == 0
    assert [safe for safe, _ in starts] == ["False"] * (1 + RESTARTS) + ["True"]
    assert starts[0][1] == ""
    assert all("stood still" in why for _, why in starts[1:])
    assert "in show" in said, "the log says where it stood"


def test_after_an_hour_of_text_only_the_whole_is_tried_again(tmp_path):
    code, starts, _ = run(
        f"""
        start.beat()
        tried = Path({str(tmp_path / "tried")!r})
        if start.safe:
            tried.touch()
        elif tried.exists():
            return 0
        while True:
            time.sleep(0.05)
            if start.safe:
                start.beat()
        """,
        before="guard.RESTARTS, guard.HOUR_S, guard.EVERY_S = 0, 1.0, 0.2",
    )
    assert code == 0
    assert [safe for safe, _ in starts] == ["False", "True", "False"]
    assert starts[2][1] == "", "nothing went wrong: it was only time"


def test_one_that_lives_is_left_alone_however_long_it_shows_the_same():
    code, starts, said = run(
        """
        for _ in range(20):
            start.beat()
            time.sleep(0.1)
        return 0
        """
    )
    assert (code, len(starts), said) == (0, 1, "")


def test_one_that_broke_after_its_first_frame_is_started_again():
    code, starts, _ = run(
        """
        start.beat()
        if not start.why:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0
        """
    )
    assert code == 0
    assert [why for _, why in starts] == ["", "the terminal was ended by signal 9"]


def test_one_that_never_had_a_frame_ends_with_its_own_code():
    assert run("return 3")[:2] == (3, [["False", ""]])


def test_one_that_asks_for_it_is_started_again_and_that_counts_for_nothing(tmp_path):
    code, starts, _ = run(
        f"""
        start.beat()
        times = Path({str(tmp_path / "times")!r})
        times.write_text(times.read_text() + "." if times.exists() else ".")
        return AGAIN if len(times.read_text()) < 6 else 0
        """
    )
    assert code == 0
    assert starts == [["False", ""]] * 6


WAITING = """
start.beat()
while True:
    start.beat()
    time.sleep(0.05)
"""


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_neither_outlives_the_other(how):
    with subprocess.Popen(command(WAITING), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as guard:
        assert guard.stdout is not None
        child = os.pidfd_open(int(guard.stdout.readline().split()[1]))
        try:
            guard.send_signal(how)
            ended, _, _ = select.select([child], [], [], 20)
            assert ended, "the child is gone"
            guard.wait(20)
        finally:
            os.close(child)


def test_only_what_lies_within_an_hour_counts():
    restarts = Restarts()
    assert [restarts.safe(at) for at in (0.0, 10.0, 20.0, 30.0)] == [False, False, False, True]
    assert not restarts.safe(HOUR_S + 25.0)
    assert Restarts().safe(0.0) is False


def test_how_it_ended_says_whether_it_is_started_again():
    assert Ended(0, True, "").final
    assert Ended(3, False, "").final
    assert Ended(2, True, "").final, "what a person must mend"
    assert not Ended(AGAIN, True, "").final
    assert not Ended(1, True, "").final
    assert not Ended(-9, True, "it stood still").final
