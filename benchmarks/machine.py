"""What a figure was measured on, in words that name no machine, and how steadily it works with nothing to do."""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from typing import Any


def words() -> str:
    """E.g. `2 cores x86-64, software GL, Python 3.11`."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    kind = {"x86_64": "x86-64", "amd64": "x86-64"}.get(platform.machine().lower(), platform.machine())
    python = ".".join(str(part) for part in sys.version_info[:2])
    return f"{cores} cores {kind}, software GL, Python {python}"


def measure(seconds: float = 20.0) -> dict[str, Any]:
    """How long work of about 4 ms takes, begun 60 times a second: beside this a percentile of frames is read."""
    rounds = round(4.0 / (_worked(10_000) / 10_000))
    took, begun = [], time.monotonic()
    for turn in range(round(60 * seconds)):
        time.sleep(max(0.0, begun + turn / 60 - time.monotonic()))
        took.append(_worked(rounds))
    cuts = statistics.quantiles(took, n=100)
    return {"stall_p50_ms": round(cuts[49], 2), "stall_p99_ms": round(cuts[98], 2), "stall_max_ms": round(max(took), 2)}


def _worked(rounds: int) -> float:
    """Milliseconds that so many rounds of arithmetic take."""
    begun, total = time.perf_counter(), 0
    for number in range(rounds):
        total += number * number
    return 1000 * (time.perf_counter() - begun)
