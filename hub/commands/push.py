"""`mingbai-hub push`: a stream for every terminal that listens; it says when there is news, and brings a warning along.

Rules it keeps: it needs no key and no database, only public/ of the feed, which it reads; polling stays the truth, so
it may stop and start at any time.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import signal
from pathlib import Path

from hub import place
from hub.commands.asking import Sub, tell
from kiosk.errors import BadInput

PORT = 8701


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("push", help="tell terminals at once when there is news  推送")
    parser.add_argument("--feed", type=Path, metavar="DIR", help="the feed's workshop (DATA/feed)  信息源目录")
    parser.add_argument("--data", type=Path, metavar="DIR", help=f"the hub's folder ({place.DATA})  数据目录")
    parser.add_argument("--listen", default="127.0.0.1", metavar="ADDR", help="0.0.0.0 for the LAN  监听地址")
    parser.add_argument("--port", type=int, default=PORT, metavar="N", help=f"({PORT})  端口")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    public = (args.feed or (args.data or place.data_dir()) / "feed") / "public"
    if not public.is_dir():
        raise BadInput(str(public), "no feed lies there", "--feed DIR, as `mingbai-hub press` makes it")
    return asyncio.run(_run(public, args.listen, args.port))


async def _run(public: Path, listen: str, port: int) -> int:
    from hub.press.push import News, Pusher

    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))  # a file for everybody who listens
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    pusher = Pusher(News(public), tell)
    try:
        bound = await pusher.start(listen, port)
    except OSError as e:
        raise BadInput(f"{listen}:{port}", e.strerror or str(e), "another --listen or --port") from e
    print(f"pushing 正在推送 {public}: http://{listen}:{bound}/events", flush=True)
    await pusher.run(stop)
    return 0
