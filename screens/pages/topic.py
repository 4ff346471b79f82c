"""The guides of one topic: each leads to its sheet in one touch.

Of many, who answers for them stands there to choose from; of one unit's, what they are about.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.content.service import Guide
from kiosk.visit import Open
from screens import topics
from screens.blocks.arrange import Cell, Press, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.pages.furniture import arrow, leaf, rows, title
from screens.pages.gone import gone
from screens.pages.lists import group_in
from screens.pages.sheet import sheet
from screens.pages.shelved import by, shelved
from screens.sight import Sight
from screens.topics import Topic
from screens.words.days import APART
from screens.words.promises import time_words
from screens.words.windows import short_window_words

ALL, OTHER = "all", "其他"
GROUPS = {
    "theme": "个人和家庭",
    "firm": "企业和单位",
    "unit": "按科室、单位",
    "all": "办事指南",
    **dict.fromkeys(topics.LETTERS.values(), "按拼音首字母"),
}


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The topic that the visit is at, in a box of this size."""
    contents = sight.contents
    guides = contents.guides(sight.now, sight.stale) if contents else ()
    found = topics.topic(sight.visit.arg, guides, contents) if contents else None
    if found is None:
        return gone(sight, to, width, height)
    under = APART.join((to.say(GROUPS[found.name.partition(":")[0]]), to.say("共 {n} 项", n=len(found.guides))))
    wide = to.theme.width > to.theme.height
    called = topics.name_of(found, contents, to.say)
    if found.name.partition(":")[0] in topics.LETTERS.values():
        called = to.say("{letter} 开头的事项", letter=called)
    named = title(called, "" if wide else under, to)
    # The pages of a wide screen are low: how many there are stands beside the title.
    head = Row((Cell(named), Cell(text(under, "small", "mute"), 0)), to.theme.gap) if wide else named
    groups = by(found.guides, lambda guide: _group(guide, found, sight))
    back = to.say("所有类别") if _of_unit(found) else to.say("所有单位")
    flow = shelved(groups, lambda g: guide_row(g, sight, to), ALL, group_in(sight), back, to, found.guides)
    return sheet([head], flow, sight, to, width, height)


def _of_unit(topic: Topic) -> bool:
    return topic.name.partition(":")[0] == "unit"


def _group(guide: Guide, topic: Topic, sight: Sight) -> tuple[str, str]:
    """What a guide stands under where there are many: its unit, or in a unit's list its first theme."""
    if _of_unit(topic):
        theme = guide.themes[0] if guide.themes else OTHER
        return theme, sight.say(theme)
    unit = sight.contents.unit(guide.source.unit) if sight.contents else None
    return (unit.id, sight.say.title(unit)) if unit is not None else (OTHER, sight.say(OTHER))


def listed(guides: Sequence[Guide], sight: Sight, to: Setting, words: str = "") -> Block:
    """Rows to these guides, under `words`."""
    return rows([guide_row(guide, sight, to) for guide in guides], to, words)


def guide_row(guide: Guide, sight: Sight, to: Setting) -> Press:
    """One guide in a list: its name, who answers, how long, where."""
    # Titles in English are long; set small on a wide screen, as many stand on a page as in Chinese.
    role = "small" if to.theme.width > to.theme.height and to.say.language != "zh" else "body"
    words = Stack((text(to.say.title(guide), role), text(under(guide, sight), "small", "mute")))
    row = Row((Cell(words), arrow(to)), to.theme.gap)
    return leaf(row, to, f"guide:{guide.id}", (Open("guide", guide.id),))


def under(guide: Guide, sight: Sight) -> str:
    """`承诺 3 天   一楼大厅 2 号窗口`; for one that is not done at present, that."""
    say = sight.say
    assert sight.contents is not None
    if guide.state != "in-force":
        return say("暂停办理") if guide.state == "suspended" else say("已取消")
    desks = sight.contents.desks(guide)
    return APART.join(
        part for part in (time_words(guide, say), short_window_words(desks[0].window, say) if desks else "") if part
    )
