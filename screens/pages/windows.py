"""Windows and phones 窗口电话: which place is open now, which window does what; and every unit's phone."""

from __future__ import annotations

from kiosk.content.office import Site, Unit
from kiosk.visit import Open
from screens.blocks.arrange import Cell, Either, Row, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.pages.furniture import arrow, button, leaf, rows, title
from screens.pages.lists import chosen, column, nothing, tabs
from screens.pages.sheet import sheet
from screens.pages.tell import ways_on
from screens.pages.window import hours_line, hours_said, window_row
from screens.sight import Sight

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
    tab = chosen(sight, TABS)
    flow = _places(units, sight, to) if tab == "windows" else [_phones(units, to)]
    # How far one's case is, is asked here too; on a card of its own it would take the room of a window.
    progress = button(say("查办件进度"), "to:progress", (Open("progress"),), to, "next")
    named, keys = title(say("窗口电话"), "", to), tabs(TABS, tab, to, more=(progress,))
    if to.theme.width <= to.theme.height:
        return sheet([named, keys], flow, sight, to, width, height)
    beside = column(TABS, tab, to, more=(progress,))
    if beside is not None:
        return sheet([named, keys], flow, sight, to, width, height, beside)
    # The pages of a wide screen are low: title and keys stand in one line, without the last key where that is too long.
    gap = 2 * to.theme.gap
    if named.natural(to) + gap + keys.natural(to) > width - 2 * to.theme.margin:
        keys = tabs(TABS, tab, to)
        flow.append(ways_on(("progress", say("查办件进度")), to=to))
    return sheet([Row((Cell(named, 0), Cell(keys)), gap)], flow, sight, to, width, height)


def _places(units: tuple[Unit, ...], sight: Sight, to: Setting) -> list[Block]:
    assert sight.contents is not None
    sites = sorted(sight.contents.of(Site, now=sight.now, stale=sight.stale), key=lambda site: (site.order, site.id))
    flow: list[Block] = [rows([_site(site, sight, to) for site in sites], to, to.say("办事地点"))] if sites else []
    for unit in units:
        if unit.windows:
            head = _head(unit, {site.id: site for site in sites}.get(unit.site or ""), sight, to)
            flow.append(rows([window_row(unit, window, sight, to) for window in unit.windows], to, head=head))
    return flow


def _site(site: Site, sight: Sight, to: Setting) -> Block:
    now, tone, told = hours_said(site.hours, site.id, sight, to)
    name, state = text(to.say.title(site), "body", "ink", "bold"), text(now, "small", tone, align="right")
    in_line = Stack((Row((Cell(name), Cell(state, 0)), to.theme.gap), text(told, "small")))
    lines: list[Block] = [Either((in_line, Stack((name, hours_line(site.hours, site.id, sight, to)))))]
    # On a wide screen in large type, or where names are long, its own sheet has room for the address.
    if to.theme.width < to.theme.height or (to.say.language == "zh" and not to.theme.mode.large):
        lines.append(text(site.address, "small", "mute"))
    return leaf(
        Row((Cell(Stack(tuple(lines))), arrow(to)), to.theme.gap), to, f"site:{site.id}", (Open("site", site.id),)
    )


def _head(unit: Unit, site: Site | None, sight: Sight, to: Setting) -> Block:
    """Whose windows these are; its hours where they are not those of the place, which stand above."""
    assert sight.contents is not None
    lines: list[Block] = [text(to.say.title(unit), "small", "mute")]
    hours = sight.contents.next_hours(unit.hours, unit.id, sight.now)
    if site is None or hours != sight.contents.next_hours(site.hours, site.id, sight.now):
        lines.append(hours_line(unit.hours, unit.id, sight, to))
    return Surface(Stack(tuple(lines)), to.theme.gap * 5 // 4, to.theme.gap // 3, "", "")


def _phones(units: tuple[Unit, ...], to: Setting) -> Block:
    return rows([_phone(unit, to) for unit in units], to)


def _phone(unit: Unit, to: Setting) -> Block:
    named = Row(
        (Cell(text(to.say.title(unit))), Cell(text(unit.phone, "body", "blue", "bold", "right"), 0)), to.theme.gap
    )
    lines = Stack((named, text(unit.address, "small", "mute")))
    return leaf(Row((Cell(lines), arrow(to)), to.theme.gap), to, f"unit:{unit.id}", (Open("unit", unit.id),))
