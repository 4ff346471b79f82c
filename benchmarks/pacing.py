"""How evenly this machine's own graphics show a board and a touchscreen: for a panel before it is hung, or a new card.

    .venv/bin/python -m benchmarks.pacing [offscreen|fullscreen] [seconds]     JSON on standard output

Rules it keeps: whole terminals with the sample, as `mingbai run` starts them; the renderer is named by the GL itself;
nothing is compared here, because another machine has no rival beside it (`make bench` has one).
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.processes import load_of, pss_mb
from benchmarks.versus import SETTLE_S, Piloted, piloted, staged

STARTS = 4
LATE_MS = 20.0
"""A frame that came later than this after the one before has missed a turn of a 60 Hz panel."""


def measure(mode: str, seconds: float) -> dict[str, Any]:
    """Seconds, milliseconds, megabytes and parts of a core."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, staged(Path(folder), mode) as (stage, _):
        environ = dict(os.environ)
        starts: list[float] = []
        for _turn in range(STARTS):
            with piloted(stage.touch, environ) as touch:
                starts.append(touch.start_s())
        with piloted(stage.board, environ) as board:
            board.start_s()
            time.sleep(SETTLE_S)
            return {
                "renderer": board.renderer(),
                "touch_start_s": round(statistics.median(starts[1:]), 3),
                **_pace(board, seconds),
                "board_core_percent": round(100 * load_of(board.pid, 5), 1),
                "board_memory_mb": round(pss_mb(board.pid)),
            }


def _pace(board: Piloted, seconds: float) -> dict[str, Any]:
    gaps = sorted(board.gaps_ms(seconds))
    cuts = statistics.quantiles(gaps, n=1000)
    return {
        "frames": len(gaps) + 1,
        **{f"gap_p{name}_ms": round(cuts[at], 2) for name, at in (("50", 499), ("95", 949), ("99", 989), ("999", 998))},
        "gap_longest_ms": round(gaps[-1], 2),
        "late_per_thousand": round(1000 * sum(gap > LATE_MS for gap in gaps) / len(gaps), 2),
    }


def main(mode: str = "offscreen", seconds: str = "30") -> int:
    print(json.dumps(measure(mode, float(seconds)), ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
