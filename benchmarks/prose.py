"""Text on the glass: how long it takes to set and draw, and whether any slice holds up a frame.

`measure()` gives the figures; run as a script it prints them as one JSON line. Offscreen, software GL.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

SENTENCE = (
    "有异议的，请在11月30日（含当日）前打电话0000-8123456、来信或到“住房保障科”反映；"
    "《云州市物业管理办法（征求意见稿）》第12条规定，公共租赁住房保障对象资格每年审核一次——结果在大厅公示。"
)
# Different signs for the cold case: the first of the common Han in the order of their code points.
COLD = "".join(chr(0x4E00 + i) for i in range(400))


def measure() -> dict[str, Any]:
    """Milliseconds: medians of 9 warm runs, the longest step and slice of all, and what one sign costs when new."""
    look, prose = _prepare()
    long = (SENTENCE * 40)[:2000]
    desk = look.desk

    def lay(text: str) -> float:
        prose.text = ""
        desk.finish()
        begun = time.perf_counter()
        prose.text = text
        desk.finish()
        return (time.perf_counter() - begun) * 1000

    lay(long)
    lay(long + "。")
    warm = {
        count: statistics.median(lay(long[: count - 1] + end) for end in "一二三四五六七八九") for count in (1000, 2000)
    }

    breaking = statistics.median(_ms(lambda: list(prose._break(1000))) for _ in range(9))

    rasterised = look.atlas.rasterised
    cold = lay(COLD)
    each = cold / max(1, look.atlas.rasterised - rasterised)

    # What a frame sees: slices of work, for a text of 20,000 characters of which many are new.
    prose.text = "".join(chr(0x5200 + i % 900) for i in range(5000)) + SENTENCE * 200
    slices = []
    while not desk.idle:
        slices.append(_ms(desk.work))
    return {
        "benchmark": "prose",
        "chars_2000_warm_ms": round(warm[2000], 2),
        "chars_1000_warm_ms": round(warm[1000], 2),
        "chars_2000_breaking_ms": round(breaking, 2),
        "sign_cold_ms": round(each, 3),
        "slice_max_ms": round(max(slices), 2),
        "slices": len(slices),
        "atlas_mb": round(look.atlas.bytes / 2**20, 1),
    }


def _prepare() -> tuple[Any, Any]:
    from screens import bootstrap

    bootstrap.prepare(bootstrap.WindowPlan(1080, 1920, mode="offscreen", input="none"), Path(tempfile.mkdtemp()))
    from kivy.base import EventLoop

    from kiosk.clock import SystemClock
    from kiosk.config import PanelPart
    from screens.parts.fonts import Fonts
    from screens.parts.look import Look
    from screens.parts.prose import Prose
    from screens.theme import Mode, theme_for

    EventLoop.ensure_window()
    theme = theme_for(PanelPart(width_mm=336, height_mm=598), (1080, 1920), Mode())
    look = Look.of(theme, Fonts(), SystemClock().monotonic)
    prose = Prose(look=look, size=(1000, 100))
    return look, prose


def _ms(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()) + "\n")
