"""How the machine is: room on its disk, memory, heat. Asked on the keeper's thread, a few small files of the kernel.

Rules it keeps: what a machine cannot tell is 0 or None, never an error: not all of them have sensors.
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path

LOW = 32_000_000
"""Bytes free below which the terminal says that its disk is full: complaints of a busy month still fit."""

PROC, THERMAL = Path("/proc"), Path("/sys/class/thermal")


def free_bytes(folder: Path) -> int:
    """Bytes that may still be written; 0 when even that cannot be asked."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


def memory_mb(proc: Path = PROC) -> int:
    """Megabytes of memory this process takes."""
    return _kilobytes(proc / "self" / "status", "VmRSS") // 1000


def spare_mb(proc: Path = PROC) -> int:
    """Megabytes the machine could still give to somebody."""
    return _kilobytes(proc / "meminfo", "MemAvailable") // 1000


def celsius(thermal: Path = THERMAL) -> int | None:
    """Of the hottest sensor, in whole degrees."""
    found = []
    for zone in thermal.glob("thermal_zone*/temp"):
        with suppress(OSError, ValueError):
            found.append(int(zone.read_text("ascii")) // 1000)
    likely = [degrees for degrees in found if -50 <= degrees <= 150]  # a sensor that is broken says what it likes
    return max(likely, default=None)


def _kilobytes(file: Path, name: str) -> int:
    with suppress(OSError, UnicodeError):
        found = re.search(rf"^{name}:\s+(\d+) kB$", file.read_text("ascii"), re.MULTILINE)
        if found:
            return int(found[1])
    return 0
