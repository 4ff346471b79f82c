"""The wording of dates, times and counts on the glass: the smallest words, from which labels and pages are made.

Each says it in the language of `say`; the examples are the Chinese ones.

Rules it keeps: pure; a last day is spelled with its month, and its year where that is another one than today's; an
hour has no leading zero (9:00); figures stand apart from Chinese by a blank.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kiosk.calendar import Closed, Open
from kiosk.content.office import Session
from screens.words.say import CHINESE, Say

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
MONTHS = ("1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月")
NEAR = {-1: "昨天", 0: "今天", 1: "明天", 2: "后天"}
APART = "   "
"""Between two facts on one line: blanks, for they vanish where the line breaks, and a dot would be left hanging."""

PROVISIONAL = "（按目前的日历推算）"


def clock_words(at: datetime) -> str:
    """`9:00`, `17:30`."""
    return f"{at.hour}:{at.minute:02d}"


def weekday_words(day: date, say: Say = CHINESE) -> str:
    return say(WEEKDAYS[day.weekday()])


def month_words(day: date, say: Say = CHINESE) -> str:
    """`11月`."""
    return say(MONTHS[day.month - 1])


def day_words(day: date, today: date, say: Say = CHINESE) -> str:
    """`11月30日`, or `2027年1月7日` when it is not this year's."""
    if day.year != today.year:
        return date_words(day, say)
    return say("{month}{day}日", month=month_words(day, say), day=day.day)


def date_words(day: date, say: Say = CHINESE) -> str:
    """`2026年11月30日`: with its year always."""
    return say("{year}年{month}{day}日", year=day.year, month=month_words(day, say), day=day.day)


def full_day_words(day: date, today: date, say: Say = CHINESE) -> str:
    """`11月30日（星期一）`."""
    return say("{day}（{weekday}）", day=day_words(day, today, say), weekday=weekday_words(day, say))


def last_day_words(day: date, today: date, say: Say = CHINESE) -> str:
    """`至11月30日（星期一）（含当日）`: the last day, spelled so that nobody can take it for the day before."""
    return say("至{day}（含当日）", day=full_day_words(day, today, say))


def near_day_words(day: date, today: date, say: Say = CHINESE) -> str:
    """`今天`, `明天`, `后天`, else the date."""
    near = NEAR.get((day - today).days)
    return say(near) if near else day_words(day, today, say)


def moment_words(at: datetime, today: date, say: Say = CHINESE) -> str:
    """`明天 9:00`, `12月3日 9:00`. `at` in local time; midnight at the day's start is the day alone."""
    day = near_day_words(at.date(), today, say)
    return day if (at.hour, at.minute) == (0, 0) else f"{day} {clock_words(at)}"


def span_words(from_: datetime, until: datetime, today: date, say: Say = CHINESE) -> str:
    """`明天 9:00—17:00`, `明天 22:00—12月3日 6:00`; whole days by their first and last day. Both in local time."""
    if _midnight(from_) and _midnight(until):
        last = until.date() - timedelta(days=1)
        first = near_day_words(from_.date(), today, say)
        if last == from_.date():
            return say("{day}全天", day=first)
        return say("{first}—{last}", first=first, last=day_words(last, today, say))
    start = f"{near_day_words(from_.date(), today, say)} {clock_words(from_)}"
    # Midnight ends the day before: nobody may take the next day for the last one.
    last, at = (until.date() - timedelta(days=1), "24:00") if _midnight(until) else (until.date(), clock_words(until))
    end = at if last == from_.date() else f"{near_day_words(last, today, say)} {at}"
    return say("{first}—{last}", first=start, last=end)


def sessions_words(sessions: tuple[Session, ...], say: Say = CHINESE) -> str:
    """`9:00—12:00、13:00—17:00`; none: `不办公`."""
    if not sessions:
        return say("不办公")
    ordered = sorted(sessions, key=lambda s: s.opens)
    return say("、").join(say("{first}—{last}", first=_plain(s.opens), last=_plain(s.closes)) for s in ordered)


def opening_words(state: Open | Closed, now: datetime, say: Say = CHINESE) -> str:
    """`现在办公`, or when it opens next: `现在休息，13:00 开门`, `明天 9:00 开门`, `11月30日（星期一）9:00 开门`."""
    if isinstance(state, Open):
        return say("现在办公")
    if state.opens is None:
        return say("现在不办公")
    today, day, clock = now.date(), state.opens.date(), clock_words(state.opens)
    if day == today:
        return say("现在休息，{clock} 开门", clock=clock)
    near = NEAR.get((day - today).days)
    if near:
        return say("现在休息，{near} {clock} 开门", near=say(near), clock=clock)
    return say("现在休息，{day}{clock} 开门", day=full_day_words(day, today, say), clock=clock)


def hours_day(state: Open | Closed, today: date) -> date:
    """The day whose hours help somebody now: today, or once it does not open today any more, the day it opens next."""
    return state.opens.date() if isinstance(state, Closed) and state.opens is not None else today


def _plain(at: str) -> str:
    """`09:00` as one says it: `9:00`."""
    return at.removeprefix("0") if at != "00:00" else "0:00"


def _midnight(at: datetime) -> bool:
    return (at.hour, at.minute, at.second) == (0, 0, 0)
