"""A terminal on a disk of its own, without threads unless a test starts them."""

from __future__ import annotations

import pytest
from fakes.clock import FakeClock
from fakes.hub import FakeHub

from kiosk.config import FeedPart, Settings
from kiosk.terminal.terminal import Terminal


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def hub(tmp_path, clock):
    return FakeHub(tmp_path, clock)


@pytest.fixture
def open_terminal(tmp_path, clock):
    """Open (again and again) the terminal in one folder; the one before is closed first, the last at the end."""
    opened = []

    def opening(hub=None, *, pin="f" * 64, name="一楼大厅 3 号屏", folder="terminal", uplink=None, **parts):
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


def idle(terminal, clock=None, seconds=0):
    """Let time pass, then do all that is due."""
    if clock is not None:
        clock.advance(seconds)
    while terminal.keeper.step():
        pass
