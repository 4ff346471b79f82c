"""From waking the courier to installed, and what a poll that finds nothing asks (feed.md §2), on loopback.

Rules it keeps: the real terminal with its threads and its disk (synced), the real server in a process of its own; the
time runs from `wake` to the snapshot that holds the new edition; every change is one guide of the feed.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

from benchmarks.feed_bytes import _edition, _text, _with
from hub.press.disk import Disk
from hub.press.press import Press
from kiosk.clock import FloorClock, SystemClock
from kiosk.config import FeedPart, Settings
from kiosk.content.item import replace
from kiosk.content.service import Guide
from kiosk.errors import MingbaiError
from kiosk.link.door import Answer, Door, door_for
from kiosk.terminal.snapshot import Snapshot
from kiosk.terminal.terminal import Terminal

GUIDES = 300
"""A large bureau has about so many; each is a full guide of 8 kB."""

ROUNDS = 21
LONGEST_S = 30.0

SERVE = """
import sys
from pathlib import Path
from hub.press.press import Press
from hub.press.serve import Server
from kiosk.clock import SystemClock
with Server(Press.open(Path(sys.argv[1]), SystemClock()), SystemClock(), port=0) as server:
    print(server.url, flush=True)
    sys.stdin.read()
"""


class Counting:
    """A door that counts what is asked."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self.asked: list[str] = []

    def get(self, path: str, **more: Any) -> Answer:
        self.asked.append(path)
        return self._door.get(path, **more)


class Waiting:
    """Waits for a snapshot."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._came = Event()
        terminal.listen(self._look)

    def until_installed(self, serial: int) -> None:
        while (edition := self._terminal.snapshot.edition) is None or edition.serial != serial:
            assert self._came.wait(LONGEST_S), f"edition {serial} never came"
            self._came.clear()

    def until_contact_after(self, before: Snapshot) -> None:
        while self._terminal.snapshot.contact == before.contact:
            assert self._came.wait(LONGEST_S), "no poll"
            self._came.clear()

    def _look(self, snapshot: Snapshot) -> None:
        self._came.set()


def measure(guides: int = GUIDES, rounds: int = ROUNDS) -> dict[str, Any]:
    """Milliseconds of the first installation and of a change; requests of each."""
    clock, chance = SystemClock(), random.Random(guides)
    with tempfile.TemporaryDirectory() as folder:
        press = Press.found(Path(folder) / "feed", "bench", clock, disk=Disk(sync=False))
        edition = _edition(guides, chance)
        press.editions.publish(edition, {})
        with _served(press) as url:
            pin = press.repository.root_sha256()
            settings = Settings(
                data_dir=str(Path(folder) / "terminal"), feed=FeedPart(url=url, root_sha256=pin, poll_s=3600)
            )
            door = Counting(door_for(url, FloorClock(clock, clock.wall())))
            with Terminal.open(settings, clock, door=door) as terminal:
                waiting = Waiting(terminal)
                began = clock.monotonic()
                terminal.start()
                waiting.until_installed(_serial(press))
                first_ms = (clock.monotonic() - began) * 1000
                changes, asked = [], []
                for number in range(rounds):
                    victim = edition.items[number * 7 % guides]
                    assert isinstance(victim, Guide)
                    edition = _with(edition, replace(victim, special=_text(chance, len(victim.special))))
                    press.editions.publish(edition, {})
                    door.asked.clear()
                    began = clock.monotonic()
                    terminal.wake()
                    waiting.until_installed(_serial(press))
                    changes.append((clock.monotonic() - began) * 1000)
                    asked.append(len(door.asked))
                idle_ms, idle = _idle(terminal, waiting, door)
    return {
        "guides": guides,
        "first_installed_ms": round(first_ms, 1),
        "wake_to_installed_ms": round(statistics.median(changes), 1),
        "wake_to_installed_worst_ms": round(max(changes), 1),
        "change_requests": statistics.median(asked),
        "idle_requests": idle,
        "idle_ms": round(idle_ms, 1),
    }


def _idle(terminal: Terminal, waiting: Waiting, door: Counting) -> tuple[float, int]:
    """A poll that finds nothing: milliseconds, requests."""
    before = terminal.snapshot
    door.asked.clear()
    began = terminal.clock.monotonic()
    terminal.wake()
    waiting.until_contact_after(before)
    return (terminal.clock.monotonic() - began) * 1000, len(door.asked)


def _serial(press: Press) -> int:
    index = press.editions.index()
    assert index is not None
    return index.serial


@contextmanager
def _served(press: Press) -> Iterator[str]:
    command = [sys.executable, "-c", SERVE, str(press.workshop.dir)]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdin is not None
    assert server.stdout is not None
    try:
        url = server.stdout.readline().strip()
        if not url:
            raise MingbaiError("the feed server did not start")
        yield url
    finally:
        server.stdin.close()
        server.wait(LONGEST_S)


if __name__ == "__main__":
    import json

    print(json.dumps(measure(), indent=1))
