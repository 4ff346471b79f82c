"""`mingbai picture`: one page as this terminal would show it at a moment, drawn offscreen into a file.

Rules it keeps: the very screens, not a likeness; from a folder, or from an edition nobody has signed, without store or
keys, then marked 预览; a terminal that is running is not disturbed, its disk is only read. `--batch` draws many of one
size in one process, for an album.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from kiosk.cli.asking import Sub, moment, settings_in, size
from kiosk.cli.log import quiet
from kiosk.cli.run import NO_GL
from kiosk.clock import SystemClock
from kiosk.config import PanelPart, Settings
from kiosk.content.edition import STRIP_PX, Edition, Layout
from kiosk.content.item import Value
from kiosk.errors import BadInput
from kiosk.terminal.snapshot import Snapshot
from kiosk.visit import SEARCH, NoWay, place_of

LOBBY = PanelPart(width_mm=1210, height_mm=680, distance_mm=4000)
"""A 55-inch board over a hall: what a preview of a board is drawn for."""

LAMP_MM, LAMPS_FROM_MM = 5, 10_000
"""From lamp to lamp of a strip over a door, and from where it is read: for a preview of a strip."""


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("picture", help="draw one page into a file, without a window  把一个页面画成图片")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--config", type=Path, metavar="FILE", help="what a terminal has on its disk  按终端已有内容")
    source.add_argument("--folder", type=Path, metavar="DIR", help="a content folder, as a preview  按内容目录预览")
    source.add_argument("--edition", type=Path, metavar="FILE", help="an edition as JSON, unsigned  按未签名的版本预览")
    parser.add_argument("--blobs", type=Path, metavar="DIR", help="where the media of --edition lie  媒体目录")
    parser.add_argument(
        "--page",
        default="home",
        metavar="PAGE",
        help="home, guide:ID, search:WORD, board, board:BOARD, board:ITEM (home)  页面",
    )
    parser.add_argument("--at", default="", metavar="MOMENT", help="e.g. 2026-12-01T10:00 (now)  时刻")
    parser.add_argument("--size", type=size, metavar="WxH", help="pixels (1080x1920; a board as its layout)  尺寸")
    parser.add_argument("--board", default="", metavar="ID", help="which board (the first)  哪块屏")
    parser.add_argument("--mode", default="", metavar="M,M", help="large, contrast, low_reach, en  显示方式")
    parser.add_argument("--drill", action="store_true", help="with a drill warning over it  叠加一次演练预警")
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--to", type=Path, metavar="FILE", help="the picture, .png  输出文件")
    target.add_argument("--batch", type=Path, metavar="FILE", help="JSON list of {page, mode, drill, to}  批量")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    wanted = _wanted(args)
    for one in wanted:
        _page(one.page)
        if not one.to.lower().endswith(".png"):
            raise BadInput(one.to, "is no .png file", "--to x.png")
    with tempfile.TemporaryDirectory() if args.folder else nullcontext("") as blobs:
        if args.folder:
            settings, at = _of_nobody(args)
            snapshot = _of_folder(args.folder, at, Path(blobs))
        elif args.edition:
            settings, at = _of_nobody(args)
            snapshot = _of_edition(args, at)
        else:
            settings, snapshot, at = _of_disk(args)
        quiet()
        for one in wanted:
            _draw(one, snapshot, settings, args, at)
            print(one.to)
    return 0


class Wanted(Value):
    """One picture that is wanted."""

    page: str
    to: str
    mode: str = ""
    drill: bool = False


def _wanted(args: argparse.Namespace) -> list[Wanted]:
    if args.batch is None:
        return [Wanted(page=args.page, to=str(args.to), mode=args.mode, drill=args.drill)]
    try:
        found: list[Wanted] = msgspec.json.decode(args.batch.read_bytes(), type=list[Wanted])
    except (msgspec.DecodeError, OSError) as e:
        raise BadInput(str(args.batch), str(e), "a JSON list of {page, mode, drill, to}") from e
    return found


def _draw(one: Wanted, snapshot: Snapshot, settings: Settings, args: argparse.Namespace, at: datetime) -> None:
    from screens.picture import MODES, render

    page, board = one.page, args.board
    if snapshot.edition is not None:
        page, board = _board_named(page, board, snapshot.edition)
        _known(page, snapshot.edition)
        if one.drill:
            from kiosk.cli.preview import drill

            snapshot = msgspec.structs.replace(snapshot, emergency=drill(snapshot.edition, at))
    modes = tuple(word for word in one.mode.split(",") if word)
    if unknown := set(modes) - set(MODES):
        raise BadInput("--mode", f"no mode '{unknown.pop()}'", ", ".join(MODES))
    fitting, pixels = _fitting(settings, snapshot, args, page, board)
    try:
        render(snapshot, fitting, page, at, pixels, Path(one.to), preview=not args.config, modes=modes)
    except RuntimeError as e:
        raise BadInput("picture", str(e), NO_GL) from e


def _of_nobody(args: argparse.Namespace) -> tuple[Settings, datetime]:
    """The settings of no terminal, and the moment that is asked for."""
    return Settings(name="预览"), _at(args, ZoneInfo("Asia/Shanghai"))


def _at(args: argparse.Namespace, zone: ZoneInfo) -> datetime:
    return moment(args.at, zone) if args.at else SystemClock().wall()


def _of_edition(args: argparse.Namespace, at: datetime) -> Snapshot:
    from kiosk.cli.preview import unsigned

    return unsigned(args.edition, at, args.blobs or args.edition.parent)


def _of_folder(folder: Path, at: datetime, blobs: Path) -> Snapshot:
    from kiosk.cli.preview import preview

    shown = preview(folder, at, blobs)
    for note in shown.notes:
        print(f"mingbai: {note}", file=sys.stderr)
    return shown.snapshot


def _of_disk(args: argparse.Namespace) -> tuple[Settings, Snapshot, datetime]:
    from kiosk.cli.disk import snapshot_of

    settings = settings_in(args.config)
    return settings, snapshot_of(settings), _at(args, settings.zone)


def _board_named(page: str, board: str, edition: Edition) -> tuple[str, str]:
    """`board:hall` is the board of that name; any other `board:ID` an item on the board that is asked for."""
    place, _, name = page.partition(":")
    if place == "board" and name in {board.id for board in edition.boards}:
        return "board", name
    return page, board


def _fitting(
    settings: Settings, snapshot: Snapshot, args: argparse.Namespace, page: str, board: str
) -> tuple[Settings, tuple[int, int]]:
    """The settings for this picture, of which board and for which panel, and how many pixels it has."""
    if not page.startswith("board"):
        return msgspec.structs.replace(settings, mode="touch"), args.size or (1080, 1920)
    boards = {board.id: board for board in snapshot.edition.boards} if snapshot.edition is not None else {}
    if board and boards and board not in boards:
        raise BadInput("--board", f"no board '{board}'", f"boards: {', '.join(boards)}")
    chosen = board or (settings.board if settings.board in boards or not boards else next(iter(boards)))
    layout = _layout(snapshot.edition, boards[chosen].layout) if chosen in boards else None
    pixels = args.size or ((layout.width, layout.height) if layout is not None else (1920, 1080))
    panel = settings.panel
    if not args.config and pixels[1] < STRIP_PX:
        size = {"width_mm": pixels[0] * LAMP_MM, "height_mm": pixels[1] * LAMP_MM}
        panel = PanelPart(**size, distance_mm=LAMPS_FROM_MM)
    elif not args.config:
        panel = LOBBY
    return msgspec.structs.replace(settings, mode="board", board=chosen, panel=panel), pixels


def _layout(edition: Edition | None, name: str) -> Layout | None:
    return next((layout for layout in edition.layouts if layout.id == name), None) if edition is not None else None


def _page(page: str) -> None:
    from screens.picture import BESIDE

    if page.partition(":")[0] in ("board", SEARCH) or page in BESIDE:
        return
    try:
        place_of(page)
    except NoWay as e:
        raise BadInput("--page", str(e), "home, guide:ID, … or board") from e


def _known(page: str, edition: Edition) -> None:
    """An item that is not there would draw a page that says so: right on a screen, a surprise in a file."""
    place, _, item_id = page.partition(":")
    if item_id and place not in ("topic", "window", SEARCH) and item_id not in {item.id for item in edition.items}:
        raise BadInput("--page", f"no item '{item_id}' in this content", "the name of its file is its id")
