"""`mingbai-hub revert --to SERIAL`: ask the press for an older edition; without a serial, which ones are kept.

Rules it keeps: it only asks, it holds no key; what has been withdrawn since stays off; it stands until a person
approves something, so what was wrong has to be withdrawn as well.
"""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path

from hub.commands.asking import Sub, data, wake

SHOWN = 20


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("revert", help="show an older edition again  恢复旧版")
    data(parser)
    parser.add_argument("--feed", type=Path, metavar="DIR", help="the feed's workshop (DIR/feed of --data)  信息源目录")
    parser.add_argument("--to", type=int, metavar="SERIAL", help="its serial; none: list what is kept  版号")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    wake(args)
    from django.conf import settings
    from django.utils import timezone

    from hub.press import kept
    from hub.printing.models import Kind, ask

    public = (args.feed or Path(settings.DATA_DIR) / "feed") / "public"
    if args.to is None:
        for index in kept.kept(public)[:SHOWN]:
            print(f"{index.serial}  {timezone.localtime(index.made_at):%Y-%m-%d %H:%M:%S}")
        return 0
    kept.edition(public, args.to)  # told now when it is not there
    asked = ask(Kind.REVERT, getpass.getuser(), str(args.to))
    print(f"asked 已提交: request {asked.pk}; the press tells on the desk's first page 结果见编辑台首页")
    return 0
