"""The head of an item's page: what it is called in both languages, and that its words are Chinese only.

Rules it keeps: the citizen's language comes first, the other stands below it, since that is what papers and clerks say;
who does not read Chinese is told so before the Chinese begins, and who can help is one touch away.
"""

from __future__ import annotations

from kiosk.content.item import Item
from kiosk.visit import Open
from screens.blocks.arrange import Cell, Press, Row
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Sign
from screens.blocks.text import text
from screens.pages.furniture import arrow, title

CHINESE_ONLY = "这部分内容只有中文，可以请工作人员帮忙。"


def headline(item: Item, under: str, to: Setting) -> Block:
    """The title of an item's page, the same in the other language, and one quiet line below."""
    said = to.say.title(item)
    if to.theme.low and to.theme.mode.large and to.say.language == "zh":
        return title(said, under, to)  # whoever reads the other would have switched to it, and there is no room
    return title(said, under, to, item.title if said != item.title else item.title_en)


def chinese_only(to: Setting) -> tuple[Block, ...]:
    """Before what an edition says in Chinese only: that it does, and the way to a human. Nothing for who reads it."""
    if to.say.language == "zh":
        return ()
    theme = to.theme
    words = Cell(text(to.say(CHINESE_ONLY), "small", "warn"))
    row = Row((Cell(Sign("person", theme.size("lead"), "warn"), 0), words, arrow(to)), theme.gap * 2 // 3)
    pad = theme.gap // 2
    press = Press(row, theme.gap, pad, "warn_soft", "warn", theme.radius, name="chinese-only", act=(Open("help"),))
    return (press,)
