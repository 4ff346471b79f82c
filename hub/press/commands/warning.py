"""An alarm as a duty officer says it on the command line: the options, and the Alarm that they make.

Rules it keeps: the issuer's words are taken as they are; when it must be checked again is always said, never assumed;
a drill needs no words of anybody, it has its own; whatever is wrong names its option.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from hub.press.commands.aiming import target_option
from hub.press.commands.asking import moment
from kiosk.content.codec import codec_error
from kiosk.content.emergency import AHEAD, LEVELS, LONGEST, Alarm
from kiosk.errors import BadInput

DRILL = {
    "level": "orange",
    "title": "暴雨橙色预警信号",
    "text": "这是一次演练，不是真的预警。演练中请按工作人员的指引行动，办事照常进行。",
    "area": "本办事大厅",
    "check_by": "30m",
}
"""What a drill says when nobody says more."""

NEEDED = ("level", "title", "text", "source", "area", "check_by")

_SPAN = re.compile(r"(\d{1,3})(m|h)")


def words_of_a_warning(parser: argparse.ArgumentParser) -> None:
    """The options with what an alarm says. Which of them are needed depends on the act (`read`)."""
    parser.add_argument("--level", choices=LEVELS, help="红 橙 黄 蓝  级别")
    parser.add_argument("--title", help="e.g. 暴雨橙色预警信号  标题")
    parser.add_argument("--text", help="the issuer's words, verbatim; - reads them from stdin  原文")
    parser.add_argument("--source", help="who issued it  发布单位")
    parser.add_argument("--area", help="where it holds  区域")
    parser.add_argument("--check-by", metavar="WHEN", help="3h, 90m or a moment  最迟复核时间")
    parser.add_argument("--issued", metavar="MOMENT", help="(now)  发布时间")
    parser.add_argument("--advice", help="our own advice, shown apart  本局提示")
    parser.add_argument("--number", help="the issuer's number  文号")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--band", dest="form", action="store_const", const="band", help="a band only  横幅")
    form.add_argument("--full", dest="form", action="store_const", const="full", help="the whole screen (it is)  全屏")
    target_option(parser)


def read(args: argparse.Namespace, base: Mapping[str, Any], zone: ZoneInfo, now: datetime) -> Alarm:
    """The alarm of these options; what they do not say is taken from `base`. Raises BadInput."""
    told = {**base, **{name: value for name, value in vars(args).items() if name in _SAID and value is not None}}
    if told.get("text") == "-":
        told["text"] = sys.stdin.read().strip()
    for name in NEEDED:
        if name not in told:
            raise BadInput(_option(name), "is missing", _WHY.get(name, "`--help` tells what each is for"))
    if isinstance(told.get("issued"), str):
        told["issued"] = moment(told["issued"], zone, "--issued")
    told.setdefault("issued", now)
    if isinstance(told["check_by"], str):
        told["check_by"] = _check_by(told["check_by"], told["issued"], zone)
    try:
        return msgspec.convert(told, Alarm)
    except msgspec.ValidationError as e:
        found = codec_error(e)
        raise BadInput(_option(found.path.removeprefix("$.").partition("[")[0]), found.why) from e


def sensible(alarm: Alarm, now: datetime) -> None:
    """Raises BadInput for an alarm that cannot be meant: issued in the future, or to be checked never or long since."""
    if alarm.issued > now + AHEAD:
        raise BadInput("--issued", "lies in the future", "the hour at which it was issued; without it: now")
    if alarm.check_by <= now:
        raise BadInput("--check-by", "has passed already", "e.g. 3h, or an hour that is still to come")
    if alarm.check_by > now + LONGEST:
        hours = LONGEST // timedelta(hours=1)
        raise BadInput("--check-by", f"is more than {hours} hours ahead", "somebody must look at it before that")


_SAID = frozenset((*NEEDED, "issued", "advice", "number", "form"))

_WHY = {"check_by": "an alarm always says when it must be checked again, e.g. --check-by 3h"}


def _option(name: str) -> str:
    return "alarm" if name == "$" else "--" + name.replace("_", "-")


def _check_by(text: str, issued: datetime, zone: ZoneInfo) -> datetime:
    span = _SPAN.fullmatch(text)
    if span is None:
        return moment(text, zone, "--check-by")
    return issued + timedelta(**{"minutes" if span.group(2) == "m" else "hours": int(span.group(1))})
