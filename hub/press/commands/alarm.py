"""`mingbai alarm raise|lift|list`: warnings over everything a feed shows, within one poll, whatever the edition does.

Rules it keeps: the issuer's words stay verbatim and apart from our advice; an alarm always says when it must be checked
again; what stands after the act is printed, so that nobody has to guess.
"""

from __future__ import annotations

import argparse
import re
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec

from hub.press.commands.asking import Sub, keys_and_clock, moment, opened
from kiosk.clock import SystemClock
from kiosk.content.codec import codec_error
from kiosk.content.edition import Alarm, Emergency
from kiosk.errors import BadInput

if TYPE_CHECKING:
    from hub.press.press import Press

_SPAN = re.compile(r"(\d{1,3})(m|h)")


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("alarm", help="raise and lift warnings  发布和解除预警")
    acts = parser.add_subparsers(metavar="ACT", required=True)
    raised = acts.add_parser("raise", help="show a warning on the screens  发布预警")
    lift = acts.add_parser("lift", help="end a warning, or all  解除预警")
    listed = acts.add_parser("list", help="what is raised now  当前预警")
    for each, act in ((raised, _raise), (lift, _lift), (listed, _list)):
        each.add_argument("--feed", type=Path, required=True, metavar="DIR", help="the feed's workshop  信息源目录")
        keys_and_clock(each)
        each.set_defaults(act=act)
    raised.add_argument("--level", choices=("red", "orange", "yellow", "blue"), required=True, help="级别")
    raised.add_argument("--title", required=True, help="e.g. 暴雨橙色预警信号  标题")
    raised.add_argument("--text", required=True, help="the issuer's words, verbatim; - reads them from stdin  原文")
    raised.add_argument("--source", required=True, help="who issued it  发布单位")
    raised.add_argument("--area", required=True, help="where it holds  区域")
    raised.add_argument("--check-by", default="3h", metavar="WHEN", help="3h, 90m or a moment (3h)  最迟复核时间")
    raised.add_argument("--issued", default="", metavar="MOMENT", help="(now)  发布时间")
    raised.add_argument("--advice", default="", help="our own advice, shown apart  本单位提示")
    raised.add_argument("--number", default="", help="the issuer's number  文号")
    raised.add_argument("--own", action="store_true", help="ours, not relayed from another issuer  本单位自发")
    raised.add_argument("--drill", action="store_true", help="an exercise, marked as one  演练")
    raised.add_argument("--target", action="append", default=[], metavar="ID", help="board, site or tag (all)  目标屏")
    raised.add_argument("--id", default="", help="to change one that is raised  预警编号")
    lift.add_argument("id", nargs="?", default="", help="as `alarm list` names it  预警编号")
    lift.add_argument("--all", action="store_true", help="every one  全部解除")


def _raise(args: argparse.Namespace) -> int:
    press = opened(args, args.feed)
    zone, now = _zone(press), SystemClock().wall().replace(microsecond=0)
    issued = moment(args.issued, zone, "--issued") if args.issued else now
    text = sys.stdin.read().strip() if args.text == "-" else args.text
    told = {
        "id": args.id or f"alarm-{now.astimezone(zone):%Y%m%d-%H%M%S}",
        "source": args.source,
        "origin": "own" if args.own else "relay",
        "level": args.level,
        "title": args.title,
        "text": text,
        "number": args.number,
        "issued": issued,
        "area": args.area,
        "advice": args.advice,
        "relayed": None if args.own else now,
        "check_by": _check_by(args.check_by, issued, zone),
        "target": args.target,
        "drill": args.drill,
    }
    try:
        alarm = msgspec.convert(told, Alarm)
    except msgspec.ValidationError as e:
        found = codec_error(e)
        raise BadInput("--" + found.path.removeprefix("$.").partition("[")[0].replace("_", "-"), found.why) from e
    _show(press.siren.raise_(alarm), zone)
    return 0


def _lift(args: argparse.Namespace) -> int:
    if bool(args.id) == args.all:
        raise BadInput("alarm lift", "name one alarm, or --all", "`mingbai alarm list` names them")
    press = opened(args, args.feed)
    _show(press.siren.lift(None if args.all else args.id), _zone(press))
    return 0


def _list(args: argparse.Namespace) -> int:
    press = opened(args, args.feed)
    _show(press.siren.standing(), _zone(press))
    return 0


def _zone(press: Press) -> ZoneInfo:
    edition = press.editions.current()
    return ZoneInfo(edition.office.timezone if edition is not None else "Asia/Shanghai")


def _check_by(text: str, issued: datetime, zone: ZoneInfo) -> datetime:
    span = _SPAN.fullmatch(text)
    if span is None:
        return moment(text, zone, "--check-by")
    return issued + timedelta(**{"minutes" if span.group(2) == "m" else "hours": int(span.group(1))})


def _show(standing: Emergency, zone: ZoneInfo) -> None:
    print(f"emergency 应急: serial {standing.serial}, {len(standing.alarms)} raised 生效")
    for alarm in standing.alarms:
        until = f"{alarm.check_by.astimezone(zone):%m-%d %H:%M}"
        drill = "  DRILL 演练" if alarm.drill else ""
        print(f"  {alarm.id}  {alarm.level}  {alarm.title}  ({alarm.source}, check by 复核 {until}){drill}")
