"""How a still screen waits: asleep until a finger comes, time has something to change, or another thread calls.

Rules it keeps:
- SDL waits on the display's own connection, so a touch is seen at once and nothing is polled; where the display offers
  no such wait (offscreen, the bare kernel) it is not used: SDL would ask a thousand times a second;
- whatever another thread schedules on Kivy's clock ends the wait;
- it never waits longer than LONGEST_S: what nobody announced is late by so much at most.
"""

from __future__ import annotations

import ctypes
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from threading import get_ident
from typing import Any

log = logging.getLogger(__name__)

LONGEST_S = 1.0

WAITING = ("x11", "wayland")
"""SDL's drivers that wait for events without asking again and again."""

USER_EVENT, EVENT_BYTES = 0x8000, 56  # SDL_USEREVENT, sizeof(SDL_Event)


class Doze:
    """`next_s`: seconds until Kivy's clock has something to do. Belongs to the thread that makes it."""

    def __init__(self, sdl: Any, next_s: Callable[[], float]) -> None:
        self._sdl, self._next_s = sdl, next_s
        self._glass, self._asleep = get_ident(), False

    def rest(self) -> None:
        """Wait, if there is anything to wait for."""
        left = min(self._next_s(), LONGEST_S)
        if left < 0.02:
            return
        self._asleep = True
        try:
            self._sdl.SDL_WaitEventTimeout(None, int(left * 1000))
        finally:
            self._asleep = False

    def scheduled(self, _event: object = None) -> None:
        """Something is put on Kivy's clock, on any thread."""
        if self._asleep and get_ident() != self._glass:
            self.wake()

    def wake(self) -> None:
        """End the wait. From any thread."""
        event = ctypes.create_string_buffer(EVENT_BYTES)
        ctypes.memmove(event, ctypes.byref(ctypes.c_uint32(USER_EVENT)), 4)
        self._sdl.SDL_PushEvent(event)


def doze(next_s: Callable[[], float]) -> Doze | None:
    """A way to wait on this display; None where there is none. Asked when the window is open."""
    sdl = library()
    if sdl is None:
        return None
    sdl.SDL_GetCurrentVideoDriver.restype = ctypes.c_char_p
    driver = (sdl.SDL_GetCurrentVideoDriver() or b"").decode()
    return Doze(sdl, next_s) if driver in WAITING else None


def library() -> Any:
    """The SDL that Kivy's window has loaded; None where it cannot be found."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        lines = Path("/proc/self/maps").read_text().splitlines()
        path = next((line.split()[-1] for line in lines if "libSDL2-2" in line), "")
        return ctypes.CDLL(path) if path else None
    except OSError as e:
        log.warning("no wait for the display: %s", e)
        return None
