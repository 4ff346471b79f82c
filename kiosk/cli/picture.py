"""`mingbai picture`: one page as this terminal would show it at a moment, drawn offscreen into a file.

Rules it keeps: the very screens, not a likeness; from a folder without store or keys, then marked 预览; a terminal that
is running is not disturbed, its disk is only read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from kiosk.cli.asking import Sub, moment, settings_in, size
from kiosk.cli.log import quiet
from kiosk.cli.run import NO_GL
from kiosk.clock import SystemClock
from kiosk.config import PanelPart, Settings
from kiosk.content.edition import Edition
from kiosk.errors import BadInput
from kiosk.terminal.snapshot import Snapshot
from kiosk.visit import NoWay, place_of

LOBBY = PanelPart(width_mm=1210, height_mm=680, distance_mm=4000)
"""A 55-inch board over a hall: what a preview of a board is drawn for."""


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("picture", help="draw one page into a file, without a window  把一个页面画成图片")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--config", type=Path, metavar="FILE", help="what a terminal has on its disk  按终端已有内容")
    source.add_argument("--folder", type=Path, metavar="DIR", help="a content folder, as a preview  按内容目录预览")
    parser.add_argument("--page", default="home", metavar="PAGE", help="home, guide:ID, … or board (home)  页面")
    parser.add_argument("--at", default="", metavar="MOMENT", help="e.g. 2026-12-01T10:00 (now)  时刻")
    parser.add_argument("--size", type=size, metavar="WxH", help="pixels (1080x1920; board 1920x1080)  尺寸")
    parser.add_argument("--board", default="", metavar="ID", help="which board (the first)  哪块屏")
    parser.add_argument("--drill", action="store_true", help="with a drill warning over it  叠加一次演练预警")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="the picture, .png  输出文件")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    _page(args.page)
    if args.to.suffix.lower() != ".png":
        raise BadInput(str(args.to), "is no .png file", "--to x.png")
    wanted = args.size or ((1920, 1080) if args.page == "board" else (1080, 1920))
    with tempfile.TemporaryDirectory() if args.folder else nullcontext("") as blobs:
        if args.folder:
            settings, snapshot, at = _of_folder(args, Path(blobs))
        else:
            settings, snapshot, at = _of_disk(args)
        if snapshot.edition is not None:
            _known(args.page, snapshot.edition)
            if args.drill:
                from kiosk.cli.preview import drill

                snapshot = replace(snapshot, emergency=drill(snapshot.edition, at))
        _drawn(snapshot, _board(settings, snapshot, args), args, at, wanted)
    print(args.to)
    return 0


def _drawn(
    snapshot: Snapshot, settings: Settings, args: argparse.Namespace, at: datetime, wanted: tuple[int, int]
) -> None:
    from screens.picture import render

    quiet()
    try:
        render(snapshot, settings, args.page, at, wanted, args.to, preview=bool(args.folder))
    except RuntimeError as e:
        raise BadInput("picture", str(e), NO_GL) from e


def _of_folder(args: argparse.Namespace, blobs: Path) -> tuple[Settings, Snapshot, datetime]:
    from kiosk.cli.preview import preview

    zone = ZoneInfo("Asia/Shanghai")
    at = moment(args.at, zone) if args.at else SystemClock().wall()
    shown = preview(args.folder, at, blobs)
    for note in shown.notes:
        print(f"mingbai: {note}", file=sys.stderr)
    panel = LOBBY if args.page == "board" else PanelPart()
    return Settings(name="预览", panel=panel), shown.snapshot, at


def _of_disk(args: argparse.Namespace) -> tuple[Settings, Snapshot, datetime]:
    from kiosk.cli.disk import snapshot_of

    settings = settings_in(args.config)
    at = moment(args.at, settings.zone) if args.at else SystemClock().wall()
    return settings, snapshot_of(settings), at


def _board(settings: Settings, snapshot: Snapshot, args: argparse.Namespace) -> Settings:
    """The settings for this picture: the mode its page belongs to, and which board."""
    boards = tuple(board.id for board in snapshot.edition.boards) if snapshot.edition is not None else ()
    chosen = args.board or (settings.board if settings.board in boards or not boards else boards[0])
    if args.board and boards and args.board not in boards:
        raise BadInput("--board", f"no board '{args.board}'", f"boards: {', '.join(boards)}")
    return msgspec.structs.replace(
        settings,
        mode="board" if args.page == "board" else "touch",
        board=chosen,
    )


def _page(page: str) -> None:
    if page == "board":
        return
    try:
        place_of(page)
    except NoWay as e:
        raise BadInput("--page", str(e), "home, guide:ID, … or board") from e


def _known(page: str, edition: Edition) -> None:
    """An item that is not there would draw a page that says so: right on a screen, a surprise in a file."""
    place, _, item_id = page.partition(":")
    if item_id and place != "topic" and item_id not in {item.id for item in edition.items}:
        raise BadInput("--page", f"no item '{item_id}' in this content", "the name of its file is its id")
