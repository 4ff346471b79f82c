"""A month as a sheet of days 月历: one touches a day on which there is something; the others are only read.

Rules it keeps: a week begins on Monday, as calendars here do; today has a frame and the word, a day with something its
count, so that colour never says it alone; a day is a target of full size on every screen.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Mapping
from datetime import date, timedelta

from kiosk.visit import Turn
from screens.blocks.arrange import Cell, Gap, Keep, Press, Row, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.text import TIGHT, text
from screens.pages.furniture import button
from screens.words.days import month_words

WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")


def month(
    first: date, counts: Mapping[date, int], today: date, off: Collection[date], to: Setting, chosen: date | None = None
) -> Block:
    """The days of the month that begins on `first`. `counts`: how much there is on a day; `off`: nobody works then."""
    gap = to.theme.gap // 4
    names = Row(tuple(Cell(text(to.say(name), "small", "mute", align="center")) for name in WEEKDAYS), gap)
    lines: list[Block] = [names]
    start = first - timedelta(days=first.weekday())
    while start < first + timedelta(days=monthrange(first.year, first.month)[1]):
        week = [start + timedelta(days=n) for n in range(7)]
        cells = [
            _day(day, counts.get(day, 0), day == today, day in off, day == chosen, to)
            if day.month == first.month
            else Gap(to.theme.target)
            for day in week
        ]
        lines.append(Row(tuple(Cell(cell) for cell in cells), gap, "fill"))
        start += timedelta(days=7)
    return Keep(Stack(tuple(lines), gap))


def turning(first: date, earliest: date, latest: date, to: Setting, upright: bool = False) -> Block:
    """Which month it is, and the ways to the one before and the one after, as far as there are any.

    `upright`: one below the other, for beside the month.
    """
    before, after = month_before(first), month_after(first)
    words = to.say("{year}年{month}", year=first.year, month=month_words(first, to.say))
    back: Block = Gap(0)
    on: Block = Gap(0)
    if before >= earliest:
        back = button(to.say("上个月"), f"month:{before:%Y-%m}", (Turn(tab=f"{before:%Y-%m}"),), to, "back")
    if after <= latest:
        on = button(to.say("下个月"), f"month:{after:%Y-%m}", (Turn(tab=f"{after:%Y-%m}"),), to, "next")
    width = button(to.say("下个月"), "", (), to, "next").natural(to) + to.theme.gap
    title = text(words, "body", "ink", "bold", "center")
    if upright:
        return Stack((title, *(way for way in (back, on) if not isinstance(way, Gap))), to.theme.gap // 2)
    return Row((Cell(back, width), Cell(title), Cell(on, width)), to.theme.gap // 2)


def month_before(first: date) -> date:
    """The first day of the month before."""
    return (first - timedelta(days=1)).replace(day=1)


def month_after(first: date) -> date:
    """The first day of the month after."""
    return (first + timedelta(days=31)).replace(day=1)


def _day(day: date, count: int, today: bool, off: bool, chosen: bool, to: Setting) -> Block:
    theme = to.theme
    ink = "on_blue" if chosen else "mute" if off and not count else "ink"
    lines: list[Block] = [text(f"{day.day}", "body", ink, "bold" if today or count else "regular", "center", TIGHT)]
    if count:
        words = to.say("{n} 场", n=count)
        lines.append(text(words, "small", "on_blue" if chosen else "blue", "regular", "center", TIGHT))
    elif today:
        lines.append(text(to.say("今天"), "small", "ink", "regular", "center", TIGHT))
    inner, edge = Stack(tuple(lines), middle=True), "ink" if today else ""
    if not count:
        return Surface(inner, 0, theme.gap // 4, "", edge, theme.radius // 2, least=theme.target)
    return Press(
        inner,
        0,
        theme.gap // 4,
        "blue" if chosen else "blue_soft",
        edge or "blue",
        theme.radius // 2,
        least=theme.target,
        name=f"day:{day}",
        act=(Turn(tab=f"{day}"),),
        down="blue_pressed" if chosen else "pressed",
    )
