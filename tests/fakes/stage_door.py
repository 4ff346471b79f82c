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
        self.wall = FakeClock()
        self.clock, self.zone = FloorClock(self.wall, instant("2026-01-01")), ZONE
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
    terminal, seen, beats = Terminal(), {"frames": 0, "flips": 0, "keys": 0}, []
    size, panel = PANELS["board" if mode == "board" else "21.5"]
    screen = ScreenPart(mode="offscreen", w=size[0], h=size[1])
    data = tempfile.mkdtemp()
    app = KioskApp(
        terminal,
        Settings(
            mode=mode, board="hall-board", data_dir=data, screen=screen, panel=panel, input=wish.get("input", "mouse")
        ),
        beat=lambda: beats.append(seen["frames"]),
    )
    turn = app._turn

    def counted() -> None:
        if not seen["frames"]:
            app.window.bind(on_flip=flipped, on_key_down=pressed)
        seen["frames"] += 1
        if seen["frames"] == wish.get("frames", 20):
            threading.Thread(target=app.stop).start()
        if seen["frames"] == 5:
            spoil(app, terminal, wish)
        if seen["frames"] == 10 and wish.get("later"):
            terminal.wall.advance(10)
            app._heard(terminal.snapshot)
        turn()

    def flipped(*_: object) -> None:
        seen["flips"] += 1

    def pressed(*_: object) -> None:
        seen["keys"] += 1

    app._turn = counted
    app.run()
    return {
        **seen,
        "beats": beats,
        "imported": terminal.imported,
        "listeners": len(terminal.listeners),
        "place": app.screen.visit.name if mode == "touch" else "",
        "threads": sorted(thread.name for thread in threading.enumerate() if thread is not threading.main_thread()),
        "screensaver": app.window.allow_screensaver,
        "settings": sorted(
            name for name in sys.modules if name.startswith(("kivy.app", "kivy.uix.settings", "kivy.modules."))
        ),
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
        from fakes import sdl

        for sym in (sdl.ESCAPE, sdl.F1, sdl.F11):
            sdl.key(sym)
        sdl.key(sdl.F4, sdl.ALT)
        for letter in "acdeilmqrstvwxz":
            sdl.key(ord(letter), sdl.CTRL)
            sdl.key(ord(letter), sdl.GUI)
        for button in (2, 3):
            sdl.click(300, 1300, button)  # upon a tile
        sdl.window(sdl.MINIMIZED)
        sdl.window(sdl.CLOSE)
        sdl.quit_()


def broken(*_: object) -> None:
    raise ValueError("a poisoned page")


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], json.loads(sys.argv[2]))))
