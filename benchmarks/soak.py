"""What a hundred thousand cues leave behind on a board: memory, threads, files; with a clock that runs ahead of itself.

    python -m benchmarks.soak [CUES]      exit code 1 when anything was left

Rules it keeps: the real screen in a real window, the real ledger in a real store; time passes from cue to cue, with
a frame at each change and one when the next card is made ready; heartbeats come every ten minutes, a new edition every
thousand cues, a warning every five hundred; facts are pruned after a week; the memory is taken when everything has
been seen once. Films are left out: they are other processes, and know no clock but the world's.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from kiosk.cli.preview import preview
from kiosk.cli.stage import SAMPLE
from kiosk.clock import SystemClock
from kiosk.config import PanelPart, ScreenPart, Settings
from kiosk.content.edition import Edition, Slot
from kiosk.content.emergency import Alarm, Emergency
from kiosk.schedule.dwell import displayed_chars
from kiosk.store.open import Store
from kiosk.terminal.orders import Order, Record
from kiosk.terminal.snapshot import Snapshot

CUES = 100_000
WARM = 2_000
"""Cues until everything has been seen, new editions (every 1,000) and warnings (every 500) more than once."""

SIZE = (640, 360)
"""Small, because every pixel costs: what is left behind does not go by pixels."""

MOST_CHARS = 130
"""Of an item that plays here: a card takes as long to set as it has characters."""

DRIFT_MB = 5.0
WEEK = timedelta(days=7)


class Ahead:
    """A clock that is put forward, and is believed."""

    def __init__(self, at: datetime) -> None:
        self._at, self._seconds = at, 0.0

    def now(self) -> datetime:
        return self._at

    def monotonic(self) -> float:
        return self._seconds

    def to(self, at: datetime) -> None:
        self._seconds += max(0.0, (at - self._at).total_seconds())
        self._at = max(at, self._at)


def measure(cues: int = CUES, warm: int = WARM) -> dict[str, Any]:
    """What is left after so many cues, beyond what was there after the first `warm`."""
    clock = SystemClock()
    begun = clock.monotonic()
    with tempfile.TemporaryDirectory(dir=_quick()) as folder, _window(Path(folder)) as window:
        before = _held()
        with _board(Path(folder), window) as board:
            board.play(warm)
            memory = _resident()
            board.play(cues)
            drift = _resident() - memory
            figures = {"cues": cues, "facts": board.facts, "chain_broken": board.broken(), "days": board.days()}
        del board
        gc.collect()
        after = _held()
    return {
        **figures,
        "drift_mb": round(drift, 2),
        "threads_left": after[0] - before[0],
        "files_left": after[1] - before[1],
        "seconds": round(clock.monotonic() - begun),
    }


class Board:
    """A board in its window, and what a terminal is to it."""

    def __init__(self, snapshot: Snapshot, store: Store, clock: Ahead, settings: Settings) -> None:
        from screens.board.screen import BoardScreen
        from screens.eyes import Eyes
        from screens.wardrobe import Wardrobe

        self.clock, self.zone, self.snapshot, self._store = clock, settings.zone, snapshot, store
        self.facts, self._cues, self._began = 0, 0, clock.now()
        self._wardrobe = Wardrobe(settings, clock.monotonic)
        eyes = Eyes(self, settings)  # type: ignore[arg-type]
        self.screen = BoardScreen(self._wardrobe, eyes.sight, self.tell, clock.now, settings.board)

    def tell(self, order: Order) -> None:
        if isinstance(order, Record):
            self._store.ledger.append(order.shown)
            self.facts += 1

    def play(self, cues: int) -> None:
        """So many cues further: of each its last second, and the change to the next."""
        for _ in range(cues):
            self._happen()
            play = self.screen._shot.play
            if play is None:  # it is covered
                self._turn(self.clock.now() + timedelta(seconds=20))
                continue
            self._turn(play.ends - timedelta(seconds=1))
            self._turn(play.ends)

    def broken(self) -> bool:
        return self._store.ledger.broken() is not None

    def days(self) -> int:
        return (self.clock.now() - self._began).days

    def _turn(self, at: datetime) -> None:
        from kivy.base import EventLoop

        self.clock.to(at)
        self.screen.tick()
        self._wardrobe.look.desk.finish()
        EventLoop.idle()

    def _happen(self) -> None:
        """What comes from outside."""
        self._cues += 1
        now, known = self.clock.now(), self.snapshot
        if known.verified_at is None or now - known.verified_at > timedelta(minutes=10):
            self.snapshot = replace(known, verified_at=now)
        if self._cues % 1000 == 0:
            self.snapshot = replace(self.snapshot, edition=_again(self.snapshot))
            self._store.ledger.prune(now - WEEK, now, "keep-ledger")
        if self._cues % 500 == 0:
            self.snapshot = replace(self.snapshot, emergency=_storm(now, known))
        elif self._cues % 500 == 2:
            self.snapshot = replace(self.snapshot, emergency=None)


def _short(edition: Edition) -> Slot:
    """All that is quickly read, so that a hundred thousand cues take minutes; no films."""
    return Slot(
        id="quickly-read",
        dwell_s=15,
        items=tuple(
            item.id
            for item in edition.items
            if displayed_chars(item) <= MOST_CHARS and not any(m.type.startswith("video/") for m in item.media)
        ),
    )


def _again(snapshot: Snapshot) -> Edition:
    """The same content as another edition."""
    edition = snapshot.edition
    assert edition is not None
    return replace(edition, serial=edition.serial + 1)


def _storm(now: datetime, snapshot: Snapshot) -> Emergency:
    assert snapshot.edition is not None
    alarm = Alarm(
        id="a-storm",
        source="气象台",
        origin="relay",
        level="orange",
        title="暴雨橙色预警",
        text="请注意防范。",
        issued=now,
        area="全市",
        check_by=now + timedelta(hours=6),
    )
    return Emergency(feed=snapshot.edition.feed, serial=1, made_at=now, alarms=(alarm,))


@contextmanager
def _window(folder: Path) -> Iterator[Any]:
    from screens import bootstrap

    bootstrap.prepare(bootstrap.WindowPlan(*SIZE, mode="offscreen", input="none"), folder / "kivy")
    from kivy.base import EventLoop
    from kivy.core.window import Window

    from screens import kv

    kv.pace(100_000)  # no waiting between frames
    EventLoop.ensure_window()
    EventLoop.status = "started"
    EventLoop.idle()
    yield Window


@contextmanager
def _board(folder: Path, window: Any) -> Iterator[Board]:
    clock = Ahead(SystemClock().wall())
    snapshot = preview(SAMPLE, clock.now(), folder / "blobs").snapshot
    edition = snapshot.edition
    assert edition is not None
    edition = replace(edition, slots=(_short(edition), *(slot for slot in edition.slots if slot.zone == "ticker")))
    settings = Settings(
        mode="board",
        screen=ScreenPart(mode="offscreen", w=SIZE[0], h=SIZE[1]),
        panel=PanelPart(width_mm=1210, height_mm=680, distance_mm=1000),
    )
    store = Store(folder / "terminal", "", clock.now)
    board = Board(replace(snapshot, edition=edition), store, clock, settings)
    try:
        window.add_widget(board.screen)
        board.screen.tick()
        yield board
    finally:
        board.screen.dispose()
        window.remove_widget(board.screen)
        store.close()


def _quick() -> str | None:
    """A disk in memory where there is one: what is synced is not the subject, and takes an hour."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _held() -> tuple[int, int]:
    """Threads and open files of this process."""
    return threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))


def _resident() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def main(words: list[str]) -> int:
    figures = measure(*map(int, words[:2]))
    print(json.dumps(figures, ensure_ascii=False))
    left = figures["drift_mb"] > DRIFT_MB or figures["threads_left"] or figures["files_left"]
    return 1 if left or figures["chain_broken"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
