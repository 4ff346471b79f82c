"""The way to a guide 办事指南: by what brings one here, as a person or for a firm, by who answers, or by a letter.

Rules it keeps: from home to any guide in three touches: here, a topic, the guide; where not all topics have room, tabs
stand above them, and who answers is one of them; nothing stands here that is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kiosk.content.service import Guide
from kiosk.visit import Open
from screens import topics
from screens.blocks.arrange import Cell, Gap, Press, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import TIGHT, Text, text
from screens.blocks.whole import longest_word, whole
from screens.contents import Contents
from screens.pages.furniture import button, card, title
from screens.pages.lists import tabs
from screens.pages.sheet import leaves, sheet
from screens.pages.topic import listed
from screens.sight import Sight
from screens.topics import Topic, name_of

OFTEN, UNITS, LETTERS = "often", "units", "letters"
"""The tabs of what most come for, of who answers, and of what a name begins with."""

SHORT_EM = 6
"""A unit's name of so many characters stands in one line."""


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """Topics as tiles, in a box of this size."""
    say = to.say
    contents = sight.contents
    guides = contents.guides(sight.now, sight.stale) if contents else ()
    if contents is None or not guides:
        none = card(text(say("目前没有公开的办事指南。")), to)
        return sheet([title(say("办事指南"), "", to)], [none], sight, to, width, height)
    shelf = _Shelf(guides, contents, to, width, height)
    head, flow = shelf.stands(sight)
    return sheet(head, flow, sight, to, width, height)


class _Shelf:
    """How the topics stand: all on one page, or behind tabs, what brings one here before who answers."""

    def __init__(self, guides: Sequence[Guide], contents: Contents, to: Setting, width: int, height: int) -> None:
        self._to, self._width, self._height = to, width, height
        inner = width - 2 * to.theme.margin
        self._all = Topic("all:", topics.ALL, tuple(guides))
        self._tile_of_all = _tile(self._all, contents, to)
        groups = (
            ("person", "个人和家庭", topics.persons(guides)),
            ("firm", "企业和单位", topics.enterprises(guides)),
            (UNITS, "按单位", topics.units(guides, contents)),
            (LETTERS, "按拼音", topics.letters(guides, contents, to.say.language)),
        )
        self._groups = {key: _tiles(found, contents, to, inner) for key, _, found in groups if found}
        self._words = {key: words for key, words, _ in groups}
        self._often = topics.often(guides, contents)

    def stands(self, sight: Sight) -> tuple[list[Block], list[Block]]:
        """The head, and what flows below it, of the tab that is open."""
        to, say = self._to, self._to.say
        # A low screen has no room for a second line above its tiles.
        under = "" if to.theme.width > to.theme.height else say("您为哪件事来？点一类，再点要办的事")
        head: list[Block] = [title(say("办事指南"), under, to)]
        often = [listed(self._often.guides, sight, to, say("大家常办的事"))] if self._often is not None else []
        flow = [*often, *self._named(self._groups), self._tile_of_all]
        if self._fits(sight, head, flow) or len(self._groups) == 1:
            return head, flow
        themes = [key for key in self._groups if key not in (UNITS, LETTERS)]
        others = {key: [key] for key in (UNITS, LETTERS) if key in self._groups}
        shelves = {"themes": themes, **others} if themes and others else {}
        if not shelves or not self._fits(sight, self._tabbed(shelves, "themes"), self._named(themes)):
            shelves = {key: [key] for key in self._groups}
        if often:
            mine = {key: shelves.pop(key) for key in (UNITS, LETTERS) if key in shelves}
            shelves = {**shelves, OFTEN: [OFTEN], **mine}
        at = sight.visit.tab if sight.visit.tab in shelves else next(iter(shelves))
        if at == OFTEN:
            return self._tabbed(shelves, at), often
        return self._tabbed(shelves, at), self._named(shelves[at]) if len(shelves[at]) > 1 else [self._groups[at]]

    def _named(self, keys: Iterable[str]) -> list[Block]:
        """Each group under its name, which comes again where it goes on upon the next page."""
        gap, say = self._to.theme.gap // 2, self._to.say
        heads = {key: text(say(self._words[key]), "body", "ink", "bold") for key in keys}
        return [Stack((head, *self._groups[key].blocks), gap, head=1) for key, head in heads.items()]

    def _tabbed(self, shelves: Mapping[str, Sequence[str]], at: str) -> list[Block]:
        """Title and tabs; behind them the way to all guides, as a list."""
        to, words = self._to, {"themes": "按事情", OFTEN: "常办", **self._words}
        act = (Open("topic", self._all.name),)
        every = button(to.say("全部 {n} 项", n=len(self._all.guides)), f"topic:{self._all.name}", act, to, "next")
        keys = tabs([(key, words[key]) for key in shelves], at, to, more=(every,))
        named = title(to.say("办事指南"), "", to)
        # The pages of a wide screen are low: title and tabs stand in one line.
        lies = to.theme.width > to.theme.height
        return [Row((Cell(named, 0), Cell(keys)), 2 * to.theme.gap)] if lies else [named, keys]

    def _fits(self, sight: Sight, head: Sequence[Block], flow: Sequence[Block]) -> bool:
        return len(leaves(head, flow, sight, self._to, self._width, self._height)) == 1


def _tiles(found: Sequence[Topic], contents: Contents, to: Setting, width: int) -> Stack:
    """Tiles in as many columns as their names leave room for."""
    gap = to.theme.gap // 2
    tiles = [_tile(topic, contents, to) for topic in found]
    names = [text(name_of(topic, contents, to.say), _roles(to)[0], "ink", "bold") for topic in found]
    columns = 1
    for tenths in (6, 4):  # of its line: names that are too long for two columns in two lines stand in three
        widest = max(_least(*each, tenths, to) for each in zip(found, tiles, names, strict=True))
        columns = columns if columns > 1 else max(1, min(6 if width > 1400 else 3, (width + gap) // (widest + gap)))
    lines = []
    for n in range(0, len(tiles), columns):
        cells = [Cell(tile) for tile in tiles[n : n + columns]]
        cells += [Cell(Gap(0))] * (columns - len(cells))
        lines.append(Row(tuple(cells), gap, "fill"))
    return Stack(tuple(lines), gap)


def _least(topic: Topic, tile: Press, name: Text, tenths: int, to: Setting) -> int:
    """How narrow a tile may be: a theme in Chinese stands in one line, a unit's name in so many `tenths` of it.

    A name of several words stands in up to three lines, and no word is torn.
    """
    line = name.natural(to)
    if to.say.language != "zh":
        return tile.natural(to) - line + max(line * 2 // 5, longest_word(name, to))
    if _theme(topic):
        return tile.natural(to)
    return tile.natural(to) - line + max(line * tenths // 10, min(line, SHORT_EM * to.theme.size("body")))


def _theme(topic: Topic) -> bool:
    return topic.name.partition(":")[0] != "unit"


def _roles(to: Setting) -> tuple[str, ...]:
    """English on a low screen is set small, so that as many tiles stand on the first page."""
    return ("small",) if to.theme.width > to.theme.height and to.say.language != "zh" else ("body", "small")


def _tile(topic: Topic, contents: Contents, to: Setting) -> Press:
    """Its name, and how many there are: below it, or beside it where the screen is low, or the name takes two lines."""
    words = whole(name_of(topic, contents, to.say), _roles(to), "ink", "bold")
    bare = to.theme.width > to.theme.height or to.say.language != "zh"
    low = bare or not _theme(topic)
    count = text(
        f"{len(topic.guides)}" if bare else to.say("{n} 项", n=len(topic.guides)), "small", "mute", leading=TIGHT
    )
    in_line = Row((Cell(words), Cell(count, 0)), to.theme.gap // 3, center=True)
    return Press(
        in_line if low else Stack((words, count), to.theme.gap // 6),
        to.theme.gap * 3 // 4,
        to.theme.gap // 2,
        "card",
        "border",
        to.theme.radius,
        name=f"topic:{topic.name}",
        act=(Open("topic", topic.name),),
    )
