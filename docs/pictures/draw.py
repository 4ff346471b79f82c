"""Draws the pictures of the README anew, from the sample: `.venv/bin/python docs/pictures/draw.py`.

They are what two terminals show at 10:34 of today that followed a real feed at 10:32, and no preview; 96 colours are
enough.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402

from kiosk import config  # noqa: E402
from kiosk.cli.album import LANDSCAPE, PORTRAIT, Shot, draw  # noqa: E402
from kiosk.cli.stage import SAMPLE, furnish, staged  # noqa: E402
from kiosk.clock import SystemClock  # noqa: E402
from kiosk.terminal.terminal import Terminal  # noqa: E402

TOUCH = (
    Shot("home", "home", PORTRAIT),
    Shot("guide", "guide:construction-permit", PORTRAIT),
    Shot("process", "process:process-construction-permit", PORTRAIT),
    Shot("guides", "guides", PORTRAIT),
)
BOARD = (
    Shot("board", "board", LANDSCAPE),
    Shot("alarm", "board", LANDSCAPE, drill=True),
    Shot("upright", "board:lift-upright", PORTRAIT),
    Shot("strip", "board:door-strip", "512x64"),
)


class Standing(SystemClock):
    """A clock whose wall stands still."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def wall(self) -> datetime:
        return self._at


def main() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    at = datetime.combine(SystemClock().wall().astimezone(zone).date(), time(10, 34), zone)
    clock = Standing(at - timedelta(minutes=2))
    with tempfile.TemporaryDirectory() as folder:
        stage, _ = staged(Path(folder), SAMPLE, clock)
        furnish(stage, (stage.feed / "public").as_uri(), "offscreen")
        for path, shots in ((stage.touch, TOUCH), (stage.board, BOARD)):
            with Terminal.open(config.load(path), clock) as terminal:
                trouble = terminal.sync()
            if trouble is not None:
                raise trouble
            for picture in draw(("--config", str(path)), list(shots), at, Path(__file__).parent):
                with Image.open(picture) as drawn:
                    drawn.convert("RGB").quantize(96).save(picture, optimize=True)
                sys.stdout.write(f"{picture.relative_to(ROOT)}: {picture.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
