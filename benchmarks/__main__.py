"""`python -m benchmarks`: measure everything, write results.jsonl and docs/performance.md; with a name, one subject.

Rules it keeps: each subject runs in a process of its own, one after the other, on a machine that does nothing else; one
that fails does not keep the others from being measured, and makes the exit code 1.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from benchmarks import machine, report

SUBJECTS = (
    "machine",
    "versus",
    "prose",
    "taps",
    "turns",
    "sync",
    "alarms",
    "push",
    "lit",
    "feed_bytes",
    "check",
    "publish",
    "approval",
    "load",
    "search",
    "programme",
    "films",
)
LONGEST_S = 1200


def main(words: list[str]) -> int:
    if len(words) == 1 and words[0] in SUBJECTS:
        print(json.dumps(import_module(f"benchmarks.{words[0]}").measure(), ensure_ascii=False))
        return 0
    if words:
        print(f"usage: python -m benchmarks [{'|'.join(SUBJECTS)}]", file=sys.stderr)
        return 2
    measured = {}
    for subject in SUBJECTS:
        print(f"{subject} …", flush=True)
        measured[subject] = _measured(subject)
    day, on = datetime.now(UTC).astimezone().date(), machine.words()
    text = report.table(report.flat(measured), day, on)
    report.record(measured, day, on)
    report.write(text)
    print(text)
    return 1 if any("failed" in figures for figures in measured.values()) else 0


def _measured(subject: str) -> dict[str, Any]:
    """The figures of one subject, or why there are none."""
    command = (sys.executable, "-m", "benchmarks", subject)
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=LONGEST_S)
    except subprocess.TimeoutExpired:
        return {"failed": f"not done after {LONGEST_S} s"}
    if done.returncode != 0:
        last = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()[-1]
        return {"failed": last[:300]}
    figures: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
