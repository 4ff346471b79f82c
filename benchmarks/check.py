"""How long an author waits for `mingbai check` on ten thousand items of every kind, from YAML files to the last line.

Rules it keeps: the very command, as a process; the items are the sample's, each copied so often under other ids; the
folder was just written, so the disk is warm; besides the whole, what reading and what looking for problems take alone.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from itertools import count, cycle
from pathlib import Path
from typing import Any

from kiosk import folder, lint
from kiosk.clock import SystemClock
from kiosk.content.kinds import KINDS

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "sample"
COVERAGE = ROOT / "assets" / "fonts" / "coverage.txt"
ITEMS = 10_000
TURNS = 3


def measure(items: int = ITEMS, turns: int = TURNS) -> dict[str, Any]:
    """Seconds of the whole command (the best of three), of reading and of lint in this process, and what was read."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "folder"
        size = write(root, items)
        commands = [_command(root) for _ in range(turns)]
        return {
            "items": items,
            "bytes": size,
            "problems": commands[0][1],
            "command_s": min(seconds for seconds, _ in commands),
            **_parts(root),
        }


def write(root: Path, items: int) -> int:
    """A folder of so many items; the bytes of their files."""
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("*.py"))
    sources = [file for kind in KINDS for file in sorted((SAMPLE / kind).glob("*.yaml"))]
    numbers = count(1)
    for _, source in zip(range(items - len(sources)), cycle(sources), strict=False):
        shutil.copyfile(source, root / source.parent.name / f"{source.stem[:50]}-copy-{next(numbers)}.yaml")
    return sum(file.stat().st_size for kind in KINDS for file in (root / kind).glob("*.yaml"))


def _command(root: Path) -> tuple[float, int]:
    """Seconds of one check, and how many problems it told."""
    clock = SystemClock()
    begun = clock.monotonic()
    words = (sys.executable, "-m", "kiosk.cli", "check", str(root), "--json")
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT)
    seconds = clock.monotonic() - begun
    told = json.loads(done.stdout)
    return round(seconds, 2), len(told["found"])


def _parts(root: Path) -> dict[str, float]:
    clock = SystemClock()
    coverage = lint.Coverage.parse(COVERAGE.read_text(encoding="utf-8"))
    times = [clock.monotonic()]
    draft = folder.read(root, clock.wall().date())
    times.append(clock.monotonic())
    lint.problems(draft, coverage)
    times.append(clock.monotonic())
    return {"read_s": round(times[1] - times[0], 2), "lint_s": round(times[2] - times[1], 2)}


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
