"""How a site looks 办事地点: open or not, how to come, what is on each floor, what helps those who need help.

Rules it keeps: hours are today's, and days with other hours are told before they come; what stands on a floor is told
floor by floor, windows with what they are for.
"""

from __future__ import annotations

from datetime import timedelta

from kiosk.calendar import Open
from kiosk.content.office import Floor, Site, Unit
from kiosk.content.rules import OpeningException
from screens.blocks.arrange import Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, text
from screens.cards.pictures import pictures_of
from screens.cards.reading import numbered
from screens.cards.short import BoardCard
from screens.pages.furniture import card, pairs, plain_row, rows
from screens.pages.ways import item_row
from screens.sight import Sight
from screens.words.days import full_day_words, opening_words, sessions_words

AHEAD = timedelta(days=21)
"""So far ahead other hours are told."""


def under(site: Site, sight: Sight) -> str:
    """The address."""
    return site.address


def flow(site: Site, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """Hours and phone, other hours soon, how to come, floors, help, who sits here."""
    say = to.say
    found: list[Block] = [card(Stack((opening(site, sight), _facts(site, sight, to)), to.theme.gap // 2), to)]
    found += numbered([exception_words(e, sight) for e in exceptions(site, sight)], say("近期办公时间有变化"), to)
    if site.transport:
        found.append(card(pairs((("怎么来", site.transport),), to), to))
    units = here(site, sight)
    floors = [plain_row(_floor(site, floor, units, to), to) for floor in site.floors]
    found += (rows(floors, to, say("楼层")), *pictures_of(site, sight, to))
    found += numbered(site.access, say("无障碍和便民服务"), to)
    if units:
        found.append(rows([item_row(unit, to) for unit in units], to, say("在这里办公的单位")))
    return tuple(found)


def related(site: Site) -> tuple[str, ...]:
    """Nothing more: the flow leads to all who sit here."""
    return ()


def board(site: Site, sight: Sight, to: Setting) -> BoardCard:
    """Where, open or not, hours, how to come, what helps."""
    say = to.say
    assert sight.contents is not None
    state = sight.contents.opening(site.hours, site.id, sight.now)
    tone = "ok" if isinstance(state, Open) else "warn"
    flow: list[Block] = [_facts(site, sight, to), pairs((("怎么来", site.transport),), to)]
    flow += [text(exception_words(e, sight), tone="warn", leading=READ) for e in exceptions(site, sight)]
    for floor in site.floors:
        flow.append(pairs(((floor.name, say("、").join(floor.has)),), to))
    tags = ((say("办事地点"), "blue"), (opening_words(state, sight.local, say), tone))
    return BoardCard(tags, site.title, tuple(flow), say("电话 {phone}", phone=site.phone))


def opening(site: Site, sight: Sight) -> Block:
    """Whether it is open now, or when it opens next."""
    assert sight.contents is not None
    state = sight.contents.opening(site.hours, site.id, sight.now)
    return text(
        opening_words(state, sight.local, sight.say), "body", "ok" if isinstance(state, Open) else "warn", "bold"
    )


def here(site: Site, sight: Sight) -> tuple[Unit, ...]:
    """The units that sit at a site, or have a window in it."""
    units = sight.contents.units(sight.now, sight.stale) if sight.contents else ()
    inside = f"{site.id}/"
    return tuple(u for u in units if u.site == site.id or any(w.floor.startswith(inside) for w in u.windows))


def exceptions(item: Unit | Site, sight: Sight) -> tuple[OpeningException, ...]:
    """Days soon on which the site or unit, or all, keep other hours."""
    edition = sight.snapshot.edition
    soon = sight.today + AHEAD
    found = edition.rules.openings if edition is not None else ()
    return tuple(
        sorted(
            (e for e in found if e.unit in (None, item.id) and sight.today <= e.day <= soon),
            key=lambda e: (e.day, e.note),
        )
    )


def exception_words(exception: OpeningException, sight: Sight) -> str:
    """`12月3日（星期四）13:00—17:00，上午系统维护`."""
    say = sight.say
    sessions = sessions_words(exception.sessions, say) if exception.sessions else say("不办公")
    return say(
        "{day}{sessions}，{note}",
        day=full_day_words(exception.day, sight.today, say),
        sessions=sessions,
        note=exception.note,
    )


def _facts(site: Site, sight: Sight, to: Setting) -> Block:
    assert sight.contents is not None
    day, sessions = sight.contents.next_hours(site.hours, site.id, sight.now, to.say)
    named = (
        (day, sessions_words(sessions, to.say)),
        ("地址", site.address),
        ("电话", site.phone),
        ("备注", site.hours.note),
    )
    return pairs(named, to)


def _floor(site: Site, floor: Floor, units: tuple[Unit, ...], to: Setting) -> Block:
    lines: list[Block] = [text(floor.name, "body", "ink", "bold")]
    lines += [text(thing) for thing in floor.has]
    told = "".join(floor.has)
    windows = [w for unit in units for w in unit.windows if w.floor == f"{site.id}/{floor.id}"]
    untold = [f"{w.place.removeprefix(floor.name).strip()} {w.name}" for w in windows if w.name not in told]
    if untold:
        lines.append(text(to.say("；").join(untold), "small", "mute"))
    return Stack(tuple(lines), to.theme.gap // 6, head=1)
