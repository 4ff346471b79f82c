"""`mingbai demo`: the whole product on one machine: a feed with the sample, a touchscreen and a board that follow it.

Rules it keeps: asks nothing; everything it makes lies in one folder (var/demo), the pictures in out/; without a display
the screens run offscreen and are shown as pictures; says what it did and where; Ctrl-C stops all of it, in reverse.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.cli.asking import Sub, moment
from kiosk.clock import SystemClock
from kiosk.errors import BadInput

DIR = Path("var/demo")
OUT = Path("out")


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("demo", help="feed, touchscreen and board with the sample, at once  一次看全：示例演示")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="other content than the sample  使用其他内容目录")
    parser.add_argument("--dir", type=Path, default=DIR, metavar="DIR", help=f"where it all lies ({DIR})  演示数据目录")
    parser.add_argument("--desk", action="store_true", help="with the hub, where one writes and approves  连同编辑台")
    parser.add_argument("--out", type=Path, default=OUT, metavar="DIR", help=f"pictures, without a display ({OUT})")
    parser.add_argument("--pictures", type=Path, metavar="OUT", help="only draw pictures of every screen  只生成图片")
    parser.add_argument("--at", default="", metavar="MOMENT", help="of the pictures (now)  图片的时刻")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    from kiosk.cli.stage import SAMPLE

    folder = args.folder or SAMPLE
    if not folder.is_dir():
        raise BadInput(str(folder), "no such folder", "name a content folder: mingbai demo --folder DIR")
    if args.pictures:
        return pictures(folder, args.at, args.pictures)
    from kiosk.cli.play import play

    return play(folder, args.dir, args.out, desk=args.desk)


def pictures(folder: Path, at_text: str, out: Path) -> int:
    """Every screen of a folder as a picture, and one page that shows them all."""
    from kiosk.cli import album
    from kiosk.cli.preview import preview

    zone = ZoneInfo("Asia/Shanghai")
    at = (moment(at_text, zone) if at_text else SystemClock().wall()).astimezone(zone)
    with tempfile.TemporaryDirectory() as blobs:
        edition = preview(folder, at, Path(blobs)).snapshot.edition
    assert edition is not None
    drawn = album.draw(("--folder", str(folder)), list(album.shots(edition)), at, out)
    for path in drawn:
        print(path)
    print(f"all of them 全部图片: {album.page(drawn, at, out)}")
    return 0
