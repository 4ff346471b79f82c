"""One announcement 公告公示: title, what can still be done, its words, its table, every way to speak up, its facts."""

from __future__ import annotations

from kiosk.content.notice import Announcement
from screens.blocks.block import Block, Setting
from screens.cards import notice as look
from screens.cards.facts import facts
from screens.pages.gone import gone
from screens.pages.headline import chinese_only, headline
from screens.pages.named import named_by
from screens.pages.sheet import sheet
from screens.pages.taking import alone
from screens.pages.ways import related
from screens.sight import Sight


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The announcement that the visit is at, in a box of this size."""
    contents = sight.contents
    notice = contents.item(sight.visit.arg, sight.now, sight.stale) if contents else None
    if contents is None or not isinstance(notice, Announcement):
        return gone(sight, to, width, height)
    head = [headline(notice, look.under(notice, sight), to), look.label(notice, sight, to)]
    flow = [*chinese_only(to), *look.flow(notice, sight, to), *related(look.related(notice), sight, to)]
    flow += named_by(notice, sight, to, look.related(notice))
    flow += (*alone(notice, sight, to), *facts(notice, sight, to))
    return sheet(head, flow, sight, to, width, height)
