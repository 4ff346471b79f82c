"""kill −9 at any instruction of a sync: exactly one published edition stands, never an older one than was acknowledged.

A child process follows the feed and kills itself at one of its doings: a statement of the database, a sync, a rename, a
removal. How many there are is counted first; the test takes some of them, spread from the first to the last.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from pathlib import Path

import pytest
from fakes.builders import a_guide, a_notice, an_alarm
from fakes.hall import Hall

POINTS = 24


class Doings:
    """Counts what a process does to its disk, and kills it at one of these."""

    def __init__(self, last=10**9):
        self.count, self._last = 0, last

    def __call__(self, *_):
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self):
        """In the child only: it never ends otherwise than by _exit or SIGKILL."""
        for name in ("fsync", "replace", "rename", "unlink", "remove"):
            setattr(os, name, self._counted(getattr(os, name)))
        for name in ("replace", "rename", "unlink"):
            setattr(Path, name, self._counted(getattr(Path, name)))
        doings = self

        class Watched(sqlite3.Connection):
            def __init__(self, *args, **more):
                super().__init__(*args, **more)
                self.set_trace_callback(doings)

        real = sqlite3.connect
        sqlite3.connect = lambda *args, **more: real(*args, **{**more, "factory": Watched})

    def _counted(self, real):
        def counted(*args, **more):
            self()
            return real(*args, **more)

        return counted


@pytest.fixture
def hall(tmp_path):
    """A terminal that shows the first edition, while a second with a film, and an alarm, wait at the hub."""
    hall = Hall.following(tmp_path)
    film = hall.hub.media(bytes(range(251)) * 4000)
    hall.second = hall.publish(a_notice(title="后来的通知", media=(film,)), a_guide())
    hall.hub.alarm(an_alarm())
    hall.close()
    hall.before = tmp_path / "before"
    shutil.copytree(hall.data_dir, hall.before, symlinks=True)
    yield hall
    hall.close()


def follow_in_a_child(hall, last=10**9):
    """Sync in a child that dies at doing number `last`; what it acknowledged, and how many doings it came to."""
    shutil.rmtree(hall.data_dir)
    shutil.copytree(hall.before, hall.data_dir, symlinks=True)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            doings = Doings(last)
            doings.watch()
            hall.restart()
            os.write(writing, f"opened {hall.shown.serial}\n".encode())
            hall.sync()
            os.write(writing, f"synced {hall.shown.serial}\n".encode())
            hall.close()
            os.write(writing, f"closed {doings.count}\n".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        words = dict(line.split() for line in told.read().splitlines())
    _, status = os.waitpid(child, 0)
    return words, os.WIFSIGNALED(status)


def test_killed_at_any_doing_one_whole_edition_stands_and_nothing_acknowledged_is_lost(hall):
    words, killed = follow_in_a_child(hall)
    assert (killed, int(words["synced"])) == (False, hall.second.serial)
    total = int(words["closed"])
    assert total > POINTS
    stood = []
    for number in range(POINTS):
        last = 1 + number * (total - 1) // (POINTS - 1)
        words, killed = follow_in_a_child(hall, last)
        assert killed, f"doing {last} of {total} never came"
        hall.hub.go_dark()
        hall.restart()
        hall.idle()
        assert hall.shown in (hall.first, hall.second), f"killed at doing {last} of {total}"
        assert hall.shown.serial >= int(words.get("synced", hall.first.serial)), f"killed at doing {last} of {total}"
        stood.append(hall.shown.serial)
        hall.recovers(hall.second)
        assert [alarm.id for alarm in hall.terminal.snapshot.emergency.alarms] == ["rain-orange"]
        assert list((hall.data_dir / "incoming").iterdir()) == []
        hall.close()
    assert stood == sorted(stood)
    assert set(stood) == {hall.first.serial, hall.second.serial}
