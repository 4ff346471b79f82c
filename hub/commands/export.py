"""`mingbai-hub export FOLDER`: what was last saved at the desk, as a content folder that `import` reads."""

from __future__ import annotations

import argparse
from pathlib import Path

from hub.commands.asking import Sub, data, tell, wake
from kiosk.errors import BadInput


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("export", help="write the desk out as a content folder  导出为内容目录")
    data(parser)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new or an empty folder  新目录")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    wake(args)
    from django.core.exceptions import ValidationError

    from hub.desk.departure import leave

    try:
        count, behind = leave(args.folder)
    except ValidationError as e:
        raise BadInput(str(args.folder), "; ".join(e.messages)) from e
    for sentence in behind:
        tell(f"left behind 未导出: {sentence}")
    print(f"written out 已导出: {count} items to {args.folder}, {len(behind)} left behind")
    return 1 if behind else 0
