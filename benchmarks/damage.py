"""When what stands on a display changes, as its X server tells anybody who asks (DAMAGE extension): an eye of no side.

    gaps = gaps_ms(environ["DISPLAY"], seconds)

Rules it keeps: the same question to the same server, whoever draws; the server's own times, in whole milliseconds; what
changes within FRAME_MS is one frame, since a program may put one frame on the glass in several pieces.
"""

from __future__ import annotations

import ctypes
import select
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

RAW = 0  # XDamageReportRawRectangles: every change, also where something has changed before
FRAME_MS = 6
"""Less than half a turn of a 60 Hz panel."""


class _Damage(ctypes.Structure):
    """XDamageNotifyEvent, up to what we read."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("drawable", ctypes.c_ulong),
        ("damage", ctypes.c_ulong),
        ("level", ctypes.c_int),
        ("more", ctypes.c_int),
        ("timestamp", ctypes.c_ulong),
    )


class _Event(ctypes.Union):
    """XEvent: as large as Xlib says it may be."""

    _fields_ = (("damage", _Damage), ("pad", ctypes.c_long * 24))


def gaps_ms(display: str, seconds: float) -> list[float]:
    """The gaps between the frames that came within the next `seconds`. RuntimeError where the server cannot tell."""
    frames: list[int] = []
    for at in _changes(display, seconds):
        if not frames or at - frames[-1] >= FRAME_MS:
            frames.append(at)
    return [float(b - a) for a, b in pairwise(frames)]


def _changes(display: str, seconds: float) -> Iterator[int]:
    """Server time of each change, milliseconds."""
    with _connected(display) as (x, line):
        until = time.monotonic() + seconds
        event = _Event()
        while (left := until - time.monotonic()) > 0:
            while x.XPending(line):
                x.XNextEvent(line, ctypes.byref(event))
                yield event.damage.timestamp
            select.select([x.XConnectionNumber(line)], [], [], left)


@contextmanager
def _connected(display: str) -> Iterator[tuple[Any, ctypes.c_void_p]]:
    try:
        x, damage = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXdamage.so.1")
    except OSError as e:
        raise RuntimeError(f"{e}: sh deploy/setup.sh --bench installs it") from e
    x.XOpenDisplay.restype, x.XDefaultRootWindow.restype = ctypes.c_void_p, ctypes.c_ulong
    opened = x.XOpenDisplay(display.encode())
    if not opened:
        raise RuntimeError(f"no display {display}")
    line = ctypes.c_void_p(opened)
    try:
        first, error = ctypes.c_int(), ctypes.c_int()
        if not damage.XDamageQueryExtension(line, ctypes.byref(first), ctypes.byref(error)):
            raise RuntimeError("this X server cannot tell what changes (no DAMAGE extension)")
        damage.XDamageCreate.restype = ctypes.c_ulong
        damage.XDamageCreate(line, ctypes.c_ulong(x.XDefaultRootWindow(line)), RAW)
        x.XSync(line, 0)
        yield x, line
    finally:
        x.XCloseDisplay(line)
