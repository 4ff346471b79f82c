"""What an event is at a moment 听证会、座谈会: may one still enrol, is it today, has it been held, is it called off.

Rules it keeps: what was called off or moved says so before anything else; the last moment to enrol is spelled; what is
over says so and counts nothing.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from kiosk.calendar import last_day
from kiosk.content.event import Event
from screens.words.days import clock_words, day_words, full_day_words, near_day_words, span_words
from screens.words.labels import Label
from screens.words.say import CHINESE, Say, begun

EVENT_WORDS = {
    "hearing": "听证会",
    "argumentation": "论证会",
    "expert": "专家咨询会",
    "forum": "座谈会",
    "open-day": "开放日",
}


def label(event: Event, now: datetime, zone: tzinfo, say: Say = CHINESE) -> Label:
    """The label of an event at `now` (aware)."""
    found = _label(event, now.astimezone(zone), zone, say)
    return Label(begun(found.head), found.tail, begun(found.long), found.tone)


def _label(event: Event, local: datetime, zone: tzinfo, say: Say) -> Label:
    today = local.date()
    if event.state == "cancelled":
        return Label(say("已取消"), "", say("已取消"), "warn")
    if event.state == "postponed":
        return Label(say("延期举行"), "", say("延期举行"), "warn")
    from_ = event.when.from_.astimezone(zone) if event.when.from_ else None
    until = event.when.until.astimezone(zone) if event.when.until else None
    if event.state == "held" or (until is not None and local >= until):
        day = day_words(last_day(until, zone) if until is not None else today, today, say)
        return Label(say("已举行"), day, say("已举行（{day}）", day=day), "mute")
    if from_ is None:
        return Label(say(EVENT_WORDS[event.type]), "", say(EVENT_WORDS[event.type]), "blue")
    if local >= from_:
        if until is None:
            return Label(say("正在举行"), "", say("正在举行"), "warn")
        end = clock_words(until)
        return Label(say("正在举行"), say("至 {clock}", clock=end), say("正在举行，至 {clock}", clock=end), "warn")
    when = when_words(event, today, zone, say)
    if from_.date() == today:
        return Label(say("今天举行"), clock_words(from_), say("{when} 举行", when=when), "warn")
    if event.enrol is not None and event.enrol.until is not None and local < event.enrol.until:
        closes = event.enrol.until.astimezone(zone)
        if last_day(closes, zone) == today:
            return Label(say("可以报名"), say("今天截止"), say("可以报名，今天截止") + _hour(closes), "warn")
        return Label(
            say("可以报名"),
            say("至{day}", day=day_words(last_day(closes, zone), today, say)),
            say("报名至{when}", when=enrol_words(closes, today, zone, say)),
            "ok",
        )
    at = say("{when} 举行", when=clock_words(from_))
    return Label(near_day_words(from_.date(), today, say), at, say("{when} 举行", when=when), "blue")


def when_words(event: Event, today: date, zone: tzinfo, say: Say = CHINESE) -> str:
    """`12月9日（星期三）9:00—11:30`; on near days `明天 9:00—11:30`."""
    from_ = event.when.from_.astimezone(zone) if event.when.from_ else None
    until = event.when.until.astimezone(zone) if event.when.until else None
    if from_ is None:
        return ""
    if until is None:
        return say("{day}{clock}", day=full_day_words(from_.date(), today, say), clock=clock_words(from_))
    if abs((from_.date() - today).days) > 2 and from_.date() == until.date():
        hours = say("{first}—{last}", first=clock_words(from_), last=clock_words(until))
        return say("{day}{clock}", day=full_day_words(from_.date(), today, say), clock=hours)
    return span_words(from_, until, today, say)


def enrol_words(until: datetime, today: date, zone: tzinfo, say: Say = CHINESE) -> str:
    """`11月27日（星期五）17:00`, or `11月27日（星期五）（含当日）` where the whole day counts."""
    local = until.astimezone(zone)
    day = full_day_words(last_day(until, zone), today, say)
    if not _hour(local):
        return say("{day}（含当日）", day=day)
    return say("{day}{clock}", day=day, clock=clock_words(local))


def in_turn(events: tuple[Event, ...], now: datetime) -> tuple[Event, ...]:
    """What is to come, the nearest first; then what is over, the latest first."""
    far = timedelta(days=36_500)

    def key(event: Event) -> tuple[bool, timedelta, str]:
        over = event.state in ("held", "cancelled") or event.when.over(now)
        begins = event.when.from_
        return over, far if begins is None else abs(begins - now), event.id

    return tuple(sorted(events, key=key))


def _hour(local: datetime) -> str:
    return f" {clock_words(local)}" if (local.hour, local.minute) != (0, 0) else ""
