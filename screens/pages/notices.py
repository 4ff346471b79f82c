"""All announcements 公告公示, what concerns one soonest first; and the papers among them 政策文件."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.content.notice import Announcement
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.pages.furniture import card, rows, title
from screens.pages.home import notice_row
from screens.pages.sheet import sheet
from screens.pages.tell import whom_to_ask
from screens.sight import Sight

PAPERS = frozenset({"proclamation", "notice", "bulletin", "consultation", "correction"})
"""Types that are papers with a number, until documents are a kind of their own."""


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """All announcements, in a box of this size."""
    notices = sight.contents.notices(sight.now, sight.stale) if sight.contents else ()
    count = sight.contents.speakable(sight.now, sight.stale) if sight.contents else 0
    under = f"共 {len(notices)} 件，还可提意见 {count} 件" if notices else ""
    return sheet([title("公告公示", under, to)], _listed(notices, sight, to), sight, to, width, height)


def documents(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """Papers, and whom to ask for those that are not here."""
    notices = sight.contents.notices(sight.now, sight.stale) if sight.contents else ()
    papers = [notice for notice in notices if notice.type in PAPERS or notice.source.number]
    flow = [*_listed(papers, sight, to), *whom_to_ask("要找的文件不在这里，请问：", sight, to)]
    return sheet([title("政策文件", "正在公开的文件、通知和征求意见稿", to)], flow, sight, to, width, height)


def _listed(notices: Sequence[Announcement], sight: Sight, to: Setting) -> list[Block]:
    if not notices:
        return [card(text("目前没有公开的内容。", tone="mute"), to)]
    return [rows([notice_row(notice, sight, to) for notice in notices], to)]
