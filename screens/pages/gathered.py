"""Announcements in an order: what concerns one soonest first, under the units that answer, or under their days.

Rules it keeps: nobody turns over fifty pages: of more than MANY, units or months are listed to choose from, and what
concerns one soonest stands alone, with the ways to all the others below it; each is reached in one touch more.
`tab` of the visit: `works/unit`, and with one chosen `works/unit/division-city`, `works/day/2026-11`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.notice import Announcement
from kiosk.visit import Turn
from screens.blocks.arrange import Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.pages.furniture import button, card, rows
from screens.pages.home import notice_row
from screens.pages.lists import way_row
from screens.sight import Sight
from screens.words.days import full_day_words, month_words

MANY = 200
"""Some twenty pages; so long a list opens in less than a tenth of a second, its titles seen for the first time."""

ORDERS = (("soon", "急的在前"), ("unit", "按单位"), ("day", "按日期"))

REST = "rest"
"""The group of those whose unit is not shown."""


class Group(Struct, frozen=True):
    """What stands together under its name; `key` spells it in a tab."""

    key: str
    words: str
    notices: tuple[Announcement, ...]


class Gathered(Struct, frozen=True):
    """The announcements of one kind (`kind`: its tab), in an order, of one group or of all."""

    notices: tuple[Announcement, ...]
    kind: str
    order: str
    group: str = ""

    def listed(self, sight: Sight, to: Setting) -> list[Block]:
        """What flows below the tabs. There is at least one announcement."""
        if self.order == "soon":
            return self._first([Group("", "", self.notices)], sight, to)
        groups = self._by_unit(sight) if self.order == "unit" else self._by(_month, sight)
        chosen = next((group for group in groups if group.key == self.group), None)
        if chosen is not None and self.group:
            return self._chosen(chosen, len(groups), sight, to)
        if len(self.notices) > MANY:
            return [rows([self._row(group, to) for group in groups], to)]
        return self._first(self._by(_day, sight) if self.order == "day" else groups, sight, to)

    def _chosen(self, group: Group, of: int, sight: Sight, to: Setting) -> list[Block]:
        """One group, and the way back to the others."""
        words = to.say("所有单位") if self.order == "unit" else to.say("所有月份")
        back = [button(words, "all-groups", (Turn(tab=f"{self.kind}/{self.order}"),), to, "back")] if of > 1 else []
        own = replace(self, notices=group.notices)._by(_day, sight) if self.order == "day" else [group]
        return [*back, *self._first(own, sight, to)]

    def _first(self, groups: Sequence[Group], sight: Sight, to: Setting) -> list[Block]:
        """As many as anybody turns over, and the ways to the others."""
        found: list[Block] = []
        left = MANY
        for group in groups:
            own = group.notices[:left]
            left -= len(own)
            if own:
                found.append(rows([notice_row(notice, sight, to) for notice in own], to, group.words))
        more = sum(len(group.notices) for group in groups) - (MANY - left)
        return [*found, *([self._others(more, to)] if more else [])]

    def _others(self, count: int, to: Setting) -> Block:
        says = to.say("还有 {n} 件没有列在这里：可以按单位、按日期找，也可以在首页查找。", n=count)
        ways = [
            way_row(to.say(words), "", f"more:{order}", (Turn(tab=f"{self.kind}/{order}"),), to)
            for order, words in ORDERS
            if order not in ("soon", self.order)
        ]
        return Stack((card(text(says), to), rows(ways, to)), to.theme.gap // 2)

    def _row(self, group: Group, to: Setting) -> Block:
        act = (Turn(tab=f"{self.kind}/{self.order}/{group.key}"),)
        return way_row(group.words, to.say("{n} 件", n=len(group.notices)), f"group:{group.key}", act, to)

    def _by_unit(self, sight: Sight) -> list[Group]:
        """Each unit's, in the order of the units."""
        assert sight.contents is not None
        found: dict[str, list[Announcement]] = {}
        for notice in self.notices:
            found.setdefault(notice.source.unit, []).append(notice)
        shown = sight.contents.units(sight.now, sight.stale)
        groups = [
            Group(unit.id, sight.say.title(unit), tuple(found.pop(unit.id))) for unit in shown if unit.id in found
        ]
        rest = tuple(notice for notice in self.notices if notice.source.unit in found)
        return [*groups, *([Group(REST, sight.say("其他"), rest)] if rest else [])]

    def _by(self, span: Callable[[Announcement, Sight], tuple[str, str]], sight: Sight) -> list[Group]:
        """Each day's or month's of publishing, the newest first."""
        found: dict[tuple[str, str], list[Announcement]] = {}
        for notice in sorted(self.notices, key=_age):
            found.setdefault(span(notice, sight), []).append(notice)
        return [Group(key, words, tuple(own)) for (key, words), own in found.items()]


def gathered(notices: Sequence[Announcement], kind: str, tab: str) -> Gathered:
    """In the order that the rest of a tab spells; what it does not spell is the soonest first."""
    order, _, group = tab.partition("/")
    if order not in dict(ORDERS):
        return Gathered(tuple(notices), kind, ORDERS[0][0])
    return Gathered(tuple(notices), kind, order, group)


def _age(notice: Announcement) -> tuple[int, str]:
    return -notice.source.published.toordinal(), notice.id


def _day(notice: Announcement, sight: Sight) -> tuple[str, str]:
    day = notice.source.published
    return day.isoformat(), full_day_words(day, sight.today, sight.say)


def _month(notice: Announcement, sight: Sight) -> tuple[str, str]:
    day, say = notice.source.published, sight.say
    return f"{day:%Y-%m}", say("{year}年{month}", year=day.year, month=month_words(day, say))
