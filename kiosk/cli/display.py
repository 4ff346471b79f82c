"""Whether a window could be seen: asked of the display itself, because its name may have outlived it."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Mapping


def has_display(environ: Mapping[str, str]) -> bool:
    """Whether X answers. SDL in Kivy's wheels knows no Wayland; other systems than Linux have a display."""
    if sys.platform != "linux":
        return True
    match = re.fullmatch(r"(?:unix)?([^:/]*):(\d+)(?:\.\d+)?", environ.get("DISPLAY", ""))
    if match is None:
        return False
    host, number = match[1], int(match[2])
    if host:
        return _answers(socket.AF_INET, (host, 6000 + number))
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X has had it for forty years
    return _answers(socket.AF_UNIX, path) or _answers(socket.AF_UNIX, f"\0{path}")


def _answers(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    try:
        with socket.socket(family) as line:
            line.settimeout(2)
            line.connect(address)
    except OSError:
        return False
    return True
