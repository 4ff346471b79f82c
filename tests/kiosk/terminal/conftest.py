"""A terminal, and a keeper alone, on a disk of its own; without threads unless a test starts them."""

from __future__ import annotations

import pytest
from fakes.clock import FakeClock, instant
from fakes.hub import FakeHub

from kiosk.clock import FloorClock
from kiosk.config import FeedPart, Settings
from kiosk.store.open import Store
from kiosk.terminal.acts import Acts
from kiosk.terminal.identity import Identity
from kiosk.terminal.keeper import Keeper
from kiosk.terminal.snapshot import Snapshot
from kiosk.terminal.terminal import Terminal

PIN = "f" * 64
PLENTY = 10**12


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def hub(tmp_path, clock):
    return FakeHub(tmp_path, clock)


class Box:
    """A keeper and what it stands on. `free` is what the disk says it has."""

    def __init__(self, data_dir, clock, paired, reports):
        self.data_dir, self.free = data_dir, PLENTY
        self.store = Store(data_dir, PIN, clock.wall)
        self.clock = FloorClock(clock, instant("2026-11-01"))
        self.acts = Acts(
            self.store,
            self.clock,
            Identity(data_dir / "key"),
            Settings().zone,
            paired=paired,
            reports=reports,
            free=lambda _folder: self.free,
        )
        self.keeper = Keeper(self.acts, Snapshot(paired=paired, blobs=self.store.blobs.folder))
        self.tell = self.keeper.tell

    def done(self, item):
        """The answer, or the error, of what was told."""
        return self.keeper.tell(item).result(timeout=0)

    def idle(self):
        """Do all that is due."""
        while self.keeper.step():
            pass

    @property
    def snapshot(self):
        return self.keeper.snapshot

    def close(self):
        self.keeper.close()
        self.store.close()


@pytest.fixture
def open_box(tmp_path, clock):
    """Open (again and again) the keeper in one folder; the one before is closed first, the last at the end."""
    opened = []

    def opening(paired=True, reports=True):
        close()
        opened.append(Box(tmp_path / "data", clock, paired, reports))
        return opened[0]

    def close():
        while opened:
            opened.pop().close()

    yield opening
    close()


@pytest.fixture
def box(open_box):
    return open_box()


@pytest.fixture
def open_terminal(tmp_path, clock):
    """Open (again and again) the terminal in one folder; the one before is closed first, the last at the end."""
    opened = []

    def opening(hub=None, *, pin=PIN, name="一楼大厅 3 号屏", folder="terminal", uplink=None, **parts):
        close()
        settings = Settings(
            name=name,
            data_dir=str(tmp_path / folder),
            feed=FeedPart(root_sha256=hub.root_sha256 if hub else pin),
            **parts,
        )
        opened.append(Terminal.open(settings, clock, door=hub, uplink=uplink or hub))
        return opened[0]

    def close():
        while opened:
            opened.pop().close()

    opening.close = close
    yield opening
    close()
