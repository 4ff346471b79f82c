"""What we promise, as a table: which figure of which subject, at most how much.

Rules it keeps: a promise is changed here, on purpose, with its reason in the commit; a figure without a promise is told
all the same; a promise without a figure counts as not met.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Figures = Mapping[str, object]
"""All figures by `subject.key`, nested keys joined by a slash: `feed_bytes.1000 guides/changed_guide/down`."""


@dataclass(frozen=True)
class Promise:
    """The figure `of` must be at most `limit`. `ours` and `theirs`: the two figures a ratio was made of."""

    words: str
    of: str
    limit: float
    unit: str = ""
    goal: float | None = None
    ours: str = ""
    theirs: str = ""

    def value(self, figures: Figures) -> float | None:
        found = figures.get(self.of)
        return float(found) if isinstance(found, int | float) else None

    def met(self, figures: Figures) -> bool:
        value = self.value(figures)
        return value is not None and value <= self.limit


PROMISES = (
    Promise(
        "start to the first frame with content, against Chromium",
        "versus.start_ratio",
        *(0.7, "×", 0.5),
        ours="versus.start_s",
        theirs="versus.chromium_start_s",
    ),
    Promise(
        "memory (PSS of all processes), against Chromium",
        "versus.memory_ratio",
        *(0.5, "×", 0.45),
        ours="versus.memory_mb",
        theirs="versus.chromium_memory_mb",
    ),
    Promise("a still screen: frames drawn in 20 s", "versus.still_frames", 0),
    Promise(
        "a still screen: part of one core",
        "versus.still_core_percent",
        *(0.5, "%"),
        ours="versus.still_core_percent",
        theirs="versus.chromium_still_core_percent",
    ),
    Promise(
        "ticker: 99th percentile of the time between two frames on the display, against Chromium",
        "versus.ticker_ratio",
        *(1.2, "×"),
        ours="versus.ticker_p99_ms",
        theirs="versus.chromium_ticker_p99_ms",
    ),
    Promise(
        "ticker: CPU per frame, the display's own with it, against Chromium",
        "versus.frame_ratio",
        *(1.5, "×", 1.0),
        ours="versus.frame_cpu_ms",
        theirs="versus.chromium_frame_cpu_ms",
    ),
    Promise(
        "a film over a running line: 99th percentile of the time between two frames",
        "films.frame_p99_ms",
        *(34, "ms"),
        goal=25,
    ),
    Promise("2,000 characters set and drawn, warm", "prose.chars_2000_warm_ms", 15, "ms"),
    Promise("the longest slice of setting text", "prose.slice_max_ms", 8, "ms"),
    Promise(
        "from a tap to the page painted, every item of the sample, 99th percentile",
        "taps.tap_p99_ms",
        120,
        "ms",
        goal=100,
    ),
    Promise("from a tap to the page painted among 5,000 items, 99th percentile", "taps.many_tap_p99_ms", 100, "ms"),
    Promise(
        "from a tap to the page painted, guides and notices, 99th percentile, against Chromium",
        "turns.tap_ratio",
        *(1.0, "×"),
        ours="turns.tap_p99_ms",
        theirs="turns.chromium_tap_p99_ms",
    ),
    Promise("memory left behind by 10,000 page turns", "taps.drift_mb", 5, "MB"),
    Promise("from waking the courier to installed, median", "sync.wake_to_installed_ms", 150, "ms"),
    Promise("from a signed warning at the terminal to its frame, median", "alarms.signed_to_lit_ms", 150, "ms"),
    Promise("push: a warning's signed bytes at 1,000 listeners, 99th percentile", "push.bytes_p99_ms", 1000, "ms"),
    Promise("push: the same verified at ten terminals beside them, worst", "push.terminals_worst_ms", 1000, "ms"),
    Promise("push: the same lit on ten screens beside them, 99th percentile", "lit.signed_to_lit_p99_ms", 1000, "ms"),
    Promise("requests of a poll that finds nothing", "sync.idle_requests", 1),
    Promise("one changed guide of 1,000, fetched", "feed_bytes.1000 guides/changed_guide/down", 40_000, "B"),
    Promise("one changed guide of 10,000, fetched", "feed_bytes.10000 guides/changed_guide/down", 100_000, "B"),
    Promise("the sample bureau published by `mingbai publish`, the first time", "publish.first_s", 3, "s"),
    Promise("from an approval to the signed feed, 1,000 items at the hub, median", "approval.1000/median_s", 1, "s"),
    Promise("from an approval to the signed feed, 10,000 items at the hub, median", "approval.10000/median_s", 5, "s"),
    Promise("a heartbeat taken, 1,000 terminals at the hub, 99th percentile", "load.1000/beat_p99_ms", 250, "ms"),
    Promise("10,000 items read and checked by `mingbai check`", "check.command_s", 10, "s", goal=7),
    Promise("10,000 items searched: from a key to its answer, 99th percentile", "search.key_p99_ms", 33, "ms"),
    Promise("what the glass thread does for a key, 99th percentile", "search.glass_p99_ms", 5, "ms"),
    Promise("10,000 items made searchable, beside the glass", "search.index_ms", 1000, "ms"),
    Promise("what a board of 1,000 slots plays, at a change of its programme", "programme.new_change_ms", 2, "ms"),
)
