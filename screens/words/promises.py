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
from screens.words.days import PROVISIONAL, date_words, full_day_words, near_day_words
from screens.words.say import CHINESE, Say

COUNTS_FROM = {"received": "收到申请", "accepted": "受理", "complete": "材料齐全"}
LASTS = {"working-day": "{n} 个工作日", "day": "{n} 天", "hour": "{n} 小时"}


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


def promise(
    guide: Guide,
    now: datetime,
    calendar: Calendar,
    takes_in: date | None,
    unsure: bool = False,
    say: Say = CHINESE,
) -> Promise:
    """What the guide promises somebody who comes now.

    `now`: local; `takes_in`: the next day on which the office takes papers in (none: not known); `unsure`: the clock
    cannot be trusted.
    """
    if guide.state != "in-force":
        told = say("本事项已暂停办理") if guide.state == "suspended" else say("本事项已取消")
        return Promise(told, guide.state_note)
    limit = guide.promised or guide.statutory
    verb = say("承诺") if guide.promised else say("依法")
    outside = limit.note or guide.special
    since = say(COUNTS_FROM[limit.counts_from])
    if limit.days == 0:
        told = "材料齐全的，当场办结"
        return Promise(say(told), "" if outside.replace("，", "") in told.replace("，", "") else outside)
    if limit.unit == "hour":
        return Promise(say("{since}后，{verb} {time}内办结", since=since, verb=verb, time=_lasts(limit, say)), outside)
    if unsure or takes_in is None:
        told = say("{since}之日起，{verb} {time}内办结", since=since, verb=verb, time=_lasts(limit, say))
        return Promise(told, outside)
    deadline = calendar.deadline(takes_in, limit)
    today = now.date()
    when = near_day_words(takes_in, today, say)
    end = full_day_words(deadline.day, today, say)
    told = say("{when}{since}的，{verb} {day}前办结", when=when, since=since, verb=verb, day=end)
    return Promise(told + (say(PROVISIONAL) if deadline.provisional else ""), outside)


def time_figure(guide: Guide, say: Say = CHINESE) -> Figure:
    """`3 个工作日` / `承诺，法定 7 天`."""
    limit = guide.promised or guide.statutory
    statutory = say("当场") if guide.statutory.days == 0 else _lasts(guide.statutory, say)
    below = say("承诺，法定 {time}", time=statutory) if guide.promised else say("法定时限")
    if limit.days == 0:
        return Figure(say("当场办"), below if guide.statutory.days else say("即到即办"), good=True)
    return Figure(str(limit.days), below, after=_lasts(limit, say).removeprefix(str(limit.days)).strip(), good=True)


def time_words(guide: Guide, say: Say = CHINESE) -> str:
    """`承诺 3 个工作日`, `法定 7 天`, `当场办`: the same in a line of a list."""
    limit = guide.promised or guide.statutory
    if limit.days == 0:
        return say("当场办")
    said = "承诺 {time}" if guide.promised else "法定 {time}"
    return say(said, time=_lasts(limit, say))


def fee_figure(guide: Guide, say: Say = CHINESE) -> Figure:
    """`不收费` / `全程免费`, or that there is a fee."""
    if not guide.fees:
        return Figure(say("不收费"), say("全程免费"))
    if len(guide.fees) == 1 and len(guide.fees[0].standard) <= 6:
        return Figure(guide.fees[0].standard, say("见时间和费用"))
    return Figure(say("收费"), say("标准见第三栏"))


def visits_figure(guide: Guide, say: Say = CHINESE) -> Figure:
    """`最多跑 1 次` / `也可网上办`."""
    online = bool(guide.apply_url or guide.online_url)
    if guide.visits == 0:
        return Figure(say("不用跑"), say("全程网上办"))
    below = say("也可网上办") if online else say("到窗口办")
    times = say("{n} 次", n=guide.visits).removeprefix(str(guide.visits)).strip()
    return Figure(str(guide.visits), below, before=say("最多跑"), after=times)


def limit_words(limit: Limit, say: Say = CHINESE) -> str:
    """`受理之日起 3 个工作日`, `当场办结`."""
    if limit.days == 0:
        return say("当场办结")
    since = say(COUNTS_FROM[limit.counts_from])
    if limit.unit == "hour":
        return say("{since}后 {time}", since=since, time=_lasts(limit, say))
    return say("{since}之日起 {time}", since=since, time=_lasts(limit, say))


def version_words(published: date, say: Say = CHINESE) -> str:
    """`2026年11月18日发布`: with the year, since what is taken home is read next year too."""
    return say("{day}发布", day=date_words(published, say))


def _lasts(limit: Limit, say: Say) -> str:
    return say(LASTS[limit.unit], n=limit.days)
