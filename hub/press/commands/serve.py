"""`mingbai serve DIR`: the feed over HTTP, with its heartbeat, until interrupted."""

from __future__ import annotations

import argparse
import signal
from pathlib import Path
from queue import SimpleQueue

from hub.press.commands.asking import Sub, keys_and_clock, opened, tell
from kiosk.clock import SystemClock

PORT = 8700


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("serve", help="serve a feed and keep it fresh  提供信息源并定时重新签名")
    parser.add_argument("dir", type=Path, metavar="DIR", help="the feed's workshop  信息源目录")
    parser.add_argument("--listen", default="127.0.0.1", metavar="ADDR", help="0.0.0.0 for the LAN  监听地址")
    parser.add_argument("--port", type=int, default=PORT, metavar="N", help=f"({PORT}; 0: any free one)  端口")
    keys_and_clock(parser)
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    from hub.press.serve import Server

    press = opened(args, args.dir)
    bell: SimpleQueue[None] = SimpleQueue()  # no Event: a signal may come while its lock is held, and wait for ever
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: bell.put(None))
    with Server(press, SystemClock(), listen=args.listen, port=args.port, say=tell) as server:
        print(f"serving 正在提供 {press.workshop.feed}: {server.url}", flush=True)
        bell.get()
    return 0
