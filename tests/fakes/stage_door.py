"""A terminal's screen as a process of its own: runs KioskApp offscreen for some frames, then says what it saw as JSON.

    python stage_door.py touch|board '{"frames": 30, "break": "tick"}'

Run by tests/screens/test_app.py, since a process has one window and its loop.
"""

from __future__ import annotations

import json
import sys
import tempfile
import threading

from fakes.builders import a_guide, a_notice, an_edition
from fakes.clock import ZONE, FakeClock, instant
from fakes.sights import PANELS, a_snapshot

from kiosk.clock import FloorClock
from kiosk.config import ScreenPart, Settings
from screens.app import KioskApp


class Terminal:
    """The least that a screen needs; `start` notes what had been imported by then."""

    def __init__(self) -> None:
        self.clock, self.zone = FloorClock(FakeClock(), instant("2026-01-01")), ZONE
        self.snapshot = a_snapshot(an_edition(a_guide(), a_notice()))
        self.listeners: list[object] = []
        self.imported: list[str] = []

    def start(self) -> None:
        heavy = ("PIL", "tuf", "requests", "cryptography", "pypdfium2", "kivy.app", "kivy.uix.label")
        self.imported = [name for name in heavy if name in sys.modules]

    def tell(self, order: object) -> None:
        """Nobody asks what was told."""

    def listen(self, listener: object) -> None:
        self.listeners.append(listener)

    def wake(self) -> None:
        """Nobody is asked anything."""

    def unlisten(self, listener: object) -> None:
        self.listeners.remove(listener)


def main(mode: str, wish: dict) -> dict:
    terminal, seen = Terminal(), {"frames": 0, "flips": 0}
    size, panel = PANELS["board" if mode == "board" else "21.5"]
    screen = ScreenPart(mode="offscreen", w=size[0], h=size[1])
    data = tempfile.mkdtemp()
    app = KioskApp(terminal, Settings(mode=mode, board="hall-board", data_dir=data, screen=screen, panel=panel))
    turn = app._frame

    def counted() -> None:
        if not seen["frames"]:
            app.window.bind(on_flip=flipped)
        seen["frames"] += 1
        if seen["frames"] == wish.get("frames", 20):
            threading.Thread(target=app.stop).start()
        if seen["frames"] == 5:
            spoil(app, terminal, wish)
        turn()

    def flipped(*_: object) -> None:
        seen["flips"] += 1

    app._frame = counted
    app.run()
    return {
        **seen,
        "imported": terminal.imported,
        "listeners": len(terminal.listeners),
        "closes": app._asked_to_close(),
        "children": len(app.window.children),
    }


def spoil(app: KioskApp, terminal: Terminal, wish: dict) -> None:
    """Do to a running screen what must not end it."""
    if wish.get("break") == "tick":
        app.screen.tick = broken
        app._heard(terminal.snapshot)
    if wish.get("break") == "touch":
        from kivy.clock import Clock

        app.screen.on_touch_down = broken
        Clock.schedule_once(app.screen.on_touch_down, 0)
    if wish.get("keys"):
        for key in (27, 282, 290):  # Escape, F1, F11
            app.window.dispatch("on_keyboard", key, 0, "", [])


def broken(*_: object) -> None:
    raise ValueError("a poisoned page")


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], json.loads(sys.argv[2]))))
