"""The words of a warning (domain.md §5.4): level, who said it when, and until when it has been checked.

Rules it keeps: the issuer's text is never touched; only the issuer lifts a warning, so its end is a time to check, and
after that time the screen says that nobody has; rescue is 110, 119, 120, not the hotline.
"""

from __future__ import annotations

from datetime import datetime, tzinfo

from kiosk.content.emergency import Alarm
from screens.words.days import clock_words, day_words

LEVELS = {
    "red": ("红", "RED", "特别严重（一级）"),
    "orange": ("橙", "ORANGE", "严重（二级）"),
    "yellow": ("黄", "YELLOW", "较重（三级）"),
    "blue": ("蓝", "BLUE", "一般（四级）"),
}
RESCUE = "遇险请拨 110、119、120"
DRILL = "演练"
"""Stands across the whole screen, so that no photograph of a drill passes for a warning."""


def level_words(alarm: Alarm) -> str:
    """`橙 ORANGE`."""
    return " ".join(LEVELS[alarm.level][:2])


def severity_words(alarm: Alarm) -> str:
    """`严重（二级）`: the law's word for the level."""
    return LEVELS[alarm.level][2]


def issued_words(alarm: Alarm, now: datetime, zone: tzinfo) -> tuple[str, ...]:
    """`云州市气象台`, `11月23日 14:20 发布`, `2026 年第 18 号`, `全市`: what the issuer said of it, part by part."""
    issued = alarm.issued.astimezone(zone)
    when = f"{day_words(issued.date(), now.astimezone(zone).date())} {clock_words(issued)} 发布"
    return tuple(part for part in (alarm.source, when, alarm.number, alarm.area) if part)


def text_title(alarm: Alarm) -> str:
    """Over the verbatim text: `发布单位原文`; our own warning has no other issuer."""
    return "发布单位原文" if alarm.origin == "relay" else "通知原文"


def relay_words(alarm: Alarm, office: str, now: datetime, zone: tzinfo) -> str:
    """`14:24 由云州市住房和城乡建设局转发`; nothing for our own."""
    if alarm.origin == "own" or alarm.relayed is None:
        return f"由{office}转发" if alarm.origin == "relay" else f"{office}发布"
    return f"{_at(alarm.relayed, now, zone)} 由{office}转发"


def check_words(alarm: Alarm, now: datetime, zone: tzinfo) -> str:
    """`17:20 前再次核对`; when that has passed: `本信息 17:20 后未再核对，以气象台最新发布为准`."""
    at = _at(alarm.check_by, now, zone)
    if now < alarm.check_by:
        return f"{at} 前再次核对"
    authority = "气象台" if "气象台" in alarm.source else alarm.source
    return f"本信息 {at} 后未再核对，以{authority}最新发布为准"


def _at(at: datetime, now: datetime, zone: tzinfo) -> str:
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    return clock_words(local) if local.date() == today else f"{day_words(local.date(), today)} {clock_words(local)}"
