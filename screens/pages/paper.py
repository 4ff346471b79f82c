"""One paper 文件、决策、规划: a short one whole; a long one as what it is and its chapters, and its text beside that.

Rules it keeps: a chapter is one touch away, and opens on the page on which it begins; one turns over from there.
"""

from __future__ import annotations

from functools import partial

from kiosk.content.paper import Paper
from kiosk.visit import Turn
from screens.blocks.arrange import Cell, Row
from screens.blocks.block import Block, Setting
from screens.blocks.text import Text, text
from screens.cards import paper as look
from screens.cards.facts import facts
from screens.pages import item
from screens.pages.furniture import arrow, leaf, rows
from screens.pages.headline import chinese_only, headline
from screens.pages.lists import chosen, tabs
from screens.pages.named import named_by
from screens.pages.sheet import leaves, page_with, sheet
from screens.pages.taking import alone
from screens.pages.ways import related
from screens.sight import Sight

TABS = (("about", "概况和目录"), ("text", "正文"))


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The paper that the visit is at, in a box of this size."""
    contents = sight.contents
    paper = contents.item(sight.visit.arg, sight.now, sight.stale) if contents else None
    if not isinstance(paper, Paper) or not look.is_long(paper):
        return item.view(sight, to, width, height)
    tab = chosen(sight, TABS)
    head = [headline(paper, look.under(paper, sight), to), tabs(TABS, tab, to)]
    wording = (*chinese_only(to), *look.wording(paper, sight, to))
    if tab == "text":
        return sheet(head, wording, sight, to, width, height)
    first = leaves([head[0], tabs(TABS, "text", to)], wording, sight, to, width, height)
    flow = [*chinese_only(to), *look.overview(paper, sight, to), _table_of_contents(paper, first, to)]
    flow += (*related(look.related(paper), sight, to), *named_by(paper, sight, to, look.related(paper)))
    flow += (*alone(paper, sight, to), *facts(paper, sight, to))
    return sheet(head, flow, sight, to, width, height)


def _table_of_contents(paper: Paper, pages: tuple[Block, ...], to: Setting) -> Block:
    """A row for each chapter, which opens the text where the chapter begins."""
    found: list[Block] = []
    for number, chapter in enumerate(paper.chapters):
        page = page_with(pages, partial(_titled, title=chapter.title))
        row = Row(
            (
                Cell(text(chapter.title)),
                Cell(text(to.say("第 {page} 页", page=page + 1), "small", "mute"), 0),
                arrow(to),
            ),
            to.theme.gap,
        )
        found.append(leaf(row, to, f"chapter:{number}", (Turn(page=page, tab="text"),)))
    return rows(found, to, to.say("目录"))


def _titled(block: object, title: str) -> bool:
    return isinstance(block, Text) and block.text == title
