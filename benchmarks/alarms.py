"""From a signed warning that lies at the terminal's door until it is lit on a board that plays the sample.

`measure()` gives milliseconds. Offscreen, software GL, 1920 × 1080; the real terminal with its threads and its synced
disk, the real loop.

Rules it keeps: the clock starts when the signed bytes lie in the folder the terminal follows, and it is told to look;
it stops when the GL has drawn the warning, read back from the frame; between two rounds the board plays on.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from hub.press.commands.publish import check
from hub.press.disk import Disk
from hub.press.press import Press
from hub.press.publish import publish
from kiosk import folder as folders
from kiosk.cli.stage import SAMPLE
from kiosk.clock import Clock, SystemClock
from kiosk.config import FeedPart, PanelPart, ScreenPart, Settings
from kiosk.content.emergency import Alarm
from kiosk.content.item import replace
from kiosk.errors import MingbaiError
from kiosk.terminal.terminal import Terminal

SIZE = (1920, 1080)
ROUNDS = 20
LONGEST_S = 60.0
PLAYS_S = 0.7
"""How long the board plays before the next warning: no round whole number of anything that repeats."""

RED = bytes((163, 26, 21))


def measure(rounds: int = ROUNDS) -> dict[str, Any]:
    """The median and the worst of so many warnings."""
    clock = SystemClock()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        press = Press.found(place / "feed", "yunzhou-jianshe", clock, disk=Disk(sync=False))
        publish(press, folders.read(SAMPLE, folders.day_of(SAMPLE, clock.wall())), check())
        with Terminal.open(_settings(place, press), clock) as terminal:
            from screens.app import KioskApp

            app = KioskApp(terminal, terminal.settings)
            app.open()
            try:
                terminal.start()
                _until(app, clock, lambda: app.screen.showing == "content")
                taken = [_lit(app, terminal, press, clock, number) for number in range(rounds)]
            finally:
                app.close()
    return {
        "benchmark": "alarms",
        "rounds": rounds,
        "signed_to_lit_ms": round(statistics.median(taken), 1),
        "signed_to_lit_p95_ms": round(statistics.quantiles(taken, n=20)[18], 1),
        "signed_to_lit_worst_ms": round(max(taken), 1),
    }


def _settings(place: Path, press: Press) -> Settings:
    return Settings(
        mode="board",
        data_dir=str(place / "terminal"),
        feed=FeedPart(url=press.workshop.public.as_uri(), root_sha256=press.repository.root_sha256(), poll_s=3600),
        screen=ScreenPart(mode="offscreen", w=SIZE[0], h=SIZE[1]),
        panel=PanelPart(width_mm=1210, height_mm=680, distance_mm=4000),
    )


def _lit(app: Any, terminal: Terminal, press: Press, clock: Clock, number: int) -> float:
    """Milliseconds until one warning is lit; afterwards it is a band and the board plays."""
    alarm = _alarm(number, clock)
    press.siren.raise_(alarm)
    begun = time.perf_counter()
    terminal.wake()
    _until(app, clock, lambda: app.screen.showing == "alarm" and corner_of(app.window)[:3] == RED)
    taken = (time.perf_counter() - begun) * 1000
    press.siren.change(replace(alarm, form="band"))
    terminal.wake()
    _until(app, clock, lambda: app.screen.showing == "content")
    ends = clock.monotonic() + PLAYS_S
    _until(app, clock, lambda: clock.monotonic() >= ends)
    return taken


def _alarm(number: int, clock: Clock) -> Alarm:
    now = clock.wall().replace(microsecond=0)
    return Alarm(
        id="storm",
        source="云州市气象台",
        origin="relay",
        level="red",
        title="大风红色预警信号",
        text=f"未来 {number + 1} 小时本市阵风可达 12 级以上，请立即停止户外作业。",
        number=f"2026 年第 {number} 号",
        issued=now,
        relayed=now,
        area="全市",
        advice="塔吊、吊篮、脚手架立即停用，人员撤到室内。",
        check_by=now + timedelta(hours=3),
    )


def _until(app: Any, clock: Clock, done: Any) -> None:
    """Let the loop turn as it does, until it is so."""
    patience = clock.monotonic() + LONGEST_S
    while not done():
        app._frame()
        if clock.monotonic() > patience:
            raise MingbaiError(f"not after {LONGEST_S:.0f} s; the board shows {app.screen.showing}")


def corner_of(window: Any) -> bytes:
    """The colour of the upper left corner of what is drawn, RGBA: a warning fills it with its own."""
    from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

    return bytes(glReadPixels(0, window.height - 1, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE))
