"""All announcements 公告公示: only those one came for, what concerns one soonest first, or by unit, or by day.

Rules it keeps: a tab spells both, `works/unit` (screens/pages/gathered.py); what it does not spell is all of them, the
soonest first.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.content.notice import Announcement
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.pages.furniture import card, title
from screens.pages.gathered import ORDERS, gathered
from screens.pages.lists import column, tabs
from screens.pages.sheet import sheet
from screens.sight import Sight
from screens.words.labels import may_speak

Wanted = Callable[[Announcement, Sight], bool]

RESULTS = frozenset({"result", "presale", "bulletin"})
TELLING = frozenset({"notice", "proclamation", "tip", "correction", "hearing"})


def _any(_notice: Announcement, _sight: Sight) -> bool:
    return True


def _speakable(notice: Announcement, sight: Sight) -> bool:
    return may_speak(notice, sight.now)


def _works(notice: Announcement, _sight: Sight) -> bool:
    return notice.type == "works"


def _results(notice: Announcement, _sight: Sight) -> bool:
    return notice.type in RESULTS or (notice.tender is not None and notice.tender.stage == "winner")


def _telling(notice: Announcement, _sight: Sight) -> bool:
    return notice.type in TELLING


TABS: dict[str, tuple[str, Wanted]] = {
    "all": ("全部", _any),
    "speak": ("可提意见", _speakable),
    "works": ("停水停气施工", _works),
    "results": ("结果公开", _results),
    "telling": ("通知提示", _telling),
}


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The announcements of the tab that is open, in a box of this size."""
    say = to.say
    notices = sight.contents.notices(sight.now, sight.stale) if sight.contents else ()
    count = sum(may_speak(notice, sight.now) for notice in notices)
    at, _, rest = sight.visit.tab.partition("/")
    at = at if at in TABS else next(iter(TABS))
    found = gathered([notice for notice in notices if TABS[at][1](notice, sight)], at, rest)
    order = found.order
    under = say("共 {n} 件，还可提意见 {open} 件", n=len(notices), open=count) if notices else ""
    head, beside = [title(say("公告公示"), under, to)], None
    if notices:
        kinds = [(key if order == "soon" else f"{key}/{order}", words) for key, (words, _) in TABS.items()]
        chosen = at if order == "soon" else f"{at}/{order}"
        head.append(tabs(kinds, chosen, to))
        beside = column(kinds, chosen, to)
    none = say("目前没有这一类公开。") if notices else say("目前没有公开的内容。")
    flow: list[Block] = [card(text(none, tone="mute"), to)]
    if found.notices:
        orders = [(f"{at}/{key}", words) for key, words in ORDERS]
        ways, listed = tabs(orders, f"{at}/{order}", to, "order"), found.listed(sight, to)
        # Where little has room, what one came for stands first.
        short = to.theme.mode.large or to.theme.mode.low_reach or width > height
        flow = [*listed, ways] if short else [ways, *listed]
    return sheet(head, flow, sight, to, width, height, beside)
