"""`mingbai alarm raise|change|lift|drill|list`: warnings over everything a feed shows, whatever the edition does.

Rules it keeps: the issuer's words stay verbatim and apart from our advice; an alarm always says when it must be checked
again; only what its issuer has lifted is lifted; what stands after the act is printed, so that nobody has to guess.
"""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hub.press.commands import aiming, warning
from hub.press.commands.asking import Sub, feed_option, opened, zone_of
from kiosk.clock import SystemClock
from kiosk.content.emergency import Alarm, Emergency
from kiosk.errors import BadInput

if TYPE_CHECKING:
    from hub.press.press import Press


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("alarm", help="raise, change and lift warnings  发布、变更和解除预警")
    acts = parser.add_subparsers(metavar="ACT", required=True)
    raised = acts.add_parser("raise", help="show a warning on the screens  发布预警")
    changed = acts.add_parser("change", help="one that is raised says something else  变更预警")
    lift = acts.add_parser("lift", help="end a warning, or all  解除预警")
    drill = acts.add_parser("drill", help="an exercise, marked as one on the whole screen  演练")
    listed = acts.add_parser("list", help="what is raised now  当前预警")
    for each, act in ((raised, _raise), (changed, _change), (lift, _lift), (drill, _drill), (listed, _list)):
        feed_option(each)
        each.set_defaults(act=act)
    for each in (raised, changed, drill):
        warning.words_of_a_warning(each)
    raised.add_argument("--own", action="store_true", help="ours, not relayed from another issuer  本局自发")
    raised.add_argument("--drill", action="store_true", help="an exercise in these words  演练")
    for each in (raised, drill):
        each.add_argument("--id", default="", help="to change or lift it by (by the hour)  预警编号")
    changed.add_argument("id", help="as `alarm list` names it  预警编号")
    lift.add_argument("id", nargs="?", default="", help="as `alarm list` names it  预警编号")
    lift.add_argument("--all", action="store_true", help="every one  全部解除")
    lift.add_argument("--words", default="", help="what the issuer says to it, verbatim  解除原文")


def _raise(args: argparse.Namespace) -> int:
    press = opened(args, args.feed)
    now = _now()
    return _raised(press, args, {"drill": args.drill, "origin": "own" if args.own else "relay"}, now)


def _drill(args: argparse.Namespace) -> int:
    press = opened(args, args.feed)
    edition = press.editions.current()
    source = edition.office.name if edition is not None else press.workshop.feed
    return _raised(press, args, {**warning.DRILL, "source": source, "origin": "own", "drill": True}, _now())


def _change(args: argparse.Namespace) -> int:
    press, now = opened(args, args.feed), _now()
    before = press.siren.raised(args.id)
    base = {name: getattr(before, name) for name in Alarm.__struct_fields__ if name != "check_by"}
    # What is not told anew is as of now; until when it holds must be told anew, because somebody has looked at it.
    base |= {"issued": now, "relayed": now}
    changed = warning.read(args, _aimed(args, base, press), zone_of(press), now)
    warning.sensible(changed, now)
    _show(press.siren.change(changed), press)
    return 0


def _lift(args: argparse.Namespace) -> int:
    if bool(args.id) == args.all:
        raise BadInput("alarm lift", "name one alarm, or --all", "`mingbai alarm list` names them")
    press = opened(args, args.feed)
    _show(press.siren.lift(None if args.all else args.id, args.words), press)
    return 0


def _list(args: argparse.Namespace) -> int:
    press = opened(args, args.feed)
    _show(press.siren.standing(), press)
    return 0


def _raised(press: Press, args: argparse.Namespace, base: dict[str, Any], now: datetime) -> int:
    zone = zone_of(press)
    id = args.id or f"{'drill' if base['drill'] else 'alarm'}-{now.astimezone(zone):%Y%m%d-%H%M%S}"
    if id in [alarm.id for alarm in press.siren.standing().alarms]:
        raise BadInput(f"alarm '{id}'", "is raised already", f"mingbai alarm change {id}, or another --id")
    alarm = warning.read(args, _aimed(args, {**base, "id": id, "relayed": now}, press), zone, now)
    warning.sensible(alarm, now)
    _show(press.siren.raise_(alarm), press)
    return 0


def _aimed(args: argparse.Namespace, base: dict[str, Any], press: Press) -> dict[str, Any]:
    """With the targets that are named, proved; where none is, with the former ones."""
    return {**base, "target": aiming.targets(args.target, press)} if args.target else base


def _now() -> datetime:
    return SystemClock().wall().replace(microsecond=0)


def _show(standing: Emergency, press: Press) -> None:
    zone, now = zone_of(press), _now()
    print(f"emergency 应急: serial {standing.serial}, {len(standing.alarms)} raised 生效")
    for alarm in standing.alarms:
        until = _hour(alarm.check_by, zone)
        marks = "  DRILL 演练" if alarm.drill else ""
        if alarm.check_by <= now:
            marks += "  NOT CHECKED SINCE 未再核对: change or lift it"
        print(
            f"  {alarm.id}  {alarm.level}  {alarm.title}  ({alarm.source}, check by 复核 {until}, "
            f"{aiming.told(alarm.target)}){marks}"
        )
    for gone in standing.lifted:
        print(f"  {gone.id}  lifted 已解除 {_hour(gone.at, zone)}  {gone.title}")
    for blank in standing.blanks:
        print(
            f"  {blank.id}  blank 停播  {blank.look}  since 自 {_hour(blank.since, zone)}, {aiming.told(blank.target)}"
        )


def _hour(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%m-%d %H:%M}"
