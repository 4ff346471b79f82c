"""From a tap to the page painted, for every item of the sample; and what a thousand page turns leave behind.

`measure()` gives milliseconds and megabytes. Offscreen, software GL, portrait 1080 × 1920, one process.

Rules it keeps: a tap is a step of the walk as a finger makes it, until the GL has drawn the whole new page; a page that
is opened for the first time is measured too: no citizen has been there before; pictures come later and are not waited
for; between two turns the loop turns once, and Python looks for what was thrown away, as they would (screens/sweeping).
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.many import grown
from kiosk.cli.preview import preview
from kiosk.cli.stage import SAMPLE
from kiosk.clock import SystemClock
from kiosk.config import PanelPart, Settings
from kiosk.content.item import replace
from kiosk.visit import Home, Open, begin
from kiosk.visit.places import LISTS, TELLS

SIZE = (1080, 1920)
TURNS = 10_000
"""From the home page to an item and back are two."""

MANY, SOME = 5_000, 400


def measure() -> dict[str, Any]:
    """Percentiles of a tap, and the drift of the memory."""
    clock = SystemClock()
    with tempfile.TemporaryDirectory() as blobs:
        at = clock.wall()
        shown = preview(SAMPLE, at, Path(blobs)).snapshot
        window = a_window()
        screen = a_screen(shown, at, clock, window)
        try:
            pages = _pages(screen)
            first = [tap(screen, window, page) for page in pages]
            again = [tap(screen, window, page) for page in pages]
            drift = _turned(screen, window, pages)
        finally:
            screen.dispose()
            window.remove_widget(screen)
        many = _of_many(shown, at, clock, window)
    cuts, warm = statistics.quantiles(first, n=100), statistics.quantiles(again, n=100)
    return {
        "benchmark": "taps",
        "pages": len(pages),
        "tap_p50_ms": round(cuts[49], 1),
        "tap_p99_ms": round(cuts[98], 1),
        "tap_worst_ms": round(max(first), 1),
        "tap_again_p50_ms": round(warm[49], 1),
        "tap_again_p99_ms": round(warm[98], 1),
        "turns": TURNS,
        "drift_mb": round(drift, 2),
        "many_items": MANY,
        "many_tap_p99_ms": round(statistics.quantiles(many, n=100)[98], 1),
    }


def _of_many(shown: Any, at: datetime, clock: SystemClock, window: Any) -> list[float]:
    """The same among MANY items: every list and some of their pages, opened for the first time, and home."""
    edition = grown(shown.edition, MANY)
    screen = a_screen(replace(shown, edition=edition), at, clock, window)
    try:
        pages = _pages(screen)
        chosen = [*(Open(name) for name in (*LISTS, *TELLS)), Open("topic", "all:"), *pages[:: len(pages) // SOME]]
        found = [tap(screen, window, page) for page in chosen]
        return [*found, *(_home(screen, window, page) for page in chosen[: SOME // 10])]
    finally:
        screen.dispose()


def a_window() -> Any:
    """The one window that a process has."""
    from screens import bootstrap

    home = Path(tempfile.mkdtemp())
    bootstrap.prepare(bootstrap.WindowPlan(*SIZE, mode="offscreen", input="none"), home)
    from kivy.base import EventLoop
    from kivy.core.window import Window

    from screens import kv

    kv.pace(100_000)  # no waiting between frames
    EventLoop.ensure_window()
    EventLoop.status = "started"
    return Window


def a_screen(shown: Any, at: datetime, clock: SystemClock, window: Any) -> Any:
    """A touchscreen in the window."""
    from screens.contents import Contents
    from screens.fittings import Fittings
    from screens.sight import Sight
    from screens.sweeping import settle
    from screens.touch import TouchScreen
    from screens.wardrobe import Wardrobe

    contents = Contents(shown.edition)

    def sight(visit: Any) -> Sight:
        return Sight(snapshot=shown, now=at, zone=contents.zone, contents=contents, visit=visit)

    wardrobe = Wardrobe(Settings(panel=PanelPart(width_mm=336, height_mm=598)), clock.monotonic)
    fittings = Fittings(idle_s=timedelta(hours=1).total_seconds())
    screen = TouchScreen(wardrobe, sight, _deaf, clock.monotonic, fittings)
    window.add_widget(screen)
    screen.tick()
    _painted(screen, window)
    settle()
    return screen


def _pages(screen: Any) -> list[Open]:
    """Every item's page, in the order of their ids."""
    from screens.pages.ways import way

    edition = screen._sight(screen.visit).snapshot.edition
    return [way(item) for item in edition.items]


def tap(screen: Any, window: Any, page: Open) -> float:
    """Milliseconds from a touch that opens `page` at home until it is painted."""
    screen.visit = begin(screen._monotonic(), 3600.0)
    begun = time.perf_counter()
    screen.do((page,))
    _painted(screen, window)
    return (time.perf_counter() - begun) * 1000


def _home(screen: Any, window: Any, page: Open) -> float:
    """Milliseconds from a touch that leads from `page` home until home is painted."""
    tap(screen, window, page)
    begun = time.perf_counter()
    screen.do((Home(),))
    _painted(screen, window)
    return (time.perf_counter() - begun) * 1000


def _painted(screen: Any, window: Any) -> None:
    from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

    screen._dress.look.desk.finish()
    window.dispatch("on_draw")
    glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE)  # waits until the GL has drawn
    window.flip()


def _turned(screen: Any, window: Any, pages: list[Open]) -> float:
    """How many megabytes more there are after so many turns, when every page has been seen and caches are full."""
    for page in pages:
        _turn(screen, window, page)
    before = _resident()
    for number in range(TURNS // 2):
        _turn(screen, window, pages[number % len(pages)])
    return _resident() - before


def _turn(screen: Any, window: Any, page: Open) -> None:
    from kivy.base import EventLoop

    screen.do((page,))
    _painted(screen, window)
    screen.do((Home(),))
    _painted(screen, window)
    EventLoop.idle()  # what GL objects were let go is given back here


def _resident() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def _deaf(_order: object) -> None:
    """Nobody counts what a benchmark opens."""
