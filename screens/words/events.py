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

EVENT_WORDS = {
    "hearing": "听证会",
    "argumentation": "论证会",
    "expert": "专家咨询会",
    "forum": "座谈会",
    "open-day": "开放日",
}


def label(event: Event, now: datetime, zone: tzinfo) -> Label:
    """The label of an event at `now` (aware)."""
    local = now.astimezone(zone)
    today = local.date()
    if event.state == "cancelled":
        return Label("已取消", "", "已取消", "warn")
    if event.state == "postponed":
        return Label("延期举行", "", "延期举行", "warn")
    from_ = event.when.from_.astimezone(zone) if event.when.from_ else None
    until = event.when.until.astimezone(zone) if event.when.until else None
    if event.state == "held" or (until is not None and local >= until):
        day = day_words(last_day(until, zone) if until is not None else today, today)
        return Label("已举行", day, f"已举行（{day}）", "mute")
    if from_ is None:
        return Label(EVENT_WORDS[event.type], "", EVENT_WORDS[event.type], "blue")
    if local >= from_:
        end = f"至 {clock_words(until)}" if until is not None else ""
        return Label("正在举行", end, f"正在举行{end and f'，{end}'}", "warn")
    when = when_words(event, today, zone)
    if from_.date() == today:
        return Label("今天举行", clock_words(from_), f"{when} 举行", "warn")
    if event.enrol is not None and event.enrol.until is not None and local < event.enrol.until:
        closes = event.enrol.until.astimezone(zone)
        if last_day(closes, zone) == today:
            return Label("可以报名", "今天截止", f"可以报名，今天截止{_hour(closes)}", "warn")
        return Label(
            "可以报名",
            f"至{day_words(last_day(closes, zone), today)}",
            f"报名至{enrol_words(closes, today, zone)}",
            "ok",
        )
    return Label(near_day_words(from_.date(), today), f"{clock_words(from_)} 举行", f"{when} 举行", "blue")


def when_words(event: Event, today: date, zone: tzinfo) -> str:
    """`12月9日（星期三）9:00—11:30`; on near days `明天 9:00—11:30`."""
    from_ = event.when.from_.astimezone(zone) if event.when.from_ else None
    until = event.when.until.astimezone(zone) if event.when.until else None
    if from_ is None:
        return ""
    if until is None:
        return f"{full_day_words(from_.date(), today)}{clock_words(from_)}"
    if abs((from_.date() - today).days) > 2 and from_.date() == until.date():
        return f"{full_day_words(from_.date(), today)}{clock_words(from_)}—{clock_words(until)}"
    return span_words(from_, until, today)


def enrol_words(until: datetime, today: date, zone: tzinfo) -> str:
    """`11月27日（星期五）17:00`, or `11月27日（星期五）（含当日）` where the whole day counts."""
    local = until.astimezone(zone)
    day = full_day_words(last_day(until, zone), today)
    return f"{day}{clock_words(local)}" if _hour(local) else f"{day}（含当日）"


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
