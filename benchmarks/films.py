"""A board on which a film runs over a running line, beside Chromium with the same film over the same line.

Rules it keeps: the sample's own film, again and again, on the sample's own board; the terminal is started as an
operator would, on a display of its own; frames are counted by the display, for both; the load is that of the terminal
with ffmpeg and what stands between them, and of Chromium with all its processes.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import damage, pages
from benchmarks.display import display
from benchmarks.processes import load_of, pss_mb
from benchmarks.rival import rival, warmed
from benchmarks.versus import LANDSCAPE, SETTLE_S, piloted, staged
from kiosk.cli.stage import SAMPLE
from kiosk.content.edition import Edition, Slot

FILM = "poster-gas-hose"
FILE = SAMPLE / "media" / "films" / "gas-hose.webm"
LINE = Slot(id="line", zone="ticker", kinds=("announcement",), types=("works", "tip"))
RUN_S = 15.0
SPEED = 120
"""Pixels a second, as the sample's board has it."""


def measure() -> dict[str, Any]:
    """Milliseconds between frames, with and without a film; per cent of a core; megabytes."""
    figures: dict[str, Any] = {}
    for name, item in (("", FILM), ("still_", "poster-gas-smell")):
        slots = (Slot(id="only", items=(item,)), LINE)
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
            staged(Path(folder), slots=slots) as (stage, edition),
            display(*LANDSCAPE) as environ,
        ):
            with piloted(stage.board, environ) as board:
                board.start_s()
                figures |= _seen(name, board.pid, environ)
            if item == FILM:
                figures |= _theirs(edition, environ)
    return figures


def _theirs(edition: Edition, environ: dict[str, str]) -> dict[str, Any]:
    page = pages.film(edition, FILE.read_bytes(), SPEED)
    with warmed() as profile, rival(page, environ, LANDSCAPE, profile) as chromium:
        chromium.start_s()
        return _seen("chromium_", chromium.pid, environ)


def _seen(whose: str, pid: int, environ: dict[str, str]) -> dict[str, Any]:
    time.sleep(SETTLE_S)
    cuts = statistics.quantiles(damage.gaps_ms(environ["DISPLAY"], RUN_S), n=100)
    return {
        f"{whose}frame_p50_ms": round(cuts[49], 2),
        f"{whose}frame_p99_ms": round(cuts[98], 2),
        f"{whose}core_percent": round(100 * load_of(pid, 5), 1),
        f"{whose}memory_mb": round(pss_mb(pid)),
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
