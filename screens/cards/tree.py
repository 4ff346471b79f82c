"""The boxes of the organisation tree 组织机构图: the bureau, a leader, a unit, its windows and its site.

Rules it keeps: a box says who it is in the largest type that tears no word, and one quiet line more; how much is behind
it is told in words; every box of a page has a name of its own. `brief`: names alone, as small as type may be, and
nothing hangs from them: for a low screen in large type.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from kiosk.content.office import Leader, Site, Unit
from kiosk.visit import Open, Turn
from screens.blocks.arrange import Cell, Press, Row, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Sign
from screens.blocks.text import TIGHT, Text, text
from screens.blocks.whole import whole
from screens.branches import Branch
from screens.pages.furniture import key
from screens.sight import Sight

ROLES, BRIEF = ("body", "small"), ("small",)
"""A name is set in the first of these in which no word of it is torn."""


class Twig(Struct, frozen=True):
    """The box of a child, and the boxes that hang from it."""

    box: Block
    hangs: tuple[Block, ...] = ()


def quiet(words: str) -> Text:
    return text(words, "small", "mute", align="center", leading=TIGHT)


def bureau(unit: Unit | None, sight: Sight, to: Setting, brief: bool = False) -> Block:
    """The root: the bureau, or the office's name where the bureau has no sheet."""
    if unit is None:
        return _ground(_name(sight.office, brief), to)
    return _box(
        (_name(to.say.title(unit), brief, "on_blue"),), f"unit:{unit.id}", (Open("unit", unit.id),), to, filled=True
    )


def root(branch: Branch, office: Unit | None, sight: Sight, to: Setting, brief: bool = False) -> Block:
    """What a branch hangs from: its leader, or the bureau."""
    leader = branch.leader
    if leader is None:
        return bureau(office, sight, to, brief)
    lines = (_name(to.say.title(leader), brief, "on_blue"), *(() if brief else _post(leader, to, "on_blue_mute")))
    return _box(lines, f"leader:{leader.id}", (Open("leader", leader.id),), to, filled=True)


def first_box(branch: Branch, to: Setting, brief: bool = False) -> Press:
    """A box of the first page: how much is below it, and the way there."""
    say, leader = to.say, branch.leader
    many = (quiet(say("{n} 个单位", n=len(branch.units))),) if branch.units and not brief else ()
    if leader is None:
        return _box((_name(say("其他单位"), brief), *many), branch.name, (Turn(tab=branch.name),), to)
    act = Turn(tab=branch.name) if branch.units else Open("leader", leader.id)
    post = () if brief else _post(leader, to, "blue")
    return _box((_name(say.title(leader), brief), *post, *many), f"leader:{leader.id}", (act,), to)


def twigs(units: Sequence[Unit], sight: Sight, to: Setting, brief: bool = False) -> tuple[Twig, ...]:
    """A box for each unit; its windows and its site hang from it."""
    if brief:
        return tuple(Twig(_unit(unit, to, brief)) for unit in units)
    return tuple(Twig(_unit(unit, to), (*_windows(unit, to), *_site(unit, sight, to))) for unit in units)


def _unit(unit: Unit, to: Setting, brief: bool = False) -> Press:
    head = (quiet(unit.head),) if unit.head and not brief else ()
    return _box((_name(to.say.title(unit), brief), *head), f"unit:{unit.id}", (Open("unit", unit.id),), to)


def _windows(unit: Unit, to: Setting) -> tuple[Block, ...]:
    if not unit.windows:
        return ()
    words = to.say("{n} 个窗口", n=len(unit.windows))
    return (_small(words, "person", f"windows:{unit.id}", (Open("windows"),), to),)


def _site(unit: Unit, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """Where it sits, if that is shown."""
    contents = sight.contents
    site = contents.item(unit.site, sight.now, sight.stale) if contents and unit.site else None
    if not isinstance(site, Site):
        return ()
    return (_small(to.say.title(site), "pin", f"site:{unit.id}", (Open("site", site.id),), to),)


def _name(words: str, brief: bool = False, ink: str = "ink") -> Block:
    return whole(words, BRIEF if brief else ROLES, ink, "bold", "center")


def _post(leader: Leader, to: Setting, ink: str) -> tuple[Block, ...]:
    """The post; an English name has it already: `Shen Baichuan, Director`."""
    if to.say.title(leader) != leader.title:
        return ()
    return (text(leader.post, "small", ink, align="center", leading=TIGHT),)


def _small(words: str, sign: str, name: str, act: tuple[object, ...], to: Setting) -> Press:
    row = Row(
        (Cell(Sign(sign, to.theme.size("body"), "blue"), 0), Cell(text(words, "small", leading=TIGHT))),
        to.theme.gap // 2,
    )
    return Press(row, to.theme.gap // 2, to.theme.gap // 3, "paper", "border", to.theme.radius // 2, name=name, act=act)


def _box(lines: Sequence[Block], name: str, act: tuple[object, ...], to: Setting, filled: bool = False) -> Press:
    """A box as high as its words; taller in a row of taller ones, with them in its middle."""
    return key(Stack(tuple(lines), to.theme.gap // 6, middle=True), name, act, to, filled)


def _ground(block: Block, to: Setting) -> Surface:
    return Surface(block, to.theme.gap // 2, to.theme.gap // 2, radius=to.theme.radius)
