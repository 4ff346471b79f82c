"""Announcements in an order: what concerns one soonest first, under the units that answer, or under their days.

Rules it keeps: nobody turns over fifty pages: of more than MANY, units or months are listed to choose from, and what
concerns one soonest stands alone, with the ways to all the others below it; each is reached in one touch more.
`tab` of the visit: `works/unit`, and with one chosen `works/unit/division-city`, `works/day/2026-11`.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.notice import Announcement
from kiosk.visit import Turn
from screens.blocks.arrange import Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.pages import shelved
from screens.pages.furniture import card, rows
from screens.pages.home import notice_row
from screens.pages.lists import way_row
from screens.pages.shelved import Group
from screens.sight import Sight
from screens.words.days import full_day_words

ORDERS = (("soon", "急的在前"), ("unit", "按单位"), ("day", "按日期"))

REST = "rest"
"""The group of those whose unit is not shown."""

Groups = list[Group[Announcement]]


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
        groups = self._by_unit(sight) if self.order == "unit" else self._by_month(to)
        chosen = next((group for group in groups if self.group and group.key == self.group), None)
        if chosen is not None:
            return self._chosen(chosen, len(groups), sight, to)
        if len(self.notices) > shelved.MANY:
            return [shelved.choice(groups, f"{self.kind}/{self.order}", to)]
        return self._first(self._by_day(sight) if self.order == "day" else groups, sight, to)

    def _chosen(self, group: Group[Announcement], of: int, sight: Sight, to: Setting) -> list[Block]:
        """One group, and the way back to the others."""
        words = to.say("所有单位") if self.order == "unit" else to.say("所有月份")
        back = [shelved.to_all(words, f"{self.kind}/{self.order}", to)] if of > 1 else []
        own = replace(self, notices=group.items)._by_day(sight) if self.order == "day" else [group]
        return [*back, *self._first(own, sight, to)]

    def _first(self, groups: Groups, sight: Sight, to: Setting) -> list[Block]:
        """As many as anybody turns over, and the ways to the others."""
        found: list[Block] = []
        left = shelved.MANY
        for group in groups:
            own = group.items[:left]
            left -= len(own)
            if own:
                found.append(rows([notice_row(notice, sight, to) for notice in own], to, group.words))
        more = sum(len(group.items) for group in groups) - (shelved.MANY - left)
        return [*found, *([self._others(more, to)] if more else [])]

    def _others(self, count: int, to: Setting) -> Block:
        says = to.say("还有 {n} 件没有列在这里：可以按单位、按日期找，也可以在首页查找。", n=count)
        ways = [
            way_row(to.say(words), "", f"more:{order}", (Turn(tab=f"{self.kind}/{order}"),), to)
            for order, words in ORDERS
            if order not in ("soon", self.order)
        ]
        return Stack((card(text(says), to), rows(ways, to)), to.theme.gap // 2)

    def _by_unit(self, sight: Sight) -> Groups:
        """Each unit's, in the order of the units."""
        assert sight.contents is not None
        found = {group.key: group.items for group in shelved.by(self.notices, lambda n: (n.source.unit, ""))}
        shown = sight.contents.units(sight.now, sight.stale)
        groups = [Group(unit.id, sight.say.title(unit), found.pop(unit.id)) for unit in shown if unit.id in found]
        rest = tuple(notice for notice in self.notices if notice.source.unit in found)
        return [*groups, *([Group(REST, sight.say("其他"), rest)] if rest else [])]

    def _by_month(self, to: Setting) -> Groups:
        """Each month's of publishing, the newest first."""
        return shelved.by(sorted(self.notices, key=_age), lambda n: shelved.month_of(n.source.published, to))

    def _by_day(self, sight: Sight) -> Groups:
        """Each day's, the newest first."""

        def day(notice: Announcement) -> tuple[str, str]:
            at = notice.source.published
            return at.isoformat(), full_day_words(at, sight.today, sight.say)

        return shelved.by(sorted(self.notices, key=_age), day)


def gathered(notices: Sequence[Announcement], kind: str, tab: str) -> Gathered:
    """In the order that the rest of a tab spells; what it does not spell is the soonest first."""
    order, _, group = tab.partition("/")
    if order not in dict(ORDERS):
        return Gathered(tuple(notices), kind, ORDERS[0][0])
    return Gathered(tuple(notices), kind, order, group)


def _age(notice: Announcement) -> tuple[int, str]:
    return -notice.source.published.toordinal(), notice.id
