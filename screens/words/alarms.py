"""The words of a warning (domain.md §5.4): level, who said it when, until when it has been checked, and its end.

Rules it keeps: the issuer's text is never touched; only the issuer lifts a warning, so its end is a time to check, and
after that time the screen says that nobody has; rescue is 110, 119, 120, not the hotline; a drill says so in every line
that could be read alone.
"""

from __future__ import annotations

from datetime import datetime, tzinfo

from kiosk.content.emergency import Alarm, Level, Lifted
from screens.words.days import clock_words, day_words
from screens.words.say import CHINESE, Say

LEVELS: dict[Level, tuple[str, str, str]] = {
    "red": ("红", "RED", "特别严重（一级）"),
    "orange": ("橙", "ORANGE", "严重（二级）"),
    "yellow": ("黄", "YELLOW", "较重（三级）"),
    "blue": ("蓝", "BLUE", "一般（四级）"),
}
"""Character, the same for who reads no Chinese, and the law's word for how grave it is."""

HAZARDS = (
    ("雷", "thunder"),
    ("雨", "raincloud"),
    ("雪", "snow"),
    ("寒", "snow"),
    ("冰", "snow"),
    ("风", "wind"),
    ("高温", "heat"),
    ("雾", "fog"),
    ("霾", "fog"),
)
"""A word in a warning's title, and the icon of what it warns of; the first that is found."""

RESCUE = "遇险请拨 110、119、120"
DRILL = "演练"
"""Stands across the whole screen, so that no photograph of a drill passes for a warning."""


def level_words(alarm: Alarm) -> str:
    """`橙 ORANGE`."""
    return " ".join(LEVELS[alarm.level][:2])


def severity_words(alarm: Alarm, say: Say = CHINESE) -> str:
    """`严重（二级）`: the law's word for the level."""
    return say(LEVELS[alarm.level][2])


def hazard(title: str) -> str:
    """The icon of what a warning warns of; empty for what we have none for."""
    return next((icon for word, icon in HAZARDS if word in title), "")


def title_words(told: Alarm | Lifted, say: Say = CHINESE) -> str:
    """`暴雨橙色预警信号`, a drill's with 【演练】 before it."""
    return f"{drill_words(say)}{told.title}" if told.drill else told.title


def drill_words(say: Say = CHINESE) -> str:
    """`【演练】`: before the title of a drill."""
    return say("【演练】")


def issued_words(alarm: Alarm, now: datetime, zone: tzinfo, say: Say = CHINESE) -> tuple[str, ...]:
    """`云州市气象台`, `11月23日 14:20 发布`, `2026 年第 18 号`, `全市`: what the issuer said of it, part by part."""
    issued = alarm.issued.astimezone(zone)
    day = day_words(issued.date(), now.astimezone(zone).date(), say)
    when = say("{day} {time} 发布", day=day, time=clock_words(issued))
    return tuple(part for part in (alarm.source, when, alarm.number, alarm.area) if part)


def changed_words(alarm: Alarm, now: datetime, zone: tzinfo, say: Say = CHINESE) -> str:
    """`14:50 变更，原为暴雨橙色预警信号`; nothing for one that was never changed."""
    if alarm.changed is None:
        return ""
    at = _at(alarm.changed, now, zone, say)
    return say("{at} 变更，原为{was}", at=at, was=alarm.was) if alarm.was else say("{at} 变更", at=at)


def text_title(alarm: Alarm, say: Say = CHINESE) -> str:
    """Over the verbatim text: `发布单位原文`; our own warning has no other issuer."""
    return say("发布单位原文") if alarm.origin == "relay" else say("通知原文")


def relay_words(alarm: Alarm, office: str, now: datetime, zone: tzinfo, say: Say = CHINESE) -> str:
    """`14:24 由云州市住房和城乡建设局转发`; `云州市住房和城乡建设局发布` for our own."""
    if alarm.origin == "own":
        return say("{office}发布", office=office)
    if alarm.relayed is None:
        return say("由{office}转发", office=office)
    return say("{at} 由{office}转发", at=_at(alarm.relayed, now, zone, say), office=office)


def check_words(alarm: Alarm, now: datetime, zone: tzinfo, say: Say = CHINESE) -> str:
    """`17:20 前再次核对`; when that has passed: `本信息 17:20 后未再核对，以气象台最新发布为准`."""
    at = _at(alarm.check_by, now, zone, say)
    if now < alarm.check_by:
        return say("{at} 前再次核对", at=at)
    authority = say("气象台") if "气象台" in alarm.source else alarm.source
    return say("本信息 {at} 后未再核对，以{authority}最新发布为准", at=at, authority=authority)


def band_words(alarm: Alarm, now: datetime, zone: tzinfo, say: Say = CHINESE) -> str:
    """`暴雨橙色预警信号：17:20 前再次核对`: all that a band says."""
    return say("{title}：{check}", title=title_words(alarm, say), check=check_words(alarm, now, zone, say))


def lifted_words(gone: Lifted, now: datetime, zone: tzinfo, say: Say = CHINESE) -> str:
    """`暴雨橙色预警信号 17:05 已解除`; a drill has ended."""
    at = _at(gone.at, now, zone, say)
    if gone.drill:
        return say("{title}：演练 {at} 已结束", title=gone.title, at=at)
    return say("{title} {at} 已解除", title=gone.title, at=at)


def _at(at: datetime, now: datetime, zone: tzinfo, say: Say) -> str:
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    return (
        clock_words(local) if local.date() == today else f"{day_words(local.date(), today, say)} {clock_words(local)}"
    )
