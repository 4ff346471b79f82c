"""What an announcement is, and what a citizen can still do about it: a short label of two parts, and a long one.

Rules it keeps (domain.md §5.3): a publicity counts the working days left to object, a consultation the days, a works
notice says when the thing happens, a result has its day of decision and no counter; the last day is spelled and counts;
what is over says so and never counts below nothing.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Literal

from msgspec import Struct

from kiosk.calendar import Calendar, last_day
from kiosk.content.item import Table
from kiosk.content.notice import OBJECTION_TYPES, Announcement, Happening
from screens.words.days import clock_words, day_words, moment_words, near_day_words, span_words
from screens.words.say import CHINESE, Say, begun

Tone = Literal["ok", "warn", "blue", "mute"]
"""ok: one may speak up; warn: it concerns you soon; blue: to know; mute: over."""

TYPE_WORDS = {
    "publicity": "公示",
    "proclamation": "公告",
    "notice": "通知",
    "works": "通告",
    "bulletin": "通报",
    "consultation": "征求意见",
    "hearing": "听证公告",
    "tender": "招标公示",
    "result": "结果公开",
    "housing": "住房公示",
    "presale": "预售公示",
    "tip": "温馨提示",
    "correction": "更正",
}

HAPPENING_WORDS = {
    "water": "停水",
    "gas": "停气",
    "power": "停电",
    "road": "占道施工",
    "hearing": "听证会",
    "window": "窗口调整",
    "other": "",
}


class Label(Struct, frozen=True):
    """`head` and `tail` stand on two lines of a list; `long` on one line of a board or a sheet."""

    head: str
    tail: str
    long: str
    tone: Tone

    @property
    def short(self) -> str:
        """Both parts on one line."""
        return f"{self.head} {self.tail}".strip()


def label(notice: Announcement, now: datetime, calendar: Calendar, zone: tzinfo, say: Say = CHINESE) -> Label:
    """The label of an announcement at `now` (aware)."""
    found = _label(notice, now.astimezone(zone), calendar, zone, say)
    return Label(begun(found.head), found.tail, begun(found.long), found.tone)


def _label(notice: Announcement, local: datetime, calendar: Calendar, zone: tzinfo, say: Say) -> Label:
    if notice.happening is not None:
        return _happening(notice, notice.happening, local, zone, say)
    word = say(TYPE_WORDS[notice.type])
    if notice.decided is not None:
        decided = day_words(notice.decided, local.date(), say)
        return Label(word, decided, say("{word} {day}作出决定", word=word, day=decided), "blue")
    if notice.period is not None and notice.period.until is not None:
        return _period(notice, notice.period.from_, notice.period.until, local, calendar, zone, say)
    return _plain(notice, local, say)


def may_speak(notice: Announcement, now: datetime) -> bool:
    """Whether a citizen may still object or comment."""
    speaks = notice.type in OBJECTION_TYPES or notice.type == "consultation"
    return speaks and notice.period is not None and notice.period.holds(now)


def _period(
    notice: Announcement,
    from_: datetime | None,
    until: datetime,
    now: datetime,
    calendar: Calendar,
    zone: tzinfo,
    say: Say,
) -> Label:
    consultation = notice.type == "consultation"
    word = say(TYPE_WORDS[notice.type])
    today, last = now.date(), last_day(until, zone)
    end = day_words(last, today, say)
    if from_ is not None and now < from_:
        first = near_day_words(from_.astimezone(zone).date(), today, say)
        long = say("{word}（{first}至{last}含当日）", word=word, first=first, last=end)
        return Label(word, say("{day}起", day=first), long, "blue")
    if now >= until:
        over = say("已经结束") if consultation else say("公示期已满")
        return Label(word, over, say("{word} {over}（{day}止）", word=word, over=over, day=end), "mute")
    verb = word if consultation else say("还可提意见")
    if last == today:
        return Label(
            verb, say("今天最后一天"), say("{verb}，今天是最后一天（{day}含当日）", verb=verb, day=end), "warn"
        )
    left = calendar.remaining(last, today)
    if consultation:
        count = say("还剩 {n} 天", n=left.days)
    else:
        # When only days off are left, "0 working days" would read as over.
        count = say("{n} 个工作日", n=left.working_days) if left.working_days else say("{n} 天", n=left.days)
    return Label(verb, count, say("{verb} {count}（至{day}含当日）", verb=verb, count=count, day=end), "ok")


def _happening(notice: Announcement, happening: Happening, now: datetime, zone: tzinfo, say: Say) -> Label:
    what = say(HAPPENING_WORDS[happening.what] or TYPE_WORDS[notice.type])
    today = now.date()
    from_ = happening.when.from_.astimezone(zone) if happening.when.from_ else None
    until = happening.when.until.astimezone(zone) if happening.when.until else None
    if until is not None and now >= until:
        ended = say("{day}止", day=day_words(last_day(until, zone), today, say))
        return Label(what, ended, f"{what} {ended}", "mute")
    if from_ is None:
        return Label(what, say("正在进行"), f"{what} {say('正在进行')}", "warn")
    if now >= from_:
        return _under_way(what, from_, until, now, zone, say)
    start = moment_words(from_, today, say)
    long = span_words(from_, until, today, say) if until else say("{day}起", day=start)
    tone: Tone = "warn" if (from_.date() - today).days <= 2 else "blue"
    return Label(start, what, say("{when} {what}", when=long, what=what), tone)


def _under_way(what: str, from_: datetime, until: datetime | None, now: datetime, zone: tzinfo, say: Say) -> Label:
    today = now.date()
    if until is None:
        begun = day_words(from_.date(), today, say)
        return Label(say("正在进行"), what, say("{what} {day}起，正在进行", what=what, day=begun), "warn")
    if until.date() == today:
        end = clock_words(until)
        short = say("{what} 至 {clock}", what=what, clock=end)
        return Label(say("正在进行"), short, say("{what} 正在进行（至今天 {clock}）", what=what, clock=end), "warn")
    last = day_words(last_day(until, zone), today, say)
    return Label(what, say("至{day}", day=last), say("{what} 正在进行（至{day}含当日）", what=what, day=last), "warn")


def _plain(notice: Announcement, now: datetime, say: Say) -> Label:
    word = say(TYPE_WORDS[notice.type])
    published = day_words(notice.source.published, now.date(), say)
    return Label(word, published, say("{word} {day}发布", word=word, day=published), "blue")


def of_people(table: Table) -> bool:
    """Whether its rows are persons: only then it is a list of names 名单."""
    return any("姓名" in column or "申请人" in column or "当事人" in column for column in table.columns)
