"""`mingbai blank raise|lift|list`: one screen, a site or all to a neutral card or to black, until a person ends it.

Rules it keeps: signed like a warning and as fast, so that a wrong content is covered before it is mended; it has no end
of its own; what stands after the act is printed.
"""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec

from hub.press.commands import aiming
from hub.press.commands.asking import Sub, feed_option, opened, zone_of
from kiosk.clock import SystemClock
from kiosk.content.codec import codec_error
from kiosk.content.emergency import Blank, Emergency
from kiosk.errors import BadInput

if TYPE_CHECKING:
    from hub.press.press import Press


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("blank", help="cover screens until a person ends it  停播和恢复")
    acts = parser.add_subparsers(metavar="ACT", required=True)
    raised = acts.add_parser("raise", help="cover them now  停播")
    lift = acts.add_parser("lift", help="show the programme again  恢复")
    listed = acts.add_parser("list", help="what is covered now  当前停播")
    for each, act in ((raised, _raise), (lift, _lift), (listed, _list)):
        feed_option(each)
        each.set_defaults(act=act)
    raised.add_argument("--look", choices=("card", "black"), default="card", help="系统维护中, or black (card)  画面")
    raised.add_argument("--reason", default="", help="for those who look after it; shown to nobody  原因")
    raised.add_argument("--id", default="", help="to lift it by (by the hour)  停播编号")
    aiming.target_option(raised)
    lift.add_argument("id", nargs="?", default="", help="as `blank list` names it  停播编号")
    lift.add_argument("--all", action="store_true", help="every one  全部恢复")


def _raise(args: argparse.Namespace) -> int:
    press = opened(args, args.feed)
    now = SystemClock().wall().replace(microsecond=0)
    told = {
        "id": args.id or f"blank-{now.astimezone(zone_of(press)):%Y%m%d-%H%M%S}",
        "look": args.look,
        "since": now,
        "target": aiming.targets(args.target, press),
        "reason": args.reason,
    }
    try:
        blank = msgspec.convert(told, Blank)
    except msgspec.ValidationError as e:
        found = codec_error(e)
        raise BadInput("--" + found.path.removeprefix("$."), found.why) from e
    _show(press.siren.blank(blank), press)
    return 0


def _lift(args: argparse.Namespace) -> int:
    if bool(args.id) == args.all:
        raise BadInput("blank lift", "name one blank, or --all", "`mingbai blank list` names them")
    press = opened(args, args.feed)
    _show(press.siren.unblank(None if args.all else args.id), press)
    return 0


def _list(args: argparse.Namespace) -> int:
    press = opened(args, args.feed)
    _show(press.siren.standing(), press)
    return 0


def _show(standing: Emergency, press: Press) -> None:
    zone = zone_of(press)
    print(f"emergency 应急: serial {standing.serial}, {len(standing.blanks)} blanks 停播")
    for blank in standing.blanks:
        reason = f"  {blank.reason}" if blank.reason else ""
        print(f"  {blank.id}  {blank.look}  {_since(blank.since, zone)}  {aiming.told(blank.target)}{reason}")


def _since(at: datetime, zone: ZoneInfo) -> str:
    return f"since 自 {at.astimezone(zone):%m-%d %H:%M}"
