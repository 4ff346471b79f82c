"""What a figure was measured on, in words that name no machine."""

from __future__ import annotations

import os
import platform
import sys


def words() -> str:
    """E.g. `2 cores x86-64, software GL, Python 3.11`."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    kind = {"x86_64": "x86-64", "amd64": "x86-64"}.get(platform.machine().lower(), platform.machine())
    python = ".".join(str(part) for part in sys.version_info[:2])
    return f"{cores} cores {kind}, software GL, Python {python}"
