"""`mingbai-hub publish`: what is approved becomes the signed feed in the hub's folder, once.

Exit codes: 0 all is published as it was approved; 1 something was held back (said on stderr) or could not be done.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from hub.commands.asking import Sub, data, wake
from hub.press.commands.asking import keys_and_clock, passphrase, show_pairing
from hub.press.commands.feed import tell_recovery
from hub.press.commands.publish import check, told
from kiosk.clock import SystemClock

if TYPE_CHECKING:
    from hub.press.publish import Report


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("publish", help="sign what is approved into the feed  把已批准的内容签名发布")
    data(parser)
    parser.add_argument("--to", type=Path, metavar="DIR", help="the feed's workshop (DIR/feed of --data)  信息源目录")
    parser.add_argument("--url", default="", help="of a feed that is made now: where terminals fetch it  终端访问地址")
    keys_and_clock(parser)
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    wake(args)
    from django.conf import settings

    return told(publish(args.to or Path(settings.DATA_DIR) / "feed", args.url, passphrase(args), args.clock_is_right))


def publish(workshop: Path, url: str = "", secret: bytes | None = None, clock_is_right: bool = False) -> Report:
    """One publication of all that is approved; the first makes the feed."""
    from hub.desk.edition import draft
    from hub.press.press import Press
    from hub.press.publish import publish as publish_draft
    from hub.press.workshop import is_founded

    clock = SystemClock()
    written = draft(clock.wall())
    if is_founded(workshop):
        press = Press.open(workshop, clock, passphrase=secret, clock_is_right=clock_is_right)
    else:
        press = Press.found(workshop, written.feed, clock, url=url, passphrase=secret)
        show_pairing(press, qr=False)
        tell_recovery(press.recovery)
    return publish_draft(press, written, check())
