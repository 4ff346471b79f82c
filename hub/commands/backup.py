"""`mingbai-hub backup FILE`: all of the hub in one file, while it runs: database, uploads, feed, keys, secret.

Rules it keeps: the file is its maker's alone (0600) and complete, or not there; the database is taken first, at one
moment, and files after it, because files are only added; the feed is copied while nobody signs. `--without-keys`
leaves the feed's private keys out, for a place that is less safe than this one.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from hub.commands.asking import Sub, data, tell, wake
from kiosk.errors import BadInput


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("backup", help="all of the hub into one file  备份")
    data(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="made anew; never replaced  备份文件")
    parser.add_argument("--feed", type=Path, metavar="DIR", help="the feed's workshop (DIR/feed of --data)  信息源目录")
    parser.add_argument("--without-keys", action="store_true", help="leave the feed's private keys out  不含私钥")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    wake(args)
    from django.conf import settings

    from hub.commands.archive import Writer, dump

    folder = Path(settings.DATA_DIR)
    feed = args.feed or folder / "feed"
    if args.file.exists():
        raise BadInput(str(args.file), "is there already", "name another; a backup replaces nothing")
    with tempfile.TemporaryDirectory(prefix="mingbai-backup-") as workroom:
        database = dump(Path(workroom))
        beside = args.file.with_name(f".{args.file.name}.part")
        try:
            with Writer(beside) as out:
                out.add(database, f"database/{database.name}")
                for name in ("media", "blobs"):
                    out.tree(folder / name, name)
                out.add(folder / os.environ.get("MINGBAI_HUB_SECRET", "secret-key"), "secret-key")
                kept = out.feed(feed, keys=not args.without_keys)
            beside.rename(args.file)
        except OSError as e:
            beside.unlink(missing_ok=True)
            raise BadInput(str(args.file), f"cannot be written: {e.strerror}") from e
    if not kept:
        tell("without the feed's keys: they are not here, cannot be read, or were left out 备份不含私钥")
    print(f"kept 已备份: {args.file}, {out.files} files, {args.file.stat().st_size:,} bytes")
    return 0
