"""How a unit looks 机构设置: who answers, where and when, its duties, its windows, the units below it.

Rules it keeps: who is in charge of it is one touch away, and its place in the tree; an old name stands there, since
old papers still carry it.
"""

from __future__ import annotations

from kiosk.content.office import Leader, Unit
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, text
from screens.cards.pictures import pictures_of
from screens.cards.short import BoardCard
from screens.pages.furniture import card, pairs, plain_row, rows
from screens.pages.organisation import in_tree
from screens.pages.ways import item_row
from screens.pages.ways import related as rows_to
from screens.pages.window import window_row
from screens.sight import Sight
from screens.words.days import opening_words, sessions_words
from screens.words.validity import full_date_words


def under(unit: Unit, sight: Sight) -> str:
    """The unit above it."""
    parent = sight.contents.unit(unit.parent) if sight.contents and unit.parent else None
    return sight.say.title(parent) if parent else ""


def flow(unit: Unit, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """Facts, duties, windows, who is in charge and the tree, what is below, where it sits, what it was called."""
    say = to.say
    found: list[Block] = [card(_facts(unit, sight, to), to)]
    found.append(rows([plain_row(text(duty, leading=READ), to) for duty in unit.duties], to, say("职责")))
    if unit.windows:
        windows = [window_row(unit, window, sight, to) for window in unit.windows]
        found += (rows(windows, to, say("窗口")), *pictures_of(unit, sight, to))
    chiefs = in_charge(unit, sight)
    above = [item_row(leader, to, leader.post) for leader in chiefs]
    found.append(rows([*above, in_tree(unit, sight, to)], to, say("分管领导") if chiefs else ""))
    assert sight.contents is not None
    below = [u for u in sight.contents.units(sight.now, sight.stale) if u.parent == unit.id]
    if below:
        found.append(rows([item_row(u, to) for u in below], to, say("下设")))
    if unit.site is not None:
        found += rows_to((unit.site,), sight, to, say("办公地点"))
    names = say("；").join(say("{name}（至{day}）", name=n.name, day=full_date_words(n.until, say)) for n in unit.named)
    if names:
        found.append(card(pairs((("曾用名", names),), to), to))
    return tuple(found)


def related(unit: Unit) -> tuple[str, ...]:
    """Nothing more: the flow leads to all it names."""
    return ()


def in_charge(unit: Unit, sight: Sight) -> tuple[Leader, ...]:
    """The leaders in whose charge it is, by rank."""
    leaders = sight.contents.of(Leader, now=sight.now, stale=sight.stale) if sight.contents else ()
    return tuple(sorted((x for x in leaders if unit.id in x.units), key=lambda x: (x.order, x.id)))


def board(unit: Unit, sight: Sight, to: Setting) -> BoardCard:
    """What a unit does, where it is, when it is open."""
    say = to.say
    assert sight.contents is not None
    day, sessions = sight.contents.next_hours(unit.hours, unit.id, sight.now, say)
    facts = pairs((("负责人", unit.head), ("地址", unit.address), (day, sessions_words(sessions, say))), to)
    duties = tuple(text(duty, leading=READ) for duty in unit.duties)
    return BoardCard(((say("机构设置"), "blue"),), unit.title, (*duties, facts), say("电话 {phone}", phone=unit.phone))


def _facts(unit: Unit, sight: Sight, to: Setting) -> Block:
    say = to.say
    assert sight.contents is not None
    day, sessions = sight.contents.next_hours(unit.hours, unit.id, sight.now, say)
    state = sight.contents.opening(unit.hours, unit.id, sight.now)
    named = (
        ("负责人", unit.head),
        ("电话", unit.phone),
        ("地址", unit.address),
        (
            day,
            say(
                "{sessions}，{opening}",
                sessions=sessions_words(sessions, say),
                opening=opening_words(state, sight.local, say),
            ),
        ),
        ("备注", unit.hours.note),
    )
    return pairs(named, to)
