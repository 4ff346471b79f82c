"""The way to a guide 办事指南: by what brings one here, as a person or for a firm, or by who answers.

Rules it keeps: from home to any guide in three touches: here, a topic, the guide; nothing stands here that is empty.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.visit import Open
from screens import topics
from screens.blocks.arrange import Cell, Gap, Press, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import TIGHT, Text, text
from screens.blocks.whole import longest_word, whole
from screens.contents import Contents
from screens.pages.furniture import card, title
from screens.pages.sheet import sheet
from screens.sight import Sight
from screens.topics import Topic, name_of


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """Topics as tiles, in a box of this size."""
    say = to.say
    contents = sight.contents
    guides = contents.guides(sight.now, sight.stale) if contents else ()
    if contents is None or not guides:
        none = card(text(say("目前没有公开的办事指南。")), to)
        return sheet([title(say("办事指南"), "", to)], [none], sight, to, width, height)
    inner = width - 2 * to.theme.margin
    flow: list[Block] = []
    groups = (
        ("个人和家庭", topics.persons(guides)),
        ("企业和单位", topics.enterprises(guides)),
        ("按科室、单位找", topics.units(guides, contents)),
    )
    for words, found in groups:
        if found:
            flow.append(_group(say(words), found, contents, to, inner))
    flow.append(_tile(Topic("all:", topics.ALL, tuple(guides)), contents, to))
    # A low screen has no room for a second line above its tiles.
    head = title(say("办事指南"), "" if width > height else say("您为哪件事来？点一类，再点要办的事"), to)
    return sheet([head], flow, sight, to, width, height)


def _group(words: str, found: Sequence[Topic], contents: Contents, to: Setting, width: int) -> Block:
    """Tiles in as many columns as their names leave room for."""
    gap = to.theme.gap // 2
    tiles = [_tile(topic, contents, to) for topic in found]
    names = [text(name_of(topic, contents, to.say), _roles(to)[0], "ink", "bold") for topic in found]
    widest = max(_least(tile, name, to) for tile, name in zip(tiles, names, strict=True))
    columns = max(1, min(6 if width > 1400 else 3, (width + gap) // (widest + gap)))
    lines = []
    for n in range(0, len(tiles), columns):
        cells = [Cell(tile) for tile in tiles[n : n + columns]]
        cells += [Cell(Gap(0))] * (columns - len(cells))
        lines.append(Row(tuple(cells), gap, "fill"))
    head = text(words, "body", "ink", "bold")
    return Stack((head, *lines), gap, head=1)


def _least(tile: Press, name: Text, to: Setting) -> int:
    """How narrow a tile may be: Chinese stands in one line, a name of several words in up to three, no word torn."""
    if to.say.language == "zh":
        return tile.natural(to)
    line = name.natural(to)
    return tile.natural(to) - line + max(line * 2 // 5, longest_word(name, to))


def _roles(to: Setting) -> tuple[str, ...]:
    """English on a low screen is set small, so that as many tiles stand on the first page."""
    return ("small",) if to.theme.width > to.theme.height and to.say.language != "zh" else ("body", "small")


def _tile(topic: Topic, contents: Contents, to: Setting) -> Press:
    """Its name, and how many there are: below it, or beside it where the screen is low, or the name takes two lines."""
    words = whole(name_of(topic, contents, to.say), _roles(to), "ink", "bold")
    low = to.theme.width > to.theme.height or to.say.language != "zh"
    count = text(
        f"{len(topic.guides)}" if low else to.say("{n} 项", n=len(topic.guides)), "small", "mute", leading=TIGHT
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
