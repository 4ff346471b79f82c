"""`mingbai feed init|show|rotate`: make a feed without being asked anything; show what to pin; replace a key."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from hub.press.commands.asking import DEFAULT_URL, Sub, keys_and_clock, opened, passphrase, show_pairing, tell
from hub.press.roles import TERMS
from kiosk.clock import SystemClock


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("feed", help="make a feed, show what terminals pin  新建信息源、显示根指纹、更换密钥")
    acts = parser.add_subparsers(metavar="ACT", required=True)
    init = acts.add_parser("init", help="make keys and an empty feed in DIR  在 DIR 新建信息源和密钥")
    init.add_argument("dir", type=Path, metavar="DIR", help="an empty or missing folder  空目录")
    init.add_argument("--name", default="", metavar="FEED", help="e.g. yunzhou-jianshe; else the folder's name  名称")
    init.add_argument("--url", default="", help=f"where terminals fetch it ({DEFAULT_URL})  终端访问的地址")
    show = acts.add_parser("show", help="address and root fingerprint once more  再次显示地址和根指纹")
    show.add_argument("dir", type=Path, metavar="DIR")
    rotate = acts.add_parser("rotate", help="replace the key of a role, e.g. after a theft  更换某个角色的密钥")
    rotate.add_argument("dir", type=Path, metavar="DIR")
    rotate.add_argument("--role", choices=tuple(TERMS), required=True)
    for each, act in ((init, _init), (show, _show), (rotate, _rotate)):
        keys_and_clock(each)
        each.set_defaults(act=act)
    for each in (init, show):
        each.add_argument("--no-qr", action="store_true", help="text only  不显示二维码")


def _init(args: argparse.Namespace) -> int:
    from hub.press.press import Press

    name = args.name or _name_of(args.dir)
    press = Press.found(args.dir, name, SystemClock(), url=args.url, passphrase=passphrase(args))
    show_pairing(press, qr=not args.no_qr)
    tell_recovery(press.recovery)
    return 0


def _show(args: argparse.Namespace) -> int:
    show_pairing(opened(args, args.dir), qr=not args.no_qr)
    return 0


def _rotate(args: argparse.Namespace) -> int:
    press = opened(args, args.dir)
    signed = press.repository.rotate(args.role)
    for note in signed.notes:
        tell(note)
    version = press.repository.books().root.signed.version
    print(f"new keys for {', '.join(signed.roles)}; root is version {version} 已更换密钥")
    if args.role == "root":
        tell_recovery(press.keyring.export_recovery(press.repository.books().keyids("root"), press.workshop.feed))
    return 0


def tell_recovery(files: list[Path] | tuple[Path, ...]) -> None:
    for path in files:
        tell(f"take {path} off this machine and keep it safe: it is the root's recovery file 请妥善保管并移出本机")


def _name_of(dir: Path) -> str:
    name = re.sub(r"[^a-z0-9.-]+", "-", dir.resolve().name.lower()).strip("-.")
    return name if re.fullmatch(r"[a-z][a-z0-9.-]{2,63}", name) else "mingbai"
