"""kill −9 again and again: a real terminal, with its threads, follows a folder being published to, and is killed.

Rules it keeps: the victim is a process of its own and says through a pipe what it has acknowledged (an edition on the
screen, a complaint whose future was done, an entry in the ledger); the moment of death is drawn from a fixed seed;
after each death the disk is opened and judged. `Massacre(folder).kill(n)` gives one `Death` per kill, or fails where it
finds something torn.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import signal
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

from fakes.builders import a_guide, a_notice
from fakes.clock import FakeClock, instant
from fakes.hub import FakeHub

from kiosk.clock import SystemClock
from kiosk.config import FeedPart, Settings
from kiosk.content.edition import Edition
from kiosk.content.proof import Shown
from kiosk.content.voice import Complaint
from kiosk.terminal.orders import Count, Record, Send
from kiosk.terminal.terminal import Terminal

AT = instant("2026-11-23 10:34")
ITEMS = 60  # some shards, so that an edition comes in pieces
WORDS = 6  # complaints and entries a victim makes


@dataclass(frozen=True)
class Death:
    """One kill: after how long, what had been acknowledged, and what stood afterwards (0: no edition yet)."""

    after_s: float
    acknowledged: int
    stood: int
    published: int
    kept: int


class _Running:
    """A clock that runs, from the hub's instant on."""

    def __init__(self) -> None:
        self._clock = SystemClock()
        self._start = self._clock.monotonic()

    def wall(self):
        return AT + timedelta(seconds=self.monotonic() - self._start)

    def monotonic(self) -> float:
        return self._clock.monotonic()


class Massacre:
    """A hub, a terminal's disk, and everything that was ever published or acknowledged."""

    def __init__(self, folder: Path, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._hub = FakeHub(folder, FakeClock(AT))
        self._settings = Settings(
            name="被杀的屏",
            data_dir=str(folder / "terminal"),
            feed=FeedPart(url=self._hub.public.as_uri(), root_sha256=self._hub.root_sha256, poll_s=0.02),
        )
        self._published: dict[int, Edition] = {}
        self._complaints: set[str] = set()
        self._entries = self._acknowledged = 0
        self._publish()
        self._longest = self._life_without_death()

    def kill(self, times: int) -> list[Death]:
        """Kill that often; the deaths."""
        return [self._one() for _ in range(times)]

    def _one(self) -> Death:
        victim = _Victim(self._settings)
        victim.hear_first()
        publisher = Thread(target=self._publish)
        publisher.start()
        after = self._chance.uniform(0, self._longest)
        Event().wait(after)  # a death at a moment of real time is what this is about
        victim.kill()
        publisher.join()
        self._take_note(victim.words())
        stood = self._judge()
        return Death(after, self._acknowledged, stood, max(self._published), len(self._complaints))

    def _life_without_death(self) -> float:
        """Seconds that a victim needs for the first edition and its words: deaths fall into 1.5 times that."""
        clock = SystemClock()
        started = clock.monotonic()
        victim = _Victim(self._settings)
        heard = []
        for word in victim.hear():
            heard.append(word)
            if [kind for kind, _ in heard].count("entry") == WORDS and any(kind == "shown" for kind, _ in heard):
                break
        lasted = clock.monotonic() - started
        victim.kill()
        self._take_note([*heard, *victim.words()])
        self._judge()
        return 1.5 * lasted

    def _publish(self) -> None:
        number = len(self._published) + 1
        picture = self._chance.randbytes(200_000)
        media = self._hub.media(picture, name=f"photo-{number}.png")
        changed = {self._chance.randrange(ITEMS) for _ in range(5)}
        notices = [
            a_notice(f"notice-{place}", body=f"第 {number if place in changed else 0} 版。" + "公示内容。" * 200)
            for place in range(ITEMS)
        ]
        edition = self._hub.publish(*notices, a_guide(media=(media,)))
        self._published[edition.serial] = edition

    def _take_note(self, words: list[tuple[str, str]]) -> None:
        for kind, value in words:
            if kind == "shown":
                self._acknowledged = max(self._acknowledged, int(value))
            elif kind == "kept":
                self._complaints.add(value)
            elif kind == "entry":
                self._entries += 1

    def _judge(self) -> int:
        """What stands on the disk, which must be whole and no less than was acknowledged."""
        with Terminal.open(self._settings, _Running()) as terminal:
            while terminal.keeper.step():
                pass
            snapshot, store = terminal.snapshot, terminal._store
            stood = snapshot.edition.serial if snapshot.edition else 0
            assert stood >= self._acknowledged, f"{stood} stands, {self._acknowledged} had been shown"
            if snapshot.edition is not None:
                assert snapshot.edition == self._published[stood], "what stands was never published like this"
                required = {media.sha256 for item in snapshot.edition.items for media in item.media}
                assert required <= snapshot.stored, "a required picture is missing"
                assert terminal.keeper.floors().edition == stood
            assert snapshot.faults == ()
            assert snapshot.alarms == set()
            waiting = {row[0] for row in store.db.rows("SELECT id FROM outbox WHERE kind = 'complaint'")}
            assert waiting >= self._complaints, "a complaint that was acknowledged is gone"
            seqs = [row[0] for row in store.db.rows("SELECT seq FROM outbox WHERE kind = 'complaint' ORDER BY seq")]
            assert seqs == list(range(1, len(seqs) + 1)), "a number is missing or was given twice"
            assert store.ledger.broken() is None
            assert store.ledger.head()[0] >= self._entries
            assert list(store.data_dir.glob("store.db.damaged-*")) == []
            return stood


class _Victim:
    """A process that runs a terminal until it is killed."""

    def __init__(self, settings: Settings) -> None:
        self._reading, writing = os.pipe()
        self._process = multiprocessing.get_context("fork").Process(target=_live, args=(settings, writing))
        self._process.start()
        os.close(writing)
        self._rest = b""
        self._heard: list[tuple[str, str]] = []

    def hear_first(self) -> None:
        """Wait until it has opened its disk and runs."""
        for word in self.hear():
            self._heard.append(word)
            if word[0] == "open":
                return

    def hear(self):
        """Words as they come, until it is dead."""
        while True:
            while b"\n" in self._rest:
                line, _, self._rest = self._rest.partition(b"\n")
                kind, _, value = line.decode().partition(" ")
                yield kind, value
            data = os.read(self._reading, 65_536)
            if not data:
                return
            self._rest += data

    def kill(self) -> None:
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.join()
        assert self._process.exitcode == -signal.SIGKILL, "it died before it was killed"

    def words(self) -> list[tuple[str, str]]:
        """All it said; a word that was cut off by its death does not count."""
        heard = [*self._heard, *self.hear()]
        os.close(self._reading)
        return heard


def _live(settings: Settings, writing: int) -> None:
    """The victim's life."""

    def say(kind: str, value: object) -> None:
        with contextlib.suppress(BrokenPipeError):
            os.write(writing, f"{kind} {value}\n".encode())

    clock = _Running()
    terminal = Terminal.open(settings, clock)
    if terminal.snapshot.edition is not None:
        say("shown", terminal.snapshot.edition.serial)
    terminal.listen(lambda snapshot: say("shown", snapshot.edition.serial) if snapshot.edition else None)
    terminal.start()
    say("open", 1)
    for number in range(WORDS):
        shown = Shown(item="notice-1", version="0" * 12, board="hall", zone="main", first=AT, last=AT, frames=number)
        terminal.tell(Record(shown)).result()
        say("entry", number)
        terminal.tell(Count(f"guide:g-{number}")).result()
        if terminal.snapshot.edition is not None:
            say("kept", terminal.tell(Send(Complaint(text="窗口让我跑了三趟。", slip="A2B3-C4D5"))).result())
    Event().wait()


def tally(deaths: list[Death]) -> str:
    """What happened, in a few lines."""
    stood = Counter("newest" if d.stood == d.published else "older" if d.stood else "none" for d in deaths)
    spread = sorted(death.after_s for death in deaths)
    return (
        f"{len(deaths)} kills, {spread[0] * 1000:.0f}–{spread[-1] * 1000:.0f} ms after the start; "
        f"the edition that stood: {dict(stood)}; {len({d.stood for d in deaths})} different editions; "
        f"{deaths[-1].kept} complaints acknowledged and kept"
    )
