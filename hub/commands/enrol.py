"""`mingbai-hub enrol TABLE.csv --by NAME`: terminals come into the fleet by a list, without a code for each.

Rules it keeps: who may do it is who may do it at the page; every line is answered; a line that is refused makes the
exit code 1, so that a script notices.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from hub.commands.asking import Sub, data, wake
from kiosk.clock import SystemClock
from kiosk.errors import BadInput


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("enrol", help="take terminals in by a table of their keys  按清单批准终端")
    data(parser)
    parser.add_argument("table", type=Path, metavar="TABLE.csv", help="lines of `mingbai key`, with a header  清单文件")
    parser.add_argument(
        "--by", required=True, metavar="NAME", help="the administrator who answers for it  批准人登录名"
    )
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    wake(args)
    from django.contrib.auth import get_user_model

    from hub.fleet import roster
    from hub.fleet.rights import may_change

    person = get_user_model().objects.filter(username=args.by).first()
    if person is None or not may_change(person):
        raise BadInput("--by", f"'{args.by}' is no administrator of the fleet", "name one: mingbai-hub createadmin")
    refused = 0
    for taken in roster.take(args.table, person, SystemClock().wall()):
        words = {"taken": "taken 已批准", "known": "known 原已批准", "refused": f"REFUSED 未批准: {taken.why}"}
        print(f"{args.table}:{taken.line}: {taken.name or '?'}: {words[taken.what]}")
        refused += taken.what == "refused"
    return 1 if refused else 0
