"""All announcements 公告公示, what concerns one soonest first; or only those one came for."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.content.notice import Announcement
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.pages.furniture import card, rows, title
from screens.pages.home import notice_row
from screens.pages.lists import chosen, tabs
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
    named = [(key, words) for key, (words, _) in TABS.items()]
    at = chosen(sight, named)
    under = say("共 {n} 件，还可提意见 {open} 件", n=len(notices), open=count) if notices else ""
    wanted = TABS[at][1]
    shown = [notice for notice in notices if wanted(notice, sight)]
    listed: Block = card(text(say("目前没有这一类公开。") if notices else say("目前没有公开的内容。"), tone="mute"), to)
    if shown:
        listed = rows([notice_row(notice, sight, to) for notice in shown], to)
    head = [title(say("公告公示"), under, to), *((tabs(named, at, to),) if notices else ())]
    return sheet(head, [listed], sight, to, width, height)
