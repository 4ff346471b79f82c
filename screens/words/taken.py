"""What is taken home of an item: what its code says, which version it is, when its office is open.

Rules it keeps: pure; an address of the office's own wins, since what stands there is the valid text; an item without
one is told in a few lines that every telephone shows without a network, never more than it reads off the glass; what is
taken home is read next year too, so every date has its year.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from kiosk.content.event import Event, Faq
from kiosk.content.item import Item
from kiosk.content.notice import Announcement
from kiosk.content.office import Hours, Leader, Site, Unit
from kiosk.content.paper import Paper
from kiosk.content.service import Guide
from screens.contents import Contents, Desk
from screens.words import papers
from screens.words.days import clock_words, date_words, sessions_words, weekday_words
from screens.words.events import EVENT_WORDS
from screens.words.labels import TYPE_WORDS
from screens.words.say import CHINESE, Say
from screens.words.windows import window_words

MOST_BYTES = 420
"""A code of 73 modules a side: what a hand that is not quite still reads at 0.7 mm a module."""

MARK = 8
"""So many digits of an item's version tell one text from the next."""

DAYS = {"working-days": "工作日", "every-day": "每天"}


def address(item: Item) -> str:
    """Where the office itself keeps this; "" where it does not. A guide's leads to where one applies, if it can."""
    first, second = item.official_url, item.online_url
    return (second or first) if isinstance(item, Guide) else (first or second)


def content(item: Item, contents: Contents, zone: tzinfo, say: Say = CHINESE) -> str:
    """What the code of an item says: its address, else itself in short, at most MOST_BYTES in UTF-8."""
    found = address(item)
    if found:
        return found
    title, last = say.title(item), _signed(item, contents, say)
    lines = _short(item, contents, zone, say)
    return _fitting((title, *lines, last))


def version(item: Item, contents: Contents, say: Say = CHINESE) -> str:
    """`2026年11月18日发布 · 版本 4f0c9a31`: so that two papers can be compared."""
    day = date_words(item.source.published, say)
    return say("{day}发布 · 版本 {version}", day=day, version=contents.version(item.id)[:MARK])


def hours_words(hours: Hours, say: Say = CHINESE) -> str:
    """`工作日 9:00—12:00、13:00—17:00`: of any week, since it is read on another day."""
    said = say("{days} {sessions}", days=say(DAYS[hours.days]), sessions=sessions_words(hours.sessions, say))
    return say("{first}；{second}", first=said, second=hours.note) if hours.note else said


def desk_words(desk: Desk, say: Say = CHINESE) -> str:
    """`一楼大厅 2 号窗口，工作日 9:00—12:00`."""
    return say("{place}，{hours}", place=window_words(desk.window, say), hours=hours_words(desk.hours, say))


def span_words(from_: datetime | None, until: datetime | None, zone: tzinfo, say: Say = CHINESE) -> str:
    """`2026年11月24日 9:00—17:00`, `2026年11月24日 22:00—2026年11月25日 6:00`; whole days by their first and last.

    One end alone says so.
    """
    begins, ends = (at.astimezone(zone) if at is not None else None for at in (from_, until))
    if begins and ends and begins.date() == ends.date():
        day = f"{date_words(begins.date(), say)} {clock_words(begins)}"
        return say("{first}—{last}", first=day, last=clock_words(ends))
    first = _moment(from_, zone, say)
    last = _moment(until - timedelta(days=1) if until and _midnight(until, zone) else until, zone, say)
    if first and last:
        return first if first == last else say("{first}—{last}", first=first, last=last)
    return say("{day}起", day=first) if first else say("至{day}", day=last) if last else ""


def event_words(event: Event, zone: tzinfo, say: Say = CHINESE) -> str:
    """`2026年12月1日（星期二）14:00—16:00`; of several days the first and the last."""
    from_, until = event.when.from_, event.when.until
    first = from_.astimezone(zone) if from_ is not None else None
    last = until.astimezone(zone) if until is not None else None
    if first is None or (last is not None and first.date() != last.date()):
        return span_words(from_, until, zone, say)
    clock = clock_words(first)
    hours = say("{first}—{last}", first=clock, last=clock_words(last)) if last is not None else clock
    day = say("{day}（{weekday}）", day=date_words(first.date(), say), weekday=weekday_words(first.date(), say))
    return say("{day}{clock}", day=day, clock=hours)


def _short(item: Item, contents: Contents, zone: tzinfo, say: Say) -> tuple[str, ...]:
    """What one must know of it away from the screen."""
    if isinstance(item, Guide):
        bring = [paper.name for group in papers.groups(item, say) if group.need == "required" for paper in group.papers]
        desks = contents.desks(item)
        return (
            say("带：{papers}", papers=_some(bring, say)) if bring else say("不用带材料。"),
            *(desk_words(desk, say) for desk in desks[:1]),
            say("咨询 {ask}", ask=item.ask),
        )
    if isinstance(item, Unit | Site):
        return item.address, hours_words(item.hours, say), say("电话 {phone}", phone=item.phone)
    if isinstance(item, Leader):
        return _known(item.post, item.reception, item.phone and say("办公电话 {phone}", phone=item.phone))
    unit = contents.unit(item.source.unit)
    phone = unit.phone if unit else ""
    found: list[str] = [item.source.number] if isinstance(item, Paper) else []
    if isinstance(item, Announcement):
        happening, ways = item.happening, item.objection
        found.append(say(TYPE_WORDS[item.type]))
        if happening is not None:
            when = span_words(happening.when.from_, happening.when.until, zone, say)
            found += [words for words in (when, happening.area) if words]
            phone = happening.phone or phone
        elif item.period is not None:
            found.append(span_words(item.period.from_, item.period.until, zone, say))
        phone = ways.phone if ways is not None else phone
    if isinstance(item, Event):
        off = {"cancelled": say("已取消"), "postponed": say("延期举行")}.get(item.state, "")
        found += [off, say(EVENT_WORDS[item.type]), event_words(item, zone, say), item.place]
        phone = item.phone or phone
    if isinstance(item, Faq):
        found += [" ".join(item.answer.split())]
    return _known(*found, phone and say("电话 {phone}", phone=phone))


def _known(*words: str) -> tuple[str, ...]:
    return tuple(line for line in words if line)


def _signed(item: Item, contents: Contents, say: Say) -> str:
    office = contents.edition.office
    name = (say.language == "en" and office.name_en) or office.name
    return say("{office} {version}", office=name, version=version(item, contents, say))


def _some(names: Sequence[str], say: Say, most: int = 130) -> str:
    """The first of several, in at most so many characters, and how many there are."""
    said = say("、").join(names)
    if len(said) <= most:
        return said
    kept = len(names)
    while kept > 1 and len(say("、").join(names[:kept])) > most:
        kept -= 1
    return say("{names}等 {n} 样", names=say("、").join(names[:kept]), n=len(names))


def _fitting(lines: Sequence[str]) -> str:
    """The lines in MOST_BYTES: the longest but the last is shortened, and says by … that it was."""
    kept = list(lines)
    while len("\n".join(kept).encode()) > MOST_BYTES:
        longest = max(range(len(kept) - 1), key=lambda n: len(kept[n]))
        kept[longest] = kept[longest].removesuffix("…")[:-1] + "…"
    return "\n".join(kept)


def _moment(at: datetime | None, zone: tzinfo, say: Say) -> str:
    """`2026年11月24日 9:00`; midnight is the day alone."""
    if at is None:
        return ""
    local = at.astimezone(zone)
    day = date_words(local.date(), say)
    return day if _midnight(at, zone) else f"{day} {clock_words(local)}"


def _midnight(at: datetime, zone: tzinfo) -> bool:
    local = at.astimezone(zone)
    return (local.hour, local.minute, local.second) == (0, 0, 0)
