"""Searching among 10,000 items: how long a key waits for its answer, how much of that the glass has to do.

Rules it keeps: copies of the sample (benchmarks/many.py), read as the press reads them; keys are typed one by one
through the finder's thread, words and mistakes alike, and each waits for its answer; the figures of the glass are the
call itself and how late a thread comes that wants to run every millisecond while an index is being made.
"""

from __future__ import annotations

import statistics
import sys
import threading
import time
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from benchmarks.many import copies
from hub.press.readings import readings_of
from kiosk.clock import SystemClock
from kiosk.content.edition import Edition
from kiosk.content.item import replace
from kiosk.folder import read
from kiosk.search import index, read_sayings
from screens.finding import Answer, Finding, Question
from screens.sweeping import settle

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
ITEMS = 10_000
ROUNDS = 5
QUERIES = (
    *("sgxkz", "shigongxukezheng", "施工许可证", "施工xk", "gongzufang", "公租房退出", "weixiuzijin", "维修基金"),
    *("jiazhuangdianti", "fangchanzheng", "煤气", "砍伐城市树木", "wajuechengshidaolu", "bfqgongc", "老旧小区改造"),
    *("建筑工程施工许可证怎么办理", "shigpngxuke", "sgxkzbg", "维修资金提取", "zuzaizuanxiangweixiuzijin"),
    *("buildingpermit", "permit", "11990100mb0012345j3000117109000", "qwertyuiopasdfghjkl", "aaaaaaaaaaaaaaaa"),
    *("我家下水道堵了找谁", "zzzzzzzz", "一二三四五六七八九十", "yunzhoushichengzhenlaojiuxiaoqugaizaofangan"),
)


def measure(items: int = ITEMS, rounds: int = ROUNDS) -> dict[str, Any]:
    """Milliseconds: an index, a key, the part of the glass."""
    edition = _edition(items)
    sayings = read_sayings()
    settle()
    made = [_ms(lambda: index(edition.items, edition.readings, sayings)) for _ in range(rounds)]
    answers: SimpleQueue[Answer] = SimpleQueue()
    finding = Finding(edition, answers.put, sayings)
    try:
        finding.ask(Question("a"))
        answers.get()
        keys, glass = _typed(finding, answers, rounds)
        late = _lateness(finding, edition, answers)
    finally:
        finding.stop()
    return {
        "items": len(edition.items),
        "keys": len(keys),
        "index_ms": round(statistics.median(made)),
        "key_p50_ms": round(_percentile(keys, 50), 2),
        "key_p99_ms": round(_percentile(keys, 99), 2),
        "key_worst_ms": round(max(keys), 2),
        "glass_p99_ms": round(_percentile(glass, 99), 3),
        "late_while_indexing_p99_ms": round(_percentile(late, 99), 2),
        "late_while_indexing_worst_ms": round(max(late), 2),
    }


def _typed(finding: Finding, answers: SimpleQueue[Answer], rounds: int) -> tuple[list[float], list[float]]:
    """Every query key by key: what each key waited for its answer, and what of it the call took."""
    keys, glass = [], []
    for _ in range(rounds):
        for query in QUERIES:
            for length in range(1, len(query) + 1):
                begun = time.perf_counter()
                finding.ask(Question(query[:length]))
                asked = time.perf_counter()
                answers.get()
                keys.append((time.perf_counter() - begun) * 1000)
                glass.append((asked - begun) * 1000)
    return keys, glass


def _lateness(finding: Finding, edition: Edition, answers: SimpleQueue[Answer]) -> list[float]:
    """How late a thread comes that wants to run every millisecond, until another edition can be searched."""
    done = threading.Event()
    finding.know(replace(edition, serial=2))
    finding.ask(Question("a"))
    waiter = threading.Thread(target=lambda: (answers.get(), done.set()))
    waiter.start()
    late = []
    while not done.is_set():
        begun = time.perf_counter()
        time.sleep(0.001)
        late.append((time.perf_counter() - begun) * 1000 - 1)
    waiter.join()
    return late


def _edition(size: int) -> Edition:
    draft = read(SAMPLE, SystemClock().wall().date())
    shown = [item for item in draft.items if item.disclosure == "proactive"]
    items = tuple(islice(copies(shown), size))
    return Edition(
        feed="bench",
        serial=1,
        made_at=SystemClock().wall(),
        office=draft.office,
        rules=draft.rules,
        items=items,
        readings=readings_of(items, {}),
    )


def _ms(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _percentile(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


if __name__ == "__main__":
    import json

    sys.stdout.write(json.dumps(measure(), indent=1) + "\n")
