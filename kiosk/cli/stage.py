"""What the demo stands on: a feed made from the sample, and the settings of its two screens, all in one folder.

Rules it keeps: made once and used again, so that the second run takes seconds; every run publishes the sample as of
today; nothing outside the folder is written; the keys made here are for the demo alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from hub.press.commands.publish import check
from hub.press.press import Press
from hub.press.publish import Report, publish
from hub.press.workshop import is_founded
from kiosk import folder as folders
from kiosk.clock import Clock

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"

POLL_S = 3

TOUCH = """\
# Written by `mingbai demo`, at every run anew.
name: 一楼大厅 3 号屏
mode: touch
data_dir: {data}
feed:
  url: {url}
  root_from: {pin}
  poll_s: {poll}
screen:
  mode: {mode}
  w: 1080
  h: 1920
  scale: 0.45
"""

BOARD = """\
# Written by `mingbai demo`, at every run anew.
name: 一楼大厅主屏
mode: board
board: {board}
data_dir: {data}
feed:
  url: {url}
  root_from: {pin}
  poll_s: {poll}
screen:
  mode: {mode}
  x: 520
  w: 1920
  h: 1080
  scale: 0.5
panel:
  width_mm: 1210
  height_mm: 680
  bottom_mm: 1800
  distance_mm: 4000
"""


@dataclass(frozen=True)
class Stage:
    """The demo's folder. `touch` and `board` are the settings files."""

    dir: Path
    press: Press
    report: Report

    @property
    def feed(self) -> Path:
        return self.dir / "feed"

    @property
    def touch(self) -> Path:
        return self.dir / "touch.yaml"

    @property
    def board(self) -> Path:
        return self.dir / "board.yaml"


def staged(dir: Path, sample: Path, clock: Clock) -> Stage:
    """The feed in `dir`, founded at the first run, with the sample published as of today."""
    draft = folders.read(sample, folders.day_of(sample, clock.wall()))
    feed = dir / "feed"
    # A laptop's clock that ran ahead yesterday must not end today's demo: it is taken as right.
    found = is_founded(feed)
    press = Press.open(feed, clock, clock_is_right=True) if found else Press.found(feed, draft.feed, clock)
    report = publish(press, draft, check())
    (dir / "root.sha256").write_text(press.repository.root_sha256() + "\n", encoding="ascii")
    return Stage(dir, press, report)


def furnish(stage: Stage, url: str, mode: str, poll_s: int = POLL_S) -> None:
    """Write the settings of the two screens: `mode` is that of their window."""
    edition = stage.press.editions.current()
    board = edition.boards[0].id if edition is not None and edition.boards else "hall"
    for path, form in ((stage.touch, TOUCH), (stage.board, BOARD)):
        data = json.dumps(str(stage.dir.resolve() / path.stem))  # a path may hold what YAML would read otherwise
        pin = json.dumps(str(stage.dir.resolve() / "root.sha256"))
        path.write_text(form.format(data=data, url=url, pin=pin, poll=poll_s, mode=mode, board=board), encoding="utf-8")
