"""From a warning that is signed into the feed until it is lit on ten screens, with 1,000 listeners beside them.

    python -m benchmarks.lit FOLDER MODE URL ROOT PUSH_URL     one of the screens, a process of its own

Rules it keeps: whole terminals with their glass, five touchscreens and five boards, half the size of a real one since
all ten share this machine; the push process as an operator starts it; the clock starts when the act of raising has
returned (the timestamp lies in place) and stops when a screen's GL has drawn the frame with the warning, read back from
it; all read the same monotonic clock of the machine.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from benchmarks.alarms import corner_of
from benchmarks.push import LISTENERS, an_alarm
from hub.press.commands.publish import check
from hub.press.disk import Disk
from hub.press.press import Press
from hub.press.publish import publish
from kiosk import folder as folders
from kiosk.cli.stage import SAMPLE
from kiosk.clock import SystemClock
from kiosk.content.item import replace

SCREENS = ("touch", "board") * 5
ROUNDS = 6
PATIENCE_S = 90.0
SETTLES_S = 8.0


def measure() -> dict[str, Any]:
    """Milliseconds from signed to lit, of all screens in all rounds."""
    clock = SystemClock()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, ExitStack() as open_:
        place = Path(folder)
        press = Press.found(place / "feed", "yunzhou-jianshe", clock, disk=Disk(sync=False))
        publish(press, folders.read(SAMPLE, folders.day_of(SAMPLE, clock.wall())), check())
        server = _started(open_, "hub", "push", "--feed", str(place / "feed"), "--port", "0")
        url = server.stdout.readline().split()[-1]
        port = url.rsplit(":", 1)[1].split("/")[0]
        listeners = _started(open_, "benchmarks.push", port, str(3 * ROUNDS))
        assert listeners.stdout.readline() == "all here\n"
        said: SimpleQueue[tuple[int, str, float]] = SimpleQueue()
        feed = (press.workshop.public.resolve().as_uri(), press.repository.root_sha256(), url)
        for number, mode in enumerate(SCREENS):
            _heard(_started(open_, "benchmarks.lit", str(place / f"s{number}"), mode, *feed), number, said)
        _all(said, "content")
        time.sleep(SETTLES_S)
        taken = []
        for number in range(ROUNDS):
            alarm = an_alarm(number, clock)
            press.siren.raise_(alarm)
            begun = time.monotonic()
            taken += [1000 * (at - begun) for at in _all(said, "alarm")]
            time.sleep(1.0)
            press.siren.change(replace(alarm, form="band"))
            _all(said, "content")
            press.siren.lift(alarm.id)  # its band, too: the next one is to be seen by another colour
            time.sleep(2.0)
    return {
        "benchmark": "lit",
        "screens": len(SCREENS),
        "listeners": LISTENERS,
        "rounds": ROUNDS,
        "signed_to_lit_median_ms": round(statistics.median(taken), 1),
        "signed_to_lit_p99_ms": round(statistics.quantiles(taken, n=100, method="inclusive")[98], 1),
        "signed_to_lit_worst_ms": round(max(taken), 1),
    }


def _started(open_: ExitStack, module: str, *words: str) -> Any:
    """A child that ends with us."""
    child = subprocess.Popen((sys.executable, "-m", module, *words), stdout=subprocess.PIPE, text=True)
    open_.callback(child.wait)
    open_.callback(child.terminate)
    return child


def _heard(child: Any, number: int, said: SimpleQueue[tuple[int, str, float]]) -> None:
    """What a screen says, as it says it, on a thread that ends with it."""

    def listen() -> None:
        for line in child.stdout:
            showing, at = json.loads(line)
            said.put((number, showing, at))

    Thread(target=listen, daemon=True).start()


def _all(said: SimpleQueue[tuple[int, str, float]], showing: str) -> list[float]:
    """When each screen showed it."""
    found: dict[int, float] = {}
    until = time.monotonic() + PATIENCE_S
    while len(found) < len(SCREENS):
        try:
            number, what, at = said.get(timeout=max(0.0, until - time.monotonic()))
        except Empty:
            raise RuntimeError(
                f"{showing}: only {len(found)} of {len(SCREENS)} screens in {PATIENCE_S:.0f} s"
            ) from None
        if what == showing:
            found[number] = at
    return list(found.values())


def _screen(folder: str, mode: str, url: str, root: str, push_url: str) -> int:
    """One screen, which says what fills it, as soon as that is drawn."""
    from kiosk.config import FeedPart, ScreenPart, Settings
    from kiosk.terminal.terminal import Terminal

    size = {"w": 540, "h": 960} if mode == "touch" else {"w": 960, "h": 540}
    feed = FeedPart(url=url, root_sha256=root, push_url=push_url, poll_s=60)
    settings = Settings(mode=mode, data_dir=folder, feed=feed, screen=ScreenPart(mode="offscreen", **size))  # type: ignore[arg-type]
    with Terminal.open(settings) as terminal:
        from screens.app import KioskApp

        class Telling(KioskApp):
            told, corner = "", b""

            def open(self) -> None:
                super().open()
                flip = self.window.flip

                def flipped() -> None:
                    showing, corner = self.screen.showing, corner_of(self.window)
                    if showing == "content":
                        self.corner = corner
                    if showing != self.told and (showing != "alarm" or corner != self.corner):
                        self.told = showing
                        print(json.dumps([showing, time.monotonic()]), flush=True)
                    flip()

                self.window.flip = flipped

        app = Telling(terminal, settings)
        from kiosk.cli.ending import until_ended

        with until_ended(app.stop):
            app.run()
    return 0


if __name__ == "__main__":
    sys.exit(_screen(*sys.argv[1:])) if len(sys.argv) == 6 else print(json.dumps(measure(), indent=1))
