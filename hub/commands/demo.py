"""`mingbai-hub demo`: a hub with the sample bureau, everything reviewed and published, accounts to try it with.

Rules it keeps: asks nothing; all it makes lies in one folder; the passwords are random, in a file only its owner reads,
and shown; what is approved there was approved as anywhere, and a few items wait for every post.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hub.commands.asking import Sub, data, tell, wake
from hub.commands.migrate import migrate
from hub.commands.serve import address, serve
from kiosk.clock import SystemClock

DIR = Path("var/hub-demo")
SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("demo", help="a hub with the sample bureau, to try  示例单位演示")
    data(parser, DIR)
    address(parser)
    parser.add_argument("--folder", type=Path, default=SAMPLE, metavar="DIR", help="other content  其他内容目录")
    parser.add_argument("--no-serve", action="store_true", help="only make it  只生成数据")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    wake(args, ready=False)
    from django.conf import settings

    tell("preparing the database 正在准备数据库 …")
    migrate()
    accounts = Path(settings.DATA_DIR) / "accounts.txt"
    if not accounts.exists():
        _fill(args.folder, accounts, Path(settings.DATA_DIR) / "feed")
    print(accounts.read_text("utf-8"), end="")
    print(f"the feed 信息源: {Path(settings.DATA_DIR) / 'feed'}")
    if not args.no_serve:
        with _press():
            serve(args.listen, args.port, workers=2)
    return 0


@contextmanager
def _press() -> Iterator[None]:
    """The press beside the hub, as a process of its own: an approval reaches the feed by itself."""
    me = os.getpid()
    child = subprocess.Popen((sys.executable, "-m", "hub", "press"))
    try:
        yield
    finally:
        if os.getpid() == me:  # a worker that ends comes by here too
            child.terminate()
            child.wait()


def _fill(folder: Path, accounts: Path, feed: Path) -> None:
    from hub.commands.publish import publish
    from hub.desk import arrival, example
    from hub.lane import models as lane
    from hub.lane.wording import shipped
    from kiosk.folder import day_of, read

    tell("taking the sample in 正在导入示例内容 …")
    arrived = arrival.bring(read(folder, day_of(folder, SystemClock().wall())))
    for sentence in arrived.refused:
        tell(f"not taken 未导入: {sentence}")
    people = example.people()
    tell("approving it 正在审核 …")
    for sentence in example.approve_all(people):
        tell(f"not approved 未批准: {sentence}")
    for name, wording in shipped().items():
        proposed = lane.propose(name, wording, people["fuze"])
        for reviewer in ("baomi", "gongkaiban"):
            lane.approve(proposed, people[reviewer], proposed.digest)
    publish(feed)
    words = [f"{'登录名':<12}密码                  岗位"]
    for username, person in people.items():
        password = secrets.token_urlsafe(12)
        person.set_password(password)
        person.save()
        words.append(f"{username:<15}{password:<22}{example.ACCOUNTS[username].told}")
    fd = os.open(accounts, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "w", encoding="utf-8") as file:
        file.write("\n".join(words) + "\n")
