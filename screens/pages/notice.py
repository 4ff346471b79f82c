"""One announcement 公告公示: title, what can still be done, its words, its table, every way to speak up."""

from __future__ import annotations

from kiosk.content.notice import Announcement
from kiosk.content.service import Guide
from kiosk.visit import Open
from screens.blocks.arrange import Cell, Row
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.cards import notice as look
from screens.pages.furniture import arrow, leaf, rows, take_home_alone, title
from screens.pages.gone import gone
from screens.pages.sheet import sheet
from screens.sight import Sight


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The announcement that the visit is at, in a box of this size."""
    contents = sight.contents
    notice = contents.item(sight.visit.arg, sight.now, sight.stale) if contents else None
    if contents is None or not isinstance(notice, Announcement):
        return gone(sight, to, width, height)
    head = [title(notice.title, look.under(notice, sight), to), look.label(notice, sight, to)]
    flow = [*look.flow(notice, sight, to), *_about(notice, sight, to)]
    flow += take_home_alone(notice.official_url or notice.online_url, to)
    return sheet(head, flow, sight, to, width, height)


def _about(notice: Announcement, sight: Sight, to: Setting) -> list[Block]:
    """What it is about, as far as one can go there."""
    assert sight.contents is not None
    found = []
    for item_id in notice.about:
        item = sight.contents.item(item_id, sight.now, sight.stale)
        place = "guide" if isinstance(item, Guide) else "notice" if isinstance(item, Announcement) else ""
        if item is not None and place:
            row = Row((Cell(text(item.title)), arrow(to)), to.theme.gap)
            found.append(leaf(row, to, f"{place}:{item.id}", (Open(place, item.id),)))
    return [rows(found, to, "相关内容")] if found else []
