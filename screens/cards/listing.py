"""How a long list of the disclosure zone looks 公开目录、权责清单: its groups, the rows of one, all there is of a row.

Rules it keeps: nobody turns over a hundred rows: first the groups with how many they hold; a row says all that the
official table says, and leads to what fulfils it; no row is dead. The visit's tab says what is open: `g2`, `g2-5`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kiosk.content.disclosure import Catalogue, Entry, Power, Powers
from kiosk.content.kinds import AnyItem
from kiosk.visit import Turn
from screens.blocks.arrange import Cell, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, Bit, bits, text
from screens.cards.guide import MATTERS
from screens.cards.reading import prose_card
from screens.cards.short import BoardCard, phone_of, unit_tag
from screens.pages.furniture import arrow, card, leaf, pairs, rows
from screens.pages.lists import way_row
from screens.pages.ways import item_row
from screens.sight import Sight
from screens.words.days import APART
from screens.words.promises import version_words

MOST_AT_ONCE = 16
"""A list of so many rows needs no groups to be opened."""

WAYS = {"proactive": "主动公开", "on-request": "依申请公开"}
OPENED = re.compile(r"g(\d{1,4})(?:-(\d{1,4}))?")


class Line(NamedTuple):
    """A row: its name, a quiet line for the list, all its columns, and the items that fulfil it."""

    name: str
    quiet: str
    columns: tuple[tuple[str, str], ...]
    ids: tuple[str, ...]


def under(item: Catalogue | Powers, sight: Sight) -> str:
    """`126 项   办公室   2026年9月4日发布`."""
    unit = sight.contents.unit(item.source.unit) if sight.contents else None
    total = sum(len(lines) for _, lines in grouped(item, sight))
    parts = (
        sight.say("{n} 项", n=total),
        sight.say.title(unit) if unit else "",
        version_words(item.source.published, sight.say),
    )
    return APART.join(part for part in parts if part)


def flow(item: Catalogue | Powers, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """The groups; or the rows of one; or all that is said of one row."""
    found = grouped(item, sight)
    opened = OPENED.fullmatch(sight.visit.tab)
    group, row = (int(opened[1]), int(opened[2] or -1)) if opened is not None else (-1, -1)
    if 0 <= group < len(found):
        name, lines = found[group]
        if 0 <= row < len(lines):
            return _whole(lines[row], group, sight, to)
        back = rows([way_row(to.say("看全部类别"), "", "groups", (Turn(tab="groups"),), to)], to)
        return (back, _group(name, lines, group, sight, to))
    note = prose_card(item.note, to)
    if sum(len(lines) for _, lines in found) <= MOST_AT_ONCE:
        return (*note, *(_group(name, lines, n, sight, to) for n, (name, lines) in enumerate(found)))
    ways = [_counted(name, len(lines), n, to) for n, (name, lines) in enumerate(found)]
    return (*note, rows(ways, to, to.say("点一类，看有哪些")))


def related(item: Catalogue | Powers) -> tuple[str, ...]:
    """Nothing: each row leads to what fulfils it."""
    return ()


def board(item: Catalogue | Powers, sight: Sight, to: Setting) -> BoardCard:
    """What it is for, its groups and how many rows each has."""
    say = to.say
    found = grouped(item, sight)
    counted = say("；").join(say("{name} {n} 项", name=name, n=len(lines)) for name, lines in found)
    words = (item.note, say("共 {n} 项：{counted}。", n=sum(len(lines) for _, lines in found), counted=counted))
    flow = tuple(text(part, leading=READ) for part in words if part)
    tags = ((say("公开目录") if isinstance(item, Catalogue) else say("权责清单"), "blue"), *unit_tag(item, sight))
    return BoardCard(tags, item.title, flow, phone_of(item, sight))


def grouped(item: Catalogue | Powers, sight: Sight) -> list[tuple[str, list[Line]]]:
    """The rows under their groups, groups in the order of their first row."""
    found: dict[str, list[Line]] = {}
    if isinstance(item, Catalogue):
        for entry in item.entries:
            found.setdefault(entry.first, []).append(_entry(entry, sight))
    else:
        for power in item.rows:
            found.setdefault(sight.say(MATTERS[power.type]), []).append(_power(power, sight))
    return list(found.items())


def _entry(entry: Entry, sight: Sight) -> Line:
    say = sight.say
    columns = (
        ("序号", entry.number),
        ("一级事项", entry.first),
        ("二级事项", entry.second),
        ("公开内容", say("、").join(entry.elements)),
        ("可选要素", say("、").join(entry.optional)),
        ("公开依据", entry.basis),
        ("公开时限", entry.within),
        ("公开主体", entry.by),
        ("公开渠道", say("、").join(entry.channels)),
        ("公开对象", entry.audience),
        ("公开方式", say(WAYS[entry.way])),
        ("公开层级", entry.level),
    )
    quiet = APART.join((entry.by, entry.within))
    return Line(APART.join((entry.number, entry.second or entry.first)), quiet, columns, entry.items)


def _power(power: Power, sight: Sight) -> Line:
    unit = sight.contents.unit(power.unit) if sight.contents else None
    office = sight.say.title(unit) if unit is not None else ""
    columns = (
        ("编号", power.number),
        ("类型", sight.say(MATTERS[power.type])),
        ("依据", power.basis),
        ("责任事项", power.duty),
        ("承办单位", office),
    )
    quiet = APART.join(part for part in (power.number, office) if part)
    return Line(power.name, quiet, columns, (power.guide,) if power.guide else ())


def _counted(name: str, count: int, group: int, to: Setting) -> Block:
    row = Row((Cell(text(name)), Cell(text(to.say("{n} 项", n=count), "small", "mute"), 0), arrow(to)), to.theme.gap)
    return leaf(row, to, f"group:{group}", (Turn(tab=f"g{group}"),))


def _group(name: str, lines: Sequence[Line], group: int, sight: Sight, to: Setting) -> Block:
    found = [_row(line, f"g{group}-{number}", sight, to) for number, line in enumerate(lines)]
    return rows(found, to, APART.join((name, to.say("{n} 项", n=len(lines)))))


def _row(line: Line, tab: str, sight: Sight, to: Setting) -> Block:
    count = len(_items(line, sight))
    here = (Bit(APART + to.say("可看 {n} 件", n=count), "small", "blue"),) if count else ()
    lines = (text(line.name), bits(Bit(line.quiet, "small", "mute"), *here))
    return leaf(Row((Cell(Stack(lines)), arrow(to)), to.theme.gap), to, f"entry:{tab}", (Turn(tab=tab),))


def _whole(line: Line, group: int, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """What fulfils it, then every column of its row."""
    back = rows([way_row(to.say("回到这一类"), "", "group", (Turn(tab=f"g{group}"),), to)], to)
    found = [item_row(item, to) for item in _items(line, sight)]
    here = (rows(found, to, to.say("本屏公开的内容")),) if found else ()
    said = (text(line.name, "body", "ink", "bold"), pairs(line.columns, to))
    return (back, card(Stack(said, to.theme.gap // 3, head=1), to), *here)


def _items(line: Line, sight: Sight) -> tuple[AnyItem, ...]:
    """The items that fulfil a row and may be shown, each once."""
    if sight.contents is None:
        return ()
    found = (sight.contents.item(item_id, sight.now, sight.stale) for item_id in dict.fromkeys(line.ids))
    return tuple(item for item in found if item is not None)
