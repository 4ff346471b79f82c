"""The wording of dates, times and counts on the glass: the smallest words, from which labels and pages are made.

Rules it keeps: pure; a last day is spelled with its month, and its year where that is another one than today's; an
hour has no leading zero (9:00); figures stand apart from Chinese by a blank.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kiosk.calendar import Closed, Open
from kiosk.content.office import Session

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
NEAR = {-1: "昨天", 0: "今天", 1: "明天", 2: "后天"}
APART = "   "
"""Between two facts on one line: blanks, for they vanish where the line breaks, and a dot would be left hanging."""

PROVISIONAL = "（按目前的日历推算）"


def clock_words(at: datetime) -> str:
    """`9:00`, `17:30`."""
    return f"{at.hour}:{at.minute:02d}"


def weekday_words(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def day_words(day: date, today: date) -> str:
    """`11月30日`, or `2027年1月7日` when it is not this year's."""
    year = f"{day.year}年" if day.year != today.year else ""
    return f"{year}{day.month}月{day.day}日"


def full_day_words(day: date, today: date) -> str:
    """`11月30日（星期一）`."""
    return f"{day_words(day, today)}（{weekday_words(day)}）"


def last_day_words(day: date, today: date) -> str:
    """`至11月30日（星期一）（含当日）`: the last day, spelled so that nobody can take it for the day before."""
    return f"至{full_day_words(day, today)}（含当日）"


def near_day_words(day: date, today: date) -> str:
    """`今天`, `明天`, `后天`, else the date."""
    return NEAR.get((day - today).days) or day_words(day, today)


def moment_words(at: datetime, today: date) -> str:
    """`明天 9:00`, `12月3日 9:00`. `at` in local time; midnight at the day's start is the day alone."""
    day = near_day_words(at.date(), today)
    return day if (at.hour, at.minute) == (0, 0) else f"{day} {clock_words(at)}"


def span_words(from_: datetime, until: datetime, today: date) -> str:
    """`明天 9:00—17:00`, `明天 22:00—12月3日 6:00`; whole days by their first and last day. Both in local time."""
    if _midnight(from_) and _midnight(until):
        last = until.date() - timedelta(days=1)
        first = near_day_words(from_.date(), today)
        return f"{first}全天" if last == from_.date() else f"{first}—{day_words(last, today)}"
    start = near_day_words(from_.date(), today)
    # Midnight ends the day before: nobody may take the next day for the last one.
    last, at = (until.date() - timedelta(days=1), "24:00") if _midnight(until) else (until.date(), clock_words(until))
    end = at if last == from_.date() else f"{near_day_words(last, today)} {at}"
    return f"{start} {clock_words(from_)}—{end}"


def sessions_words(sessions: tuple[Session, ...]) -> str:
    """`9:00—12:00、13:00—17:00`; none: `不办公`."""
    if not sessions:
        return "不办公"
    ordered = sorted(sessions, key=lambda s: s.opens)
    return "、".join(f"{_plain(s.opens)}—{_plain(s.closes)}" for s in ordered)


def opening_words(state: Open | Closed, now: datetime) -> str:
    """`现在办公`, or when it opens next: `现在休息，13:00 开门`, `明天 9:00 开门`, `11月30日（星期一）9:00 开门`."""
    if isinstance(state, Open):
        return "现在办公"
    if state.opens is None:
        return "现在不办公"
    today, day = now.date(), state.opens.date()
    if day == today:
        return f"现在休息，{clock_words(state.opens)} 开门"
    near = NEAR.get((day - today).days)
    when = f"{near} " if near else full_day_words(day, today)
    return f"现在休息，{when}{clock_words(state.opens)} 开门"


def count_words(n: int, unit: str) -> str:
    """`5 个工作日`: a figure stands apart from Chinese by a blank."""
    return f"{n} {unit}"


def _plain(at: str) -> str:
    """`09:00` as one says it: `9:00`."""
    return at.removeprefix("0") if at != "00:00" else "0:00"


def _midnight(at: datetime) -> bool:
    return (at.hour, at.minute, at.second) == (0, 0, 0)
