"""All guides 办事指南, and the same list as a way to the steps 办事流程: each leads to its sheet in one touch."""

from __future__ import annotations

from kiosk.content.service import Guide
from kiosk.visit import Open, Turn
from screens.blocks.arrange import Cell, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.pages.furniture import arrow, card, leaf, rows, title
from screens.pages.sheet import sheet
from screens.sight import Sight
from screens.words.days import APART
from screens.words.promises import time_figure


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """All guides, in a box of this size."""
    return _list(sight, to, width, height, "办事指南", "点一项，看带什么、去哪办、多长时间", "")


def processes(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The same, opened at their steps."""
    return _list(sight, to, width, height, "办事流程", "点一项，看一步一步怎么走", "go")


def _list(sight: Sight, to: Setting, width: int, height: int, words: str, under: str, tab: str) -> Block:
    guides = sight.contents.guides(sight.now, sight.stale) if sight.contents else ()
    if not guides:
        return sheet([title(words, "", to)], [card(text("目前没有公开的办事指南。"), to)], sight, to, width, height)
    found = [_row(guide, sight, to, tab) for guide in guides]
    return sheet([title(words, under, to)], [rows(found, to)], sight, to, width, height)


def _row(guide: Guide, sight: Sight, to: Setting, tab: str) -> Block:
    assert sight.contents is not None
    act: tuple[object, ...] = (Open("guide", guide.id),)
    if tab:
        act = (*act, Turn(tab=tab))
    words = Stack((text(guide.title), text(_under(guide, sight, tab), "small", "mute")))
    return leaf(Row((Cell(words), arrow(to)), to.theme.gap), to, f"guide:{guide.id}", act)


def _under(guide: Guide, sight: Sight, tab: str) -> str:
    assert sight.contents is not None
    if guide.state != "in-force":
        return "暂停办理" if guide.state == "suspended" else "已取消"
    unit = sight.contents.unit(guide.source.unit)
    time = time_figure(guide)
    long = f"{'承诺' if guide.promised else '法定'} {time.big} {time.after}" if time.after else time.big
    desks = sight.contents.desks(guide)
    place = desks[0].window.place if desks else ""
    third = f"{len(guide.steps)} 步" if tab else place
    return APART.join(part for part in (unit.title if unit else "", long, third) if part)
