"""`mingbai-hub restore FILE`: a hub from its backup, on a new machine; the fleet goes on by itself.

Rules it keeps: only into an empty folder, and on PostgreSQL into an empty database; every file is compared with the
hash in the backup, and a damaged or foreign archive changes nothing; afterwards the tables are brought up to date.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from hub import place
from hub.commands.asking import Sub, data, tell, wake
from kiosk.errors import BadInput


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("restore", help="a hub from its backup, into an empty folder  恢复备份")
    data(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="what `backup` made  备份文件")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    from hub.commands.archive import empty, load, unpack

    folder = Path(args.data or os.environ.get(place.DATA) or args.data_default)
    if folder.exists() and any(folder.iterdir()):
        raise BadInput(str(folder), "is not empty", "restore into a new folder; nothing is overwritten")
    count = unpack(args.file, folder, os.environ.get(place.DATABASE, ""))
    wake(args, ready=False)
    try:
        load(folder)
    except BaseException:
        empty(folder)
        raise
    from hub.commands.migrate import migrate

    steps = migrate()
    print(f"restored 已恢复: {count} files, {steps} steps of the tables")
    if not (folder / "feed" / "keys").is_dir():
        tell("the backup holds no keys: put them into feed/keys, else nothing can be signed 备份不含私钥")
    tell("start `mingbai-hub press` and `serve`; screens accept what is signed from now on 请启动两个进程")
    return 0
