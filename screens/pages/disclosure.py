"""The zone's own home 政务公开专区: how to find and ask, what is public and how much of it, all the rest by category.

Rules it keeps: 信息公开指南 is not 办事指南; each tile says how much is behind it; one with nothing behind it is not
there; what is not public can be asked for from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from kiosk.content.disclosure import AnnualReport, Catalogue, DisclosureGuide, Ground, OnRequest, Powers, Record, Ruling
from kiosk.content.event import Event, Faq
from kiosk.content.item import Item
from kiosk.content.office import Leader, Site
from kiosk.content.paper import Decision, Document, Interpretation, Plan
from kiosk.content.process import Process
from kiosk.visit import Open, Turn
from screens.blocks.arrange import Cell, Either, Gap, Press, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import TIGHT, text
from screens.blocks.whole import whole
from screens.contents import Contents
from screens.pages.furniture import title
from screens.pages.lists import nothing
from screens.pages.records import by_category
from screens.pages.sheet import sheet
from screens.pages.tell import whom_to_ask
from screens.pages.ways import way
from screens.sight import Sight
from screens.words.say import Say


class Tile(NamedTuple):
    """A way on: its words, how many there are, its name for a finger, and where it leads."""

    words: str
    count: str
    name: str
    act: tuple[object, ...]


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The zone, in a box of this size."""
    say = to.say
    contents = sight.contents
    head = [title(say("信息公开"), say("在这里看；这里没有的，可以申请"), to)]
    if contents is None:
        return sheet(head, nothing(say("目前没有公开的内容。"), to), sight, to, width, height)
    columns = 2 if to.theme.width < to.theme.height else 3 if to.theme.mode.large else 4
    flow = _section(say("怎么查、怎么申请"), _how(contents, sight), columns, to)
    flow += _section(say("主动公开"), _proactive(contents, sight), columns, to)
    flow += _section(say("其他主动公开"), _others(contents, sight), columns, to)
    flow += whom_to_ask(say("要申请公开其他政府信息，或者要咨询，请到："), sight, to)
    return sheet(head, flow, sight, to, width, height)


def _how(contents: Contents, sight: Sight) -> list[Tile]:
    """The guide, the catalogue, how to ask, the reports."""
    say = sight.say
    found: list[Tile] = []
    for kind, words in (
        (DisclosureGuide, say("信息公开指南")),
        (Catalogue, say("信息公开目录")),
        (OnRequest, say("依申请公开")),
    ):
        found += [
            _item(item, words, _size(item, sight)) for item in contents.of(kind, now=sight.now, stale=sight.stale)
        ]
    reports = contents.of(AnnualReport, now=sight.now, stale=sight.stale)
    found += [_item(r, say("年度报告"), say("{year}年度", year=r.year)) for r in sorted(reports, key=lambda r: -r.year)]
    return found


def _proactive(contents: Contents, sight: Sight) -> list[Tile]:
    """What the regulation names first, each with how many there are."""
    say = sight.say

    def many(*kinds: type[Item]) -> int:
        return len(contents.of(*kinds, now=sight.now, stale=sight.stale))

    rulings = contents.of(Ruling, now=sight.now, stale=sight.stale)
    notices = len(contents.notices(sight.now, sight.stale))
    found = [
        _list("documents", say("政策文件"), many(Document, Interpretation, Plan, Decision), "{n} 件", say=say),
        *(
            _item(item, say("权责清单"), _size(item, sight))
            for item in contents.of(Powers, now=sight.now, stale=sight.stale)
        ),
        _list("guides", say("办事指南"), len(contents.guides(sight.now, sight.stale)), "{n} 项", say=say),
        _list("processes", say("办事流程"), many(Process), "{n} 项", say=say),
        _list("notices", say("公告公示"), notices, "{n} 件", say=say),
        _list("rulings", say("行政许可结果"), sum(r.type == "licence" for r in rulings), "{n} 件", "licence", say=say),
        _list("rulings", say("行政处罚结果"), sum(r.type == "penalty" for r in rulings), "{n} 件", "penalty", say=say),
        _list("units", say("机构职能"), len(contents.units(sight.now, sight.stale)), "{n} 个单位", say=say),
        _list("leaders", say("领导分工"), many(Leader), "{n} 位", say=say),
        _list("windows", say("办事地点和窗口"), many(Site), "{n} 处", say=say),
        _list("events", say("会议活动"), many(Event), "{n} 场", say=say),
        _list("faqs", say("常见问题"), many(Faq), "{n} 问", say=say),
    ]
    return [tile for tile in found if tile is not None]


def _others(contents: Contents, sight: Sight) -> list[Tile]:
    """Each category of records: one record itself, of several their list; and what all of it rests on."""
    say = sight.say
    found: list[Tile] = []
    for category, records in by_category(contents.of(Record, now=sight.now, stale=sight.stale)):
        act = way(records[0]) if len(records) == 1 else Open("records")
        found.append(Tile(say(category), say("{n} 件", n=len(records)), f"category:{category}", (act,)))
    grounds = len(contents.of(Ground, now=sight.now, stale=sight.stale))
    if grounds:
        found.append(Tile(say("公开依据"), say("{n} 部", n=grounds), "grounds", (Open("records"), Turn(tab="grounds"))))
    return found


def _item(item: Item, words: str, count: str) -> Tile:
    return Tile(words, count, f"record:{item.id}", (Open("record", item.id),))


def _list(place: str, words: str, count: int, counted: str, tab: str = "", *, say: Say) -> Tile | None:
    if not count:
        return None
    act: tuple[object, ...] = (Open(place), Turn(tab=tab)) if tab else (Open(place),)
    return Tile(words, say(counted, n=count), f"to:{place}{tab and f'/{tab}'}", act)


def _size(item: Item, sight: Sight) -> str:
    """How many rows a list has."""
    if isinstance(item, Catalogue):
        return sight.say("{n} 项", n=len(item.entries))
    return sight.say("{n} 项", n=len(item.rows)) if isinstance(item, Powers) else ""


def _section(words: str, tiles: Sequence[Tile], columns: int, to: Setting) -> list[Block]:
    """Tiles side by side under a heading, which does not stand alone; nothing for none."""
    if not tiles:
        return []
    gap = to.theme.gap * 2 // 3
    # The last ones keep to their columns.
    cells = [*(Cell(_tile(tile, to)) for tile in tiles), *(Cell(Gap(0)) for _ in range(-len(tiles) % columns))]
    lines = [Row(tuple(cells[n : n + columns]), gap, "fill") for n in range(0, len(cells), columns)]
    return [Stack((text(words, "lead", "ink", "bold"), *lines), gap, head=1)]


def _tile(tile: Tile, to: Setting) -> Press:
    """Its words and how many there are beside them; in English below them where they have no room in one line."""
    words, count = whole(tile.words, ("body", "small")), text(tile.count, "small", "mute", leading=TIGHT)
    inner: Block = words
    if tile.count:
        inner = Row((Cell(words), Cell(replace(count, align="right"), 0)), to.theme.gap // 2)
        inner = inner if to.say.language == "zh" else Either((inner, Stack((words, count))))
    return Press(
        inner,
        to.theme.gap * 3 // 4,
        to.theme.gap * 3 // 4,
        "card",
        "border",
        to.theme.radius,
        name=tile.name,
        act=tile.act,
    )
