"""One window 窗口: where it is, open or not, whom to ring, and every matter that is done there, one touch away.

`arg` of the visit: `service-hall/2`, as a guide names it.

Rules it keeps: a window at which no guide is done says so and leads to its unit; in a list a window is a row of its
place, what it is for, and what of hours and phone is not its unit's.
"""

from __future__ import annotations

from kiosk.calendar import Open as Opened
from kiosk.content.item import ItemId
from kiosk.content.office import Hours, Unit, Window
from kiosk.visit import Open
from screens.blocks.arrange import Cell, Either, Press, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import Bit, bits, text
from screens.pages.furniture import arrow, card, leaf, pairs, rows, title
from screens.pages.gone import gone
from screens.pages.sheet import sheet
from screens.pages.topic import listed
from screens.pages.ways import item_row
from screens.sight import Sight
from screens.words.days import APART, opening_words, sessions_words
from screens.words.say import begun
from screens.words.windows import short_window_words, window_words

TRIED = 12
"""Of so many matters one is named that has room: there may be hundreds."""


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The window that the visit is at, in a box of this size."""
    say, contents = to.say, sight.contents
    unit_id, _, window_id = sight.visit.arg.partition("/")
    unit = contents.unit(unit_id) if contents else None
    window = next((w for w in unit.windows if w.id == window_id), None) if unit is not None else None
    if contents is None or unit is None or window is None:
        return gone(sight, to, width, height)
    guides = contents.guides_at(unit.id, window.id, sight.now, sight.stale)
    flow: list[Block] = [card(_facts(unit, window, sight, to), to)]
    if guides:
        flow.append(listed(guides, sight, to, say("在这里办")))
    else:
        flow.append(card(text(say("这个窗口没有单独的办事指南，请到窗口问。"), tone="mute"), to))
    flow.append(rows([item_row(unit, to, say("这个窗口所在的单位"))], to))
    named = short_window_words(window, say)
    # In English its own words stand below: they are what is written over it.
    head = title(named, window.name, to, window.place if window.place != named else "")
    return sheet([head], flow, sight, to, width, height)


def window_row(unit: Unit, window: Window, sight: Sight, to: Setting) -> Press:
    """A row of a list of a unit's windows: it leads to the window."""
    say = to.say
    assert sight.contents is not None
    place, name = Bit(window_words(window, say), weight="bold"), Bit(window.name, "small", "blue")
    in_line = Row((Cell(bits(place)), Cell(text(window.name, "small", "blue", align="right"), 0)), to.theme.gap)
    lines: list[Block] = [Either((in_line, Stack((bits(place), bits(name)))))]
    if window.hours is not None and window.hours != unit.hours:
        lines.append(hours_line(window.hours, unit.id, sight, to))
    lines.append(_told(unit, window, sight, to))
    row = Row((Cell(Stack(tuple(lines))), arrow(to)), to.theme.gap)
    key = f"{unit.id}/{window.id}"
    return leaf(row, to, f"window:{key}", (Open("window", key),))


def _told(unit: Unit, window: Window, sight: Sight, to: Setting) -> Block:
    """Its phone and how many matters are done there; the first whose name has room on the same line is named."""
    say = to.say
    assert sight.contents is not None
    guides = sight.contents.guides_at(unit.id, window.id, sight.now, sight.stale)
    phone = window.phone or unit.phone
    told = [say("电话 {phone}", phone=phone)] if phone else []
    if not guides:
        return text(APART.join(told), "small", "mute")
    named = [say("办理 {n} 项，如{first}", n=len(guides), first=say.title(guide)) for guide in guides[:TRIED]]
    lines = (APART.join((*told, words)) for words in (*named, say("办理 {n} 项", n=len(guides))))
    return Either(tuple(text(words, "small", "mute") for words in lines))


def hours_line(hours: Hours, whose: ItemId, sight: Sight, to: Setting) -> Block:
    """`现在办公   今天 9:00—12:00`; `whose`: the unit or site whose exceptions count."""
    now, tone, told = hours_said(hours, whose, sight, to)
    in_line = bits(Bit(now, "small", tone), Bit(APART + told, "small"))
    return Either((in_line, Stack((text(now, "small", tone), text(told, "small")))))


def hours_said(hours: Hours, whose: ItemId, sight: Sight, to: Setting) -> tuple[str, str, str]:
    """Whether it is open now, in which tone that is said, and its hours."""
    say = to.say
    assert sight.contents is not None
    state = sight.contents.opening(hours, whose, sight.now)
    day, sessions = sight.contents.next_hours(hours, whose, sight.now, say)
    told = say("{day} {sessions}", day=begun(day), sessions=sessions_words(sessions, say))
    return opening_words(state, sight.local, say), "ok" if isinstance(state, Opened) else "warn", told


def _facts(unit: Unit, window: Window, sight: Sight, to: Setting) -> Block:
    hours = window.hours or unit.hours
    named = (("电话", window.phone or unit.phone), ("地址", unit.address), ("备注", hours.note))
    return Stack((hours_line(hours, unit.id, sight, to), pairs(named, to)), to.theme.gap // 3)
