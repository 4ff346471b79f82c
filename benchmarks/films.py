"""A board on which a film runs over a running line: the time between its frames, and what it takes.

Rules it keeps: the sample's own film, again and again, on the sample's own board; the terminal is started as an
operator would, on a display of its own; the load is that of the terminal with ffmpeg and what stands between them.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.display import display
from benchmarks.processes import load_of, pss_mb
from benchmarks.versus import LANDSCAPE, SETTLE_S, piloted, staged
from kiosk.content.edition import Slot

FILM = "poster-gas-hose"
LINE = Slot(id="line", zone="ticker", kinds=("announcement",), types=("works", "tip"))
RUN_S = 15.0


def measure() -> dict[str, Any]:
    """Milliseconds between frames, with and without a film; per cent of a core; megabytes."""
    figures: dict[str, Any] = {}
    for name, item in (("", FILM), ("still_", "poster-gas-smell")):
        slots = (Slot(id="only", items=(item,)), LINE)
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
            staged(Path(folder), slots=slots) as (stage, _),
            display(*LANDSCAPE) as environ,
            piloted(stage.board, environ) as board,
        ):
            board.start_s()
            time.sleep(SETTLE_S)
            cuts = statistics.quantiles(board.gaps_ms(RUN_S), n=100)
            figures[f"{name}frame_p50_ms"], figures[f"{name}frame_p99_ms"] = round(cuts[49], 2), round(cuts[98], 2)
            figures[f"{name}core_percent"] = round(100 * load_of(board.pid, 5), 1)
            figures[f"{name}memory_mb"] = round(pss_mb(board.pid))
    return figures


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
