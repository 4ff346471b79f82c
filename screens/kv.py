"""Kivy's own ground, touched in one place: rules files, and the private names that we depend on.

Rules it keeps:
- every private name of Kivy that we use is used here and asserted at start by `check`;
- a rules file stands beside the module whose name it bears, and is read once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import kivy
from kivy.clock import Clock
from kivy.lang import Builder

from screens import bootstrap

WRITTEN_FOR = "2.3.1"

UNSYNCED = 44.6
"""Kivy's clock wakes about 5.7 ms before its time (its resolution is a third of a frame): so it makes a sixtieth."""

_read: set[str] = set()


def rules(module_file: str) -> None:
    """Read the .kv beside a module: `kv.rules(__file__)` after its widgets' classes are defined."""
    path = str(Path(module_file).with_suffix(".kv"))
    if path not in _read:
        Builder.load_file(path)
        _read.add(path)


def software() -> bool:
    """Whether GL is drawn by the processor. Asked of the open window."""
    from kivy.graphics.opengl import GL_RENDERER, glGetString

    renderer = (glGetString(GL_RENDERER) or b"").lower()
    return any(word in renderer for word in (b"llvmpipe", b"softpipe", b"swrast", b"software"))


def fast() -> float:
    """The pace for what moves. Where no screen paces the swap, a value at which Kivy's clock makes sixty by itself."""
    return UNSYNCED if software() else bootstrap.FAST


def pace(fps: float) -> None:
    """Let the loop turn about `fps` times a second (it makes a third more). Still screens draw nothing at any pace."""
    if fps < 1:
        raise ValueError("a pace below 1 makes Kivy's loop spin")
    if Clock._max_fps != fps:
        Clock._max_fps = fps


def next_s() -> float:
    """Seconds until Kivy's clock has something to do; 0 when it has now."""
    return max(0.0, Clock.get_min_timeout() - Clock.time())


def on_schedule(listener: Callable[[object], None] | None) -> None:
    """Have `listener` called whenever something is put on Kivy's clock, on that thread; None: nobody."""
    if listener is not None:
        Clock.on_schedule = listener
    elif "on_schedule" in Clock.__dict__:
        del Clock.on_schedule


def front(window: Any) -> None:
    """Bring the window back to where everybody sees it. Kivy's own `restore` is for desktops only."""
    window._win.restore_window()
    window._win.raise_window()


def check() -> None:
    """Raise RuntimeError if this Kivy is not the one these lines were written for."""
    if kivy.__version__ != WRITTEN_FOR:
        raise RuntimeError(f"Kivy {kivy.__version__} is installed, {WRITTEN_FOR} is needed (deploy/lock/terminal.txt)")
    if not isinstance(getattr(Clock, "_max_fps", None), (int, float)):
        raise RuntimeError("Kivy's Clock has no _max_fps any more: screens/kv.py must learn another way to slow down")
