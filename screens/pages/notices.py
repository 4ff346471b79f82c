"""All announcements 公告公示: only those one came for, what concerns one soonest first, or by unit, or by day.

Rules it keeps: a tab spells both, `works/unit`; what it does not spell is all of them, the soonest first.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.content.notice import Announcement
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.pages.furniture import card, rows, title
from screens.pages.home import notice_row
from screens.pages.lists import tabs
from screens.pages.sheet import sheet
from screens.sight import Sight
from screens.words.days import full_day_words
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


ORDERS = (("soon", "急的在前"), ("unit", "按单位"), ("day", "按日期"))


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The announcements of the tab that is open, in a box of this size."""
    say = to.say
    notices = sight.contents.notices(sight.now, sight.stale) if sight.contents else ()
    count = sum(may_speak(notice, sight.now) for notice in notices)
    at, order = _at(sight.visit.tab)
    under = say("共 {n} 件，还可提意见 {open} 件", n=len(notices), open=count) if notices else ""
    shown = [notice for notice in notices if TABS[at][1](notice, sight)]
    head = [title(say("公告公示"), under, to)]
    if notices:
        kinds = [(key if order == "soon" else f"{key}/{order}", words) for key, (words, _) in TABS.items()]
        head.append(tabs(kinds, at if order == "soon" else f"{at}/{order}", to))
    none = say("目前没有这一类公开。") if notices else say("目前没有公开的内容。")
    flow: list[Block] = [card(text(none, tone="mute"), to)]
    if shown:
        orders = [(f"{at}/{key}", words) for key, words in ORDERS]
        ways, listed = tabs(orders, f"{at}/{order}", to, "order"), _groups(shown, order, sight, to)
        # Where little has room, what one came for stands first.
        short = to.theme.mode.large or to.theme.mode.low_reach or width > height
        flow = [*listed, ways] if short else [ways, *listed]
    return sheet(head, flow, sight, to, width, height)


def _at(tab: str) -> tuple[str, str]:
    """Which of them, in which order."""
    key, _, order = tab.partition("/")
    return key if key in TABS else next(iter(TABS)), order if order in dict(ORDERS) else ORDERS[0][0]


def _groups(notices: list[Announcement], order: str, sight: Sight, to: Setting) -> list[Block]:
    named = _ordered(notices, order, sight)
    return [rows([notice_row(notice, sight, to) for notice in own], to, words) for words, own in named]


def _ordered(notices: list[Announcement], order: str, sight: Sight) -> list[tuple[str, list[Announcement]]]:
    """Groups with their names: one without, each unit's, each day's of publishing, the newest first."""
    if order == "soon":
        return [("", notices)]
    found: dict[str, list[Announcement]] = {}
    if order == "day":
        for notice in sorted(notices, key=_age):
            found.setdefault(full_day_words(notice.source.published, sight.today, sight.say), []).append(notice)
        return list(found.items())
    assert sight.contents is not None
    for unit in sight.contents.units(sight.now, sight.stale):
        own = [notice for notice in notices if notice.source.unit == unit.id]
        if own:
            found[sight.say.title(unit)] = own
    shown = {notice.id for own in found.values() for notice in own}
    rest = [notice for notice in notices if notice.id not in shown]
    return [*found.items(), *([(sight.say("其他"), rest)] if rest else [])]


def _age(notice: Announcement) -> tuple[int, str]:
    return -notice.source.published.toordinal(), notice.id
