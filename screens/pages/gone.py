"""What one looked at is no longer there: say so, and where to go on."""

from __future__ import annotations

from kiosk.visit import Home
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.pages.furniture import button, card, title
from screens.pages.sheet import sheet
from screens.sight import Sight


def gone(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The page of an item that has been withdrawn or is no longer valid."""
    say = to.say
    head = [title(say("这一项已经不再公开"), "", to)]
    why = card(text(say("它可能已经到期、更新或撤下。请回首页重新查找，或者找工作人员帮忙。")), to)
    return sheet(head, [why, button(say("回首页"), "gone", (Home(),), to, "home", True)], sight, to, width, height)
