"""`mingbai run --config kiosk.yaml`: one terminal with its screen. The composition root.

Rules it keeps: settings → Terminal → KioskApp, started in this order, stopped in reverse; the first frame waits for the
disk alone, the terminal's threads start after it; SIGTERM and Ctrl-C end it cleanly; no OpenGL is a sentence; all of it
is in a child that is watched over and started again (kiosk/cli/guard.py), with the settings as they are then.
"""

from __future__ import annotations

import argparse

from kiosk.cli.asking import Sub, config_option, settings_in
from kiosk.cli.ending import until_ended
from kiosk.cli.guard import AGAIN, Start
from kiosk.cli.log import quiet
from kiosk.config import Settings
from kiosk.errors import BadInput

NO_GL = "install Mesa (libgl1-mesa-dri, libegl1), or set screen.mode: offscreen; `mingbai sync` needs no screen"


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("run", help="run this terminal's screen  运行本机屏幕")
    config_option(parser)
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    """Run until somebody ends it. `args.start`: what it was started with, by whoever watches over it."""
    settings: Settings = settings_in(args.config)
    start: Start = args.start
    from screens import bootstrap, warm

    bootstrap.tell(bootstrap.plan_of(settings), bootstrap.home_of(settings))
    warming = warm.begin(start.warming)
    from kiosk.terminal.orders import Note
    from kiosk.terminal.terminal import Terminal

    quiet()
    with Terminal.open(settings) as terminal:
        from screens.app import KioskApp

        app = KioskApp(terminal, settings, warming, start.beat, start.safe)
        if start.why:
            terminal.tell(Note("safe" if start.safe else "glass", start.why))
        with until_ended(app.stop):
            try:
                app.run()
            except (RuntimeError, SystemExit) as e:  # Kivy leaves by SystemExit where it finds no window
                if app.window is not None:
                    raise
                raise BadInput("screen", "no window: OpenGL 2 or a display is missing", NO_GL) from e
    return AGAIN if app.again else 0
