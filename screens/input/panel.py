"""Touch panels as the kernel lists them, and how one is opened.

Rules it keeps: a panel is what has absolute axes and is the surface it shows (a touchpad is not); it is ours alone
while it is open, so that no desktop presses a second time.
"""

from __future__ import annotations

import fcntl
import os
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from screens.input.contacts import MT_X, MT_Y, Ranges, X, Y

LISTED = Path("/proc/bus/input/devices")
DIRECT = 1  # INPUT_PROP_DIRECT
GRAB = 0x40044590  # EVIOCGRAB


class Found(NamedTuple):
    """A panel that is there."""

    name: str
    path: str
    several: bool


def panels(listed: str) -> Iterator[Found]:
    """The touch panels in the kernel's list (/proc/bus/input/devices)."""
    for block in re.split(r"\n\s*\n", listed):
        name = re.search(r'^N: Name="(.*)"', block, re.MULTILINE)
        event = re.search(r"^H: Handlers=.*\b(event\d+)\b", block, re.MULTILINE)
        axes = _bits(block, "ABS")
        if name and event and _bits(block, "PROP") >> DIRECT & 1 and axes >> X & 1:
            yield Found(name[1], f"/dev/input/{event[1]}", bool(axes >> MT_X & 1))


def first(match: str) -> Found | None:
    """The first panel whose name holds this word; None if there is none now."""
    try:
        listed = LISTED.read_text(errors="replace")
    except OSError:
        return None
    return next((found for found in panels(listed) if match in found.name), None)


def opened(found: Found) -> tuple[int, Ranges]:
    """A file descriptor that does not block, and what the panel's values lie between. Raises OSError."""
    fd = os.open(found.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        fcntl.ioctl(fd, GRAB, 1)
        x, y = (MT_X, MT_Y) if found.several else (X, Y)
        return fd, Ranges(_range(fd, x), _range(fd, y), found.several)
    except OSError:
        os.close(fd)
        raise


def _range(fd: int, axis: int) -> tuple[int, int]:
    """Least and greatest value of an axis: EVIOCGABS, struct input_absinfo."""
    told = fcntl.ioctl(fd, 0x80184540 + axis, bytes(24))
    _, least, most, *_ = struct.unpack("6i", told)
    return least, most


def _bits(block: str, what: str) -> int:
    """A bitmap of the list, written as words of the machine's size, the highest first."""
    words = re.search(rf"^B: {what}=([0-9a-f ]+)$", block, re.MULTILINE)
    found = 0
    for word in words[1].split() if words else ():
        found = found << (8 * struct.calcsize("l")) | int(word, 16)
    return found
