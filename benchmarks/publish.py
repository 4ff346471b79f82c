"""How long a clerk waits for `mingbai publish` of the sample bureau: the first time, after one change, after none.

Rules it keeps: the very command, as a process, with the real disk (synced); the folder was just copied, so it is warm.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from kiosk.clock import SystemClock
from kiosk.content.kinds import KINDS
from kiosk.errors import MingbaiError

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "sample"
CHANGED = Path("announcement") / "heavy-rain.yaml"
TURNS = 5


def measure(turns: int = TURNS) -> dict[str, Any]:
    """Seconds of the whole command, the best of five; how many items, how many bytes of media."""
    first, change, again = [], [], []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(SAMPLE, Path(place) / "folder"))
        for turn in range(turns):
            feed = Path(place) / f"feed-{turn}"
            first.append(_published(folder, feed))
            with (folder / CHANGED).open("a", encoding="utf-8") as file:
                file.write("\n\n  雨停以后请报告积水的地方。\n")
            change.append(_published(folder, feed))
            again.append(_published(folder, feed))
        return {
            "items": sum(len(list((folder / kind).glob("*.yaml"))) for kind in KINDS),
            "media_bytes": sum(file.stat().st_size for file in (folder / "media").rglob("*") if file.is_file()),
            "first_s": min(first),
            "change_s": min(change),
            "again_s": min(again),
        }


def _published(folder: Path, feed: Path) -> float:
    """Seconds of one publication."""
    clock = SystemClock()
    begun = clock.monotonic()
    words = (sys.executable, "-m", "kiosk.cli", "publish", str(folder), "--to", str(feed))
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT)
    seconds = clock.monotonic() - begun
    if done.returncode != 0:
        raise MingbaiError((done.stderr.strip() or "publish said nothing").splitlines()[-1])
    return round(seconds, 2)


if __name__ == "__main__":
    import json

    print(json.dumps(measure(), indent=1))
