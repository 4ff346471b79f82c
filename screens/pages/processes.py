"""All processes 办事流程, by whom they concern: each leads to its diagram in one touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.content.process import Process
from screens.blocks.arrange import Cell, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.cards.process import guides_of, how_many, under
from screens.pages.furniture import arrow, card, leaf, title
from screens.pages.lists import group_in
from screens.pages.sheet import sheet
from screens.pages.shelved import Group, shelved
from screens.pages.ways import way
from screens.sight import Sight
from screens.words.days import APART

ALL = "all"
PERSONS, FIRMS, OFFICE = "person", "firm", "office"
GROUPS = {PERSONS: "个人和家庭", FIRMS: "企业和单位", OFFICE: "机关怎么办"}


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The list, in a box of this size."""
    say = to.say
    contents = sight.contents
    found = contents.of(Process, now=sight.now, stale=sight.stale) if contents else ()
    if not found:
        return sheet(
            [title(say("办事流程"), "", to)],
            [card(text(say("目前没有公开的工作流程。")), to)],
            sight,
            to,
            width,
            height,
        )
    groups = [Group(key, say(GROUPS[key]), tuple(group)) for key, group in _groups(found, sight)]
    flow = shelved(groups, lambda process: _row(process, sight, to), ALL, group_in(sight), say("所有类别"), to)
    flow.append(
        card(text(say("其他事项一步一步怎么走，在“办事指南”里点开这件事，再点“怎么走”。"), "small", "mute"), to)
    )
    head = title(say("办事流程"), say("点一项，看一步一步怎么走"), to)
    return sheet([head], flow, sight, to, width, height)


def _groups(found: Iterable[Process], sight: Sight) -> Iterator[tuple[str, list[Process]]]:
    """(whom they concern, the processes by title); no group is empty."""
    by_whom: dict[str, list[Process]] = {PERSONS: [], FIRMS: [], OFFICE: []}
    for process in sorted(found, key=lambda p: (p.title, p.id)):
        audience = {whom for guide in guides_of(process, sight) for whom in guide.audience}
        by_whom[PERSONS if "person" in audience else FIRMS if audience else OFFICE].append(process)
    return ((key, group) for key, group in by_whom.items() if group)


def _row(process: Process, sight: Sight, to: Setting) -> Block:
    quiet = APART.join(part for part in (under(process, sight), how_many(process, sight)) if part)
    words = Stack((text(to.say.title(process)), text(quiet, "small", "mute")))
    return leaf(Row((Cell(words), arrow(to)), to.theme.gap), to, f"process:{process.id}", (way(process),))
