"""Windows and phones 窗口电话: which place is open now, which window does what; and every unit's phone."""

from __future__ import annotations

from kiosk.calendar import Open as Opened
from kiosk.content.office import Site, Unit
from kiosk.visit import Open
from screens.blocks.arrange import Cell, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import Bit, bits, text
from screens.cards.unit import window_facts
from screens.pages.furniture import arrow, leaf, plain_row, rows, title
from screens.pages.lists import chosen, nothing, tabs
from screens.pages.sheet import sheet
from screens.pages.tell import ways_on
from screens.sight import Sight
from screens.words.days import APART, opening_words, sessions_words
from screens.words.say import begun

TABS = (("windows", "地点和窗口"), ("phones", "各单位电话"))


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """Sites and windows, or all phones, in a box of this size."""
    say = to.say
    contents = sight.contents
    units = contents.units(sight.now, sight.stale) if contents else ()
    if contents is None or not units:
        return sheet(
            [title(say("窗口电话"), "", to)], nothing(say("目前没有公开的窗口信息。"), to), sight, to, width, height
        )
    hall, under = contents.hall, ""
    if hall is not None:
        under = say(
            "{title}：{opening}",
            title=say.title(hall),
            opening=opening_words(contents.opening(hall.hours, hall.id, sight.now), sight.local, say),
        )
    tab = chosen(sight, TABS)
    head = [title(say("窗口电话"), under, to), tabs(TABS, tab, to)]
    flow = _places(units, sight, to) if tab == "windows" else [_phones(units, to)]
    return sheet(head, flow, sight, to, width, height)


def _places(units: tuple[Unit, ...], sight: Sight, to: Setting) -> list[Block]:
    assert sight.contents is not None
    sites = sorted(sight.contents.of(Site, now=sight.now, stale=sight.stale), key=lambda site: (site.order, site.id))
    flow: list[Block] = [ways_on(("progress", to.say("查办件进度")), to=to)]
    flow += [rows([_site(site, sight, to) for site in sites], to, to.say("办事地点"))] if sites else []
    for unit in units:
        if unit.windows:
            found = [plain_row(window_facts(unit, n, sight, to), to) for n in range(len(unit.windows))]
            flow.append(rows(found, to, to.say.title(unit)))
    return flow


def _site(site: Site, sight: Sight, to: Setting) -> Block:
    say = to.say
    assert sight.contents is not None
    state = sight.contents.opening(site.hours, site.id, sight.now)
    day, sessions = sight.contents.next_hours(site.hours, site.id, sight.now, say)
    tone = "ok" if isinstance(state, Opened) else "warn"
    lines = (
        text(say.title(site), "body", "ink", "bold"),
        bits(
            Bit(opening_words(state, sight.local, say), tone=tone),
            Bit(APART + say("{day} {sessions}", day=begun(day), sessions=sessions_words(sessions, say)), "small"),
        ),
        text(site.address, "small", "mute"),
    )
    return leaf(Row((Cell(Stack(lines)), arrow(to)), to.theme.gap), to, f"site:{site.id}", (Open("site", site.id),))


def _phones(units: tuple[Unit, ...], to: Setting) -> Block:
    return rows([_phone(unit, to) for unit in units], to)


def _phone(unit: Unit, to: Setting) -> Block:
    named = Row(
        (Cell(text(to.say.title(unit))), Cell(text(unit.phone, "body", "blue", "bold", "right"), 0)), to.theme.gap
    )
    lines = Stack((named, text(unit.address, "small", "mute")))
    return leaf(Row((Cell(lines), arrow(to)), to.theme.gap), to, f"unit:{unit.id}", (Open("unit", unit.id),))
