"""`mingbai-hub press`: the one process that reads the keys; prints what is asked of it until a signal ends it.

Rules it keeps: one at a time for a database; a signal ends it after the act it is at, and nothing of it is left.
"""

from __future__ import annotations

import argparse
import signal
from pathlib import Path

from hub.commands.asking import Sub, data, tell, wake
from hub.press.commands.asking import keys_and_clock, passphrase, show_pairing
from hub.press.commands.feed import tell_recovery
from hub.press.commands.publish import check
from kiosk.clock import SystemClock


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("press", help="sign what is approved, at once and on time  印制进程：即时签名发布")
    data(parser)
    parser.add_argument("--to", type=Path, metavar="DIR", help="the feed's workshop (DIR/feed of --data)  信息源目录")
    parser.add_argument("--url", default="", help="of a feed that is made now: where terminals fetch it  终端访问地址")
    keys_and_clock(parser)
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    wake(args)
    from django.conf import settings

    from hub.press.press import Press
    from hub.pressroom.lock import DatabaseLock
    from hub.pressroom.room import Pressroom
    from hub.printing.bell import Bell, ring

    folder, secret, clock = Path(settings.DATA_DIR), passphrase(args), SystemClock()
    workshop = args.to or folder / "feed"

    def found(feed: str) -> Press:
        press = Press.found(workshop, feed, clock, url=args.url, passphrase=secret)
        show_pairing(press, qr=False)
        tell_recovery(press.recovery)
        return press

    ended: list[int] = []

    def end(number: int, frame: object) -> None:
        ended.append(number)
        ring(folder)

    lock = DatabaseLock(folder)
    lock.take()
    bell = Bell(folder)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    if not bell.heard:
        tell("no bell can be hung there (is the path too long?): looking once a second")
    room = Pressroom(
        workshop,
        lock,
        clock,
        check(),
        tell,
        found=found,
        passphrase=secret,
        clock_is_right=args.clock_is_right,
    )
    print(f"the press 印制: {workshop}", flush=True)
    try:
        room.run(bell.wait, lambda: bool(ended))
    finally:
        bell.close()
        lock.close()
    return 0
