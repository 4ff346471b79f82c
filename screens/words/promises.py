"""What a guide promises: by which day it is done, how long, what it costs, how often one must come.

Rules it keeps (domain.md §2.4): a promise says from when it counts, and what stands outside it; it is told for the next
moment at which the office can take papers in, not for a Sunday; without a clock that can be trusted it names no day; a
day that rests on a calendar nobody has announced says so.
"""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from kiosk.calendar import Calendar
from kiosk.content.service import Guide, Limit
from screens.words.days import PROVISIONAL, full_day_words, near_day_words

COUNTS_FROM = {"received": "收到申请", "accepted": "受理", "complete": "材料齐全"}
UNITS = {"working-day": "个工作日", "day": "天", "hour": "小时"}


class Promise(Struct, frozen=True):
    """The sentence, and what stands outside it (may be empty)."""

    text: str
    outside: str = ""


class Figure(Struct, frozen=True):
    """One fact in large type: `before` and `after` stand small beside `big`, `below` under it."""

    big: str
    below: str
    before: str = ""
    after: str = ""
    good: bool = False


def promise(guide: Guide, now: datetime, calendar: Calendar, takes_in: date | None, unsure: bool = False) -> Promise:
    """What the guide promises somebody who comes now.

    `now`: local; `takes_in`: the next day on which the office takes papers in (none: not known); `unsure`: the clock
    cannot be trusted.
    """
    if guide.state != "in-force":
        word = "已暂停办理" if guide.state == "suspended" else "已取消"
        return Promise(f"本事项{word}", guide.state_note)
    limit = guide.promised or guide.statutory
    verb = "承诺" if guide.promised else "依法"
    outside = limit.note or guide.special
    since = COUNTS_FROM[limit.counts_from]
    if limit.days == 0:
        told = "材料齐全的，当场办结"
        return Promise(told, "" if outside.replace("，", "") in told.replace("，", "") else outside)
    if limit.unit == "hour":
        return Promise(f"{since}后，{verb} {limit.days} 小时内办结", outside)
    if unsure or takes_in is None:
        return Promise(f"{since}之日起，{verb} {limit.days} {UNITS[limit.unit]}内办结", outside)
    deadline = calendar.deadline(takes_in, limit)
    today = now.date()
    when = near_day_words(takes_in, today)
    end = full_day_words(deadline.day, today)
    hedge = PROVISIONAL if deadline.provisional else ""
    return Promise(f"{when}{since}的，{verb} {end}前办结{hedge}", outside)


def time_figure(guide: Guide) -> Figure:
    """`3 个工作日` / `承诺，法定 7 天`."""
    limit = guide.promised or guide.statutory
    statutory = f"法定 {_limit_words(guide.statutory)}"
    below = f"承诺，{statutory}" if guide.promised else "法定时限"
    if limit.days == 0:
        return Figure("当场办", below if guide.statutory.days else "即到即办", good=True)
    return Figure(str(limit.days), below, after=UNITS[limit.unit], good=True)


def fee_figure(guide: Guide) -> Figure:
    """`不收费` / `全程免费`, or that there is a fee."""
    if not guide.fees:
        return Figure("不收费", "全程免费")
    if len(guide.fees) == 1 and len(guide.fees[0].standard) <= 6:
        return Figure(guide.fees[0].standard, "见时间和费用")
    return Figure("收费", "标准见第三栏")


def visits_figure(guide: Guide) -> Figure:
    """`最多跑 1 次` / `也可网上办`."""
    online = bool(guide.apply_url or guide.online_url)
    if guide.visits == 0:
        return Figure("不用跑", "全程网上办")
    below = "也可网上办" if online else "到窗口办"
    return Figure(str(guide.visits), below, before="最多跑", after="次")


def limit_words(limit: Limit) -> str:
    """`受理之日起 3 个工作日`, `当场办结`."""
    if limit.days == 0:
        return "当场办结"
    since = COUNTS_FROM[limit.counts_from]
    if limit.unit == "hour":
        return f"{since}后 {limit.days} 小时"
    return f"{since}之日起 {limit.days} {UNITS[limit.unit]}"


def version_words(published: date) -> str:
    """`2026年11月18日发布`: with the year, since what is taken home is read next year too."""
    return f"{published.year}年{published.month}月{published.day}日发布"


def _limit_words(limit: Limit) -> str:
    return "当场" if limit.days == 0 else f"{limit.days} {UNITS[limit.unit]}"
