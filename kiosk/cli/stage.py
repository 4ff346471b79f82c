"""What the demo stands on: a feed made from the sample, and the settings of its two screens, all in one folder.

Rules it keeps: made once and used again, so that the second run takes seconds; every run publishes the sample as of
today; nothing outside the folder is written; the keys made here are for the demo alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hub.press import kept
from hub.press.commands.publish import check
from hub.press.press import Press
from hub.press.publish import publish
from hub.press.workshop import is_founded
from kiosk import folder as folders
from kiosk.clock import Clock
from kiosk.content import codec, places
from kiosk.content.edition import Board, Edition, Layout
from kiosk.errors import BadInput

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
hub:
  url: {hub}
screen:
  mode: {mode}
  w: 1080
  h: 1920
  scale: 0.45
"""

BOARD = """\
# Written by `mingbai demo`, at every run anew.
name: {name}
mode: board
board: {board}
data_dir: {data}
feed:
  url: {url}
  root_from: {pin}
  poll_s: {poll}
hub:
  url: {hub}
screen:
  mode: {mode}
  x: {x}
  y: {y}
  w: {w}
  h: {h}
  scale: {scale}
panel:
  width_mm: {width_mm}
  height_mm: {height_mm}
  bottom_mm: 1800
  distance_mm: {distance_mm}
"""

PIXEL_MM, LAMP_MM = 0.63, 5
"""Of a 55-inch board, and of a strip of lamps over a door."""


@dataclass(frozen=True)
class Stage:
    """The demo's folder, its feed's workshop, what that shows. `touch` and `board` are the settings files."""

    dir: Path
    feed: Path
    edition: Edition

    @property
    def touch(self) -> Path:
        return self.dir / "touch.yaml"

    @property
    def board(self) -> Path:
        return self.dir / "board.yaml"


def staged(dir: Path, sample: Path, clock: Clock) -> tuple[Stage, Press]:
    """The feed in `dir`, founded at the first run, with the sample published as of today; the press that serves it."""
    draft = folders.read(sample, folders.day_of(sample, clock.wall()))
    feed = dir / "feed"
    # A laptop's clock that ran ahead yesterday must not end today's demo: it is taken as right.
    found = is_founded(feed)
    press = Press.open(feed, clock, clock_is_right=True) if found else Press.found(feed, draft.feed, clock)
    publish(press, draft, check())
    return stage_of(dir, feed), press


def stage_of(dir: Path, feed: Path) -> Stage:
    """The stage of a feed, whoever signs it; its first root is written down beside it, for the screens to pin.

    Raises BadInput when nothing was published there.
    """
    public = feed / "public"
    newest = next(iter(kept.kept(public)), None)
    if newest is None:
        raise BadInput(str(feed), "nothing was published there")
    pin = codec.sha256((public / places.metadata("root", 1)).read_bytes())
    (dir / "root.sha256").write_text(pin + "\n", encoding="ascii")
    return Stage(dir, feed, kept.edition(public, newest.serial))


def furnish(stage: Stage, url: str, mode: str, poll_s: int = POLL_S, hub: str = "") -> None:
    """Write the settings of the two screens, and of every further board. `mode` is that of their window."""
    edition = stage.edition
    pin = json.dumps(str(stage.dir.resolve() / "root.sha256"))

    def write(path: Path, form: str, **fields: object) -> None:
        data = json.dumps(str(stage.dir.resolve() / path.stem))  # a path may hold what YAML would read otherwise
        filled = form.format(data=data, url=url, pin=pin, poll=poll_s, mode=mode, hub=json.dumps(hub), **fields)
        path.write_text(filled, encoding="utf-8")

    write(stage.touch, TOUCH)
    boards, layouts = edition.boards, {layout.id: layout for layout in edition.layouts}
    write(stage.board, BOARD, **_hung(boards[0] if boards else Board(id="hall", title="主屏"), layouts, 0))
    for number, board in enumerate(boards[1:], 1):
        write(stage.dir / f"{board.id}.yaml", BOARD, **_hung(board, layouts, number))


def _hung(board: Board, layouts: Mapping[str, Layout], number: int) -> dict[str, object]:
    """How a board hangs: as its layout is drawn, the first beside the touchscreen, each further one lower."""
    layout = layouts.get(board.layout)
    wide, high = (layout.width, layout.height) if layout is not None else (1920, 1080)
    strip = layout is not None and layout.strip
    mm = LAMP_MM if strip else PIXEL_MM
    return {
        "name": json.dumps(board.title, ensure_ascii=False),
        "board": board.id,
        "x": 520,
        "y": 60 * number,
        "w": wide,
        "h": high,
        "scale": 1 if strip else 0.5 if wide > high else 0.45,
        "width_mm": round(wide * mm),
        "height_mm": round(high * mm),
        "distance_mm": 10_000 if strip else 4000,
    }
