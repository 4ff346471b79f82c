"""The terminal against Chromium in kiosk mode with an equivalent page, in one run, turn by turn, on one display each.

Rules it keeps: both are whole processes as an operator would start them; each is started several times, the first time
for nobody (cold caches); the median counts; both are measured from outside but for their own frame times; our modules
are compiled beforehand, as pip leaves them where it installs (a machine may be told to write no bytecode by itself).
"""

from __future__ import annotations

import compileall
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks import damage, pages
from benchmarks.display import SERVER, display
from benchmarks.processes import cpu_s, load_of, pss_mb, started
from benchmarks.rival import found, rival
from hub.press.disk import Disk
from hub.press.press import Press
from hub.press.publish import publish
from hub.press.serve import Server
from kiosk import folder as folders
from kiosk.cli.stage import SAMPLE, Stage, furnish
from kiosk.clock import SystemClock
from kiosk.content.edition import Edition, Slot

ROOT = Path(__file__).resolve().parents[1]
PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)
STARTS = 11
BOARDS = 3
SETTLE_S = 10.0
STILL_S = 20.0
TICKER_S = 12.0
PATIENCE_S = 60.0


def measure() -> dict[str, Any]:
    """Seconds, megabytes, milliseconds and ratios; `chromium_…` are the rival's."""
    if not found():
        raise RuntimeError("no Chromium here: sh deploy/setup.sh --bench installs it")
    for package in ("kiosk", "screens", "hub", "benchmarks"):
        compileall.compile_dir(ROOT / package, quiet=1)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, staged(Path(folder)) as (stage, edition):
        figures = {**_touch(stage, edition), **_board(stage, edition)}
    for name in ("start", "memory", "ticker", "frame"):
        ours, theirs = _pair(name)
        figures[f"{name}_ratio"] = round(figures[ours] / figures[theirs], 3)
    return figures


def _pair(name: str) -> tuple[str, str]:
    key = {"start": "start_s", "memory": "memory_mb", "ticker": "ticker_p99_ms", "frame": "frame_cpu_ms"}[name]
    return key, f"chromium_{key}"


@contextmanager
def staged(
    dir: Path, mode: str = "fullscreen", slots: tuple[Slot, ...] | None = None
) -> Iterator[tuple[Stage, Edition]]:
    """A served feed with the sample, and the settings of both screens, whose windows are of this mode.

    `slots`: what boards play, if not what the sample says.
    """
    clock = SystemClock()
    draft = folders.read(SAMPLE, folders.day_of(SAMPLE, clock.wall()))
    draft = replace(draft, slots=slots if slots is not None else draft.slots)
    press = Press.found(dir / "feed", draft.feed, clock, disk=Disk(sync=False))
    publish(press, draft, lambda edition: ())
    (dir / "root.sha256").write_text(press.repository.root_sha256())
    edition = press.editions.current()
    assert edition is not None
    with Server(press, clock, port=0, say=str) as server:
        stage = Stage(dir, press.workshop.dir, edition)
        furnish(stage, server.url, mode, poll_s=15)  # as a hall has it
        yield stage, edition


def _touch(stage: Stage, edition: Edition) -> dict[str, Any]:
    """Start, memory, and a still screen, on the home page."""
    ours, theirs, figures = [], [], {}
    page, profile = pages.home(edition), stage.dir / "profile"
    with display(*PORTRAIT) as environ:
        for turn in range(STARTS + 1):
            last = turn == STARTS
            with piloted(stage.touch, environ) as terminal:
                ours.append(terminal.start_s())
                if last:
                    figures |= _still("", terminal.pid, terminal)
            with rival(page, environ, PORTRAIT, profile) as chromium:
                theirs.append(chromium.start_s())
                if last:
                    figures |= _still("chromium_", chromium.pid, None)
        with rival(page, environ, PORTRAIT, stage.dir / "new-profile") as chromium:
            figures["chromium_new_profile_start_s"] = round(chromium.start_s(), 3)
    figures["start_s"] = round(statistics.median(ours[1:]), 3)
    figures["chromium_start_s"] = round(statistics.median(theirs[1:]), 3)
    return figures


def _board(stage: Stage, edition: Edition) -> dict[str, Any]:
    """The ticker, on a board: what its display saw of either, by the same eye, and what a frame cost."""
    turns: list[dict[str, float]] = []
    page, profile = pages.board(edition, TICKER_S, 120), stage.dir / "profile"
    with display(*LANDSCAPE) as environ:
        for _turn in range(BOARDS):
            with piloted(stage.board, environ) as terminal:
                terminal.start_s()
                seen = _seen("", terminal.pid, environ)
            with rival(page, environ, LANDSCAPE, profile) as chromium:
                chromium.start_s()
                seen |= _seen("chromium_", chromium.pid, environ)
                seen["chromium_own_ticker_p99_ms"] = _percentile(chromium.frames_ms(), 99)
            turns.append(seen)
    return {key: round(statistics.median(turn[key] for turn in turns), 2) for key in turns[0]}


def _seen(whose: str, pid: int, environ: dict[str, str]) -> dict[str, float]:
    """Its frames over the next TICKER_S, once it has settled, and the milliseconds of a core that one took in all."""
    time.sleep(SETTLE_S)
    server = int(environ[SERVER])
    before = cpu_s(pid) + cpu_s(server)
    gaps = damage.gaps_ms(environ["DISPLAY"], TICKER_S)
    took = cpu_s(pid) + cpu_s(server) - before
    return {
        f"{whose}ticker_p50_ms": _percentile(gaps, 50),
        f"{whose}ticker_p99_ms": _percentile(gaps, 99),
        f"{whose}ticker_frames": len(gaps) + 1,
        f"{whose}frame_cpu_ms": 1000 * took / len(gaps),
    }


def _percentile(values: list[float], of: int) -> float:
    return statistics.quantiles(values, n=100)[of - 1]


class Piloted:
    """A running terminal of ours and the file its frames are stamped into."""

    def __init__(self, pid: int, begun: float, frames: Path, log: Path) -> None:
        self.pid, self._begun, self._frames, self._log = pid, begun, frames, log

    def start_s(self) -> float:
        """Seconds from its start to its first frame with content."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            for at, content in self.stamps():
                if content == "1":
                    return at - self._begun
            time.sleep(0.05)
        raise RuntimeError(f"no frame with content within {PATIENCE_S:.0f} s: {self._log.read_text()[-300:]}")

    def stamps(self) -> list[tuple[float, str]]:
        """(epoch seconds, content) of every frame so far."""
        text = self._frames.read_text() if self._frames.exists() else ""
        whole = text[: text.rfind("\n") + 1]
        return [(float(at), content) for at, content in (line.split() for line in whole.splitlines())]

    def renderer(self) -> str:
        """What draws, as GL calls itself."""
        return self._frames.with_suffix(".gl").read_text()

    def frames_in(self, begun: float, ended: float) -> list[float]:
        return [at for at, _ in self.stamps() if begun <= at < ended]

    def gaps_ms(self, seconds: float) -> list[float]:
        """The gaps between its frames over the next `seconds`."""
        begun = time.time()
        time.sleep(seconds)
        times = self.frames_in(begun, begun + seconds)
        return [(b - a) * 1000 for a, b in pairwise(times)]


@contextmanager
def piloted(config: Path, environ: dict[str, str]) -> Iterator[Piloted]:
    """Our terminal with these settings on this display."""
    with tempfile.TemporaryDirectory() as folder:
        frames, log = Path(folder) / "frames", Path(folder) / "log"
        begun = time.time()
        command = (sys.executable, "-m", "benchmarks.pilot", str(config), str(frames))
        with started(command, environ, log) as child:
            yield Piloted(child.pid, begun, frames, log)


def _still(whose: str, pid: int, terminal: Piloted | None) -> dict[str, Any]:
    """Memory, then load and frames of a screen that nobody touches, between two turns of the minute."""
    time.sleep(SETTLE_S)
    left = 60 - time.time() % 60
    if left < STILL_S + 2:
        time.sleep(left + 1.5)  # the clock on the screen has just been drawn anew
    begun = time.time()
    core = load_of(pid, STILL_S)
    figures: dict[str, Any] = {
        f"{whose}memory_mb": round(pss_mb(pid)),
        f"{whose}still_core_percent": round(100 * core, 2),
    }
    if terminal is not None:
        figures["still_frames"] = len(terminal.frames_in(begun, begun + STILL_S))
    return figures
