"""`mingbai-hub audit`: who did what when, as CSV; `--forget` removes what its rule of retention no longer keeps.

Rules it keeps: the file opens in a spreadsheet as it is (UTF-8 with its mark), and no cell of it can be a formula.
"""

from __future__ import annotations

import argparse
import csv
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hub.commands.asking import Sub, data, wake
from kiosk.clock import SystemClock
from kiosk.errors import BadInput


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("audit", help="who did what when, as CSV  导出操作日志")
    data(parser)
    parser.add_argument("--since", default="", metavar="DATE", help="the first day (half a year ago)  起始日")
    parser.add_argument("--until", default="", metavar="DATE", help="the last day (today)  截止日")
    parser.add_argument("--to", type=Path, metavar="FILE", help="else to the terminal  输出文件")
    parser.add_argument("--forget", action="store_true", help="remove what no rule keeps any more  按规定清理")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    wake(args)
    from django.conf import settings

    from hub.people import acts, forgetting

    now = SystemClock().wall()
    if args.forget:
        for table, count in forgetting.forget(now).items():
            print(f"{table}: {count} gone 已清理")
        return 0
    zone = ZoneInfo(settings.TIME_ZONE)
    since = _day(args.since, zone) if args.since else now - timedelta(days=183)
    until = _day(args.until, zone) + timedelta(days=1) if args.until else now
    try:
        out = args.to.open("x", encoding="utf-8-sig", newline="") if args.to else sys.stdout
    except OSError as e:
        raise BadInput(str(args.to), f"cannot be made: {e.strerror}") from e
    try:
        rows = csv.writer(out)
        rows.writerow(acts.COLUMNS)
        for each in acts.acts(since, until):
            rows.writerow(acts.cells(each, zone))
    finally:
        if args.to:
            out.close()
    return 0


def _day(text: str, zone: ZoneInfo) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=zone)
    except ValueError as e:
        raise BadInput("DATE", f"'{text}' is no day", "e.g. 2026-12-01") from e
