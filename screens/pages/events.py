"""Events one may come to 会议活动: hearings, forums, open days; what is to come first, or by day in a calendar.

Rules it keeps: the calendar opens on the month in which something comes next; a month that is over and a month after
the last event are not offered; a tab that names no month or day any more opens the list.
"""

from __future__ import annotations

from datetime import date, timedelta, tzinfo

from kiosk.calendar import last_day
from kiosk.content.event import Event
from screens.blocks.arrange import Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.pages.furniture import rows, title
from screens.pages.lists import column, label_width, labelled_row, nothing, tabs, upright_tabs
from screens.pages.month import month, month_after, turning
from screens.pages.sheet import sheet
from screens.sight import Sight
from screens.words.days import APART, full_day_words
from screens.words.events import EVENT_WORDS, in_turn, label, when_words

USUAL = ("可以报名", "延期举行", "至11月24日", "14:00 举行")
TABS = (("list", "按先后"), ("calendar", "月历"))
LONGEST = timedelta(days=60)
"""An event that goes on longer stands on its first days only: a calendar that is full says nothing."""


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """All events, or those of a month or a day, in a box of this size."""
    say = to.say
    found = sight.contents.of(Event, now=sight.now, stale=sight.stale) if sight.contents else ()
    if not found:
        flow = nothing(say("目前没有可以参加的听证会、座谈会。"), to)
        return sheet([title(say("会议活动"), "", to)], flow, sight, to, width, height)
    turned = in_turn(found, sight.now)
    at = _at(sight, turned)
    tab = "list" if at is None else "calendar"
    head = [title(say("会议活动"), say("听证会、论证会、座谈会和开放日，欢迎参加"), to), tabs(TABS, tab, to)]
    if at is None:
        return sheet(head, [_listed(turned, sight, to)], sight, to, width, height, column(TABS, tab, to))
    turns, days, listed = _month(at[0], at[1], turned, sight, to)
    if to.theme.width > to.theme.height:
        # A month is as high as a screen that lies: whatever else there is stands beside it.
        named = () if to.theme.low else (text(say("会议活动"), "lead", "ink", "bold"),)
        beside = Stack((*named, upright_tabs(TABS, tab, to), turns), to.theme.gap)
        flow = [days, listed] if at[1] is None else [listed, days]  # who touched a day sees what is on
        return sheet([tabs(TABS, tab, to)], flow, sight, to, width, height, beside)
    return sheet(head, [turns, days, listed], sight, to, width, height)


def days_of(event: Event, zone: tzinfo) -> tuple[date, ...]:
    """The days of an event; none where it has no moment yet."""
    if event.when.from_ is None:
        return ()
    first = event.when.from_.astimezone(zone).date()
    last = last_day(event.when.until, zone) if event.when.until is not None else first
    return tuple(first + timedelta(days=n) for n in range(min(last - first, LONGEST).days + 1))


def _at(sight: Sight, turned: tuple[Event, ...]) -> tuple[date, date | None] | None:
    """The first day of the month that is open and the day that was touched in it; none: the list."""
    tab = sight.visit.tab
    if tab == "calendar":
        coming = (day for event in turned for day in days_of(event, sight.zone) if day >= sight.today)
        return min(coming, default=sight.today).replace(day=1), None
    try:
        day = date.fromisoformat(tab if len(tab) == len("2026-11-25") else f"{tab}-01")
    except ValueError:
        return None
    return day.replace(day=1), day if len(tab) == len("2026-11-25") else None


def _month(
    first: date, day: date | None, turned: tuple[Event, ...], sight: Sight, to: Setting
) -> tuple[Block, Block, Block]:
    """Which month it is, its sheet of days, and what is on in the month or on the day."""
    assert sight.contents is not None
    counts: dict[date, int] = {}
    for event in turned:
        for held in days_of(event, sight.zone):
            counts[held] = counts.get(held, 0) + 1
    month_of_today = sight.today.replace(day=1)
    earliest = min([*(held.replace(day=1) for held in counts), month_of_today])
    latest = max([*(held.replace(day=1) for held in counts), month_of_today])
    every = [first + timedelta(days=n) for n in range((month_after(first) - first).days)]
    off = {held for held in every if not sight.contents.calendar.is_working(held)}
    wanted = {day} if day is not None else set(every)
    here = tuple(event for event in turned if wanted & set(days_of(event, sight.zone)))
    words = full_day_words(day, sight.today, to.say) if day is not None else ""
    listed = _listed(here, sight, to, words) if here else nothing(to.say("这段时间没有会议活动。"), to)[0]
    turns = turning(first, earliest, latest, to, upright=to.theme.width > to.theme.height)
    return turns, month(first, counts, sight.today, off, to, day), listed


def _listed(events: tuple[Event, ...], sight: Sight, to: Setting, words: str = "") -> Block:
    wide = label_width((to.say(usual) for usual in USUAL), to)
    return rows([_row(event, sight, to, wide) for event in events], to, words)


def _row(event: Event, sight: Sight, to: Setting, wide: int) -> Block:
    found = label(event, sight.now, sight.zone, to.say)
    when = when_words(event, sight.today, sight.zone, to.say)
    quiet = f"{APART.join(part for part in (to.say(EVENT_WORDS[event.type]), when) if part)}\n{event.place}"
    return labelled_row(event, (found.head, found.tail), found.tone, quiet, to, wide)
