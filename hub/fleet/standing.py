"""How a terminal stands: online, late, silent, or off as expected; why, and what a person can do about it.

Rules it keeps: pure; only the hub's own clock decides, because a terminal's may be wrong; outside the hours in which it
is expected to be on a terminal is never red; silence counts from the opening of the day, not from last night.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from typing import Literal, Protocol

from kiosk.calendar.days import Calendar

LATE = timedelta(minutes=15)  # a beat comes every ten minutes (kiosk/terminal/upkeep.py): one has been missed
SILENT = timedelta(minutes=35)  # three have
NEARLY_FULL_MB = 500
LONG_QUEUE = 500

WORDS = {"online": "在线", "late": "迟到", "silent": "失联", "off": "按时关机", "new": "待批准", "revoked": "已停用"}
STATES = {
    "current": "内容最新",
    "delayed": "核对稍迟",
    "offline": "与发布源断开，播放已有内容",
    "stale": "内容已过时",
    "not-paired": "尚未配对",
    "empty": "尚无内容",
}
"""The state ladder (docs/glossary.md) in words for staff; a word we do not know is shown as it came."""
TROUBLED = {"offline": "查该屏到发布源的网络", "stale": "看发布进程是否在运行", "not-paired": "给该屏配对发布源"}


class Known(Protocol):
    """What is asked of a terminal: `state` is pending, approved or revoked."""

    state: str
    custodian: str
    phone: str


class Told(Protocol):
    """What is asked of its last beat."""

    received_at: datetime
    state: str
    faults: list[str]
    queued: int
    free_mb: int


@dataclass(frozen=True)
class Expected:
    """When a terminal should be on. `opens == closes` is around the clock."""

    opens: time
    closes: time
    every_day: bool
    calendar: Calendar
    zone: tzinfo

    def since(self, now: datetime) -> datetime | None:
        """Since when it should be on today; None when it need not be on now."""
        local = now.astimezone(self.zone)
        if not (self.every_day or self.calendar.is_working(local.date())):
            return None
        if self.opens == self.closes:
            return datetime.combine(local.date(), time.min, self.zone)
        if self.opens <= local.time() < self.closes:
            return datetime.combine(local.date(), self.opens, self.zone)
        return None


@dataclass(frozen=True)
class Standing:
    """One word, why, and what to do; `colour` is how the lists show it."""

    word: Literal["online", "late", "silent", "off", "new", "revoked"]
    reason: str
    do: str = ""

    @property
    def label(self) -> str:
        return WORDS[self.word]

    @property
    def colour(self) -> Literal["green", "amber", "red", "grey"]:
        if self.word == "online":
            return "amber" if self.do else "green"
        if self.word == "late":
            return "amber"
        return "red" if self.word == "silent" else "grey"


def standing(terminal: Known, last: Told | None, now: datetime, expected: Expected) -> Standing:
    """How a terminal stands at `now`, after its last beat."""
    if terminal.state == "revoked":
        return Standing("revoked", "已停用，中心不再接收它的消息")
    if terminal.state == "pending":
        return Standing("new", "尚未批准", "到屏前核对配对码和指纹，再批准")
    whom = (
        f"联系{terminal.custodian}（{terminal.phone}）" if terminal.phone else f"联系{terminal.custodian or '保管人'}"
    )
    since = expected.since(now)
    if last is not None and now - last.received_at < LATE:
        return _online(last, whom)
    if since is None:
        return Standing("off", "现在不在开机时段")
    begun = since if last is None else max(since, last.received_at)
    quiet = now - begun
    if quiet < LATE:
        return Standing("off", "开机时段刚开始，正等它的第一次报告")
    told = "开机时段内从未报告" if last is None else f"已有{_long(now - last.received_at)}没有报告"
    if quiet < SILENT:
        return Standing("late", told, "再等几分钟；仍不来时查网络")
    return Standing("silent", told, f"{whom}：看屏幕是否亮着；亮着查网线，不亮查电源")


def _online(last: Told, whom: str) -> Standing:
    state = STATES.get(last.state, last.state)
    if "disk-full" in last.faults or last.free_mb < NEARLY_FULL_MB:
        return Standing("online", f"{state}；磁盘只剩 {last.free_mb} MB", f"{whom}：清理磁盘或更换存储")
    if "clock-unsure" in last.faults:
        return Standing("online", f"{state}；时钟不可信", f"{whom}：核对系统时间，检查时钟电池")
    if last.faults:
        return Standing("online", f"{state}；{'、'.join(last.faults)}", "按运行手册查这些标记")
    if last.queued > LONG_QUEUE:
        return Standing("online", f"{state}；待发 {last.queued} 件", "看中心收件是否正常")
    return Standing("online", state, TROUBLED.get(last.state, ""))


def _long(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    if minutes < 120:
        return f"{minutes}分钟"
    return f"{minutes // 60}小时" if minutes < 2880 else f"{minutes // 1440}天"
