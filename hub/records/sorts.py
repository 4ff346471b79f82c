"""The sorts of entries that are kept at this desk, and where in the records they lie.

Rules it keeps: pure; an entry is found by its key alone, and another of the same key takes its place where it stood.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from hub.desk.records import Records
from kiosk.content.edition import Board, Office, Profile, Slot
from kiosk.content.rules import CalendarYear, LimitRule, OpeningException, PeriodRule


@dataclass(frozen=True)
class Sort:
    """`record`: where it lies in the records; `part`: of the rules; `key` gives the text one entry is known by."""

    name: str
    label: str
    told: str
    type: Any
    record: str
    part: str = ""
    key: Callable[[Any], str] = lambda entry: str(entry.id)

    def entries(self, known: Records) -> tuple[Any, ...]:
        """All that stand."""
        value = getattr(known, self.record)
        found: tuple[Any, ...] = getattr(value, self.part) if self.part else value if not self.one else (value,)
        return found

    @property
    def one(self) -> bool:
        """Whether there is always one, which is changed and never goes."""
        return self.type is Office

    def find(self, known: Records, key: str) -> Any:
        """The entry of a key; None when there is none."""
        return next((entry for entry in self.entries(known) if self.key(entry) == key), None)

    def changed(self, known: Records, key: str, entry: Any) -> Any:
        """The record with another entry of this key, or without one."""
        before = self.entries(known)
        if self.one:
            return entry
        if entry is None:
            after = tuple(each for each in before if self.key(each) != key)
        elif self.find(known, key) is None:
            after = (*before, entry)
        else:
            after = tuple(entry if self.key(each) == key else each for each in before)
        return replace(getattr(known, self.record), **{self.part: after}) if self.part else after


def _office(_office: Office) -> str:
    return "office"


def _year(calendar: CalendarYear) -> str:
    return str(calendar.year)


def _day(opening: OpeningException) -> str:
    return f"{opening.day}-{opening.unit or 'all'}"


SORTS = {
    sort.name: sort
    for sort in (
        Sort("office", "机关", "名称、热线、查办件和意见的网址", Office, "office", key=_office),
        Sort("boards", "显示屏", "每块屏的版式、位置、分组", Board, "boards"),
        Sort("slots", "播放位", "哪些内容在哪些屏、什么时候播", Slot, "slots"),
        Sort("profiles", "终端分组", "一组触摸屏共同的设置", Profile, "profiles"),
        Sort("calendars", "放假安排", "国务院每年公布的放假和调休", CalendarYear, "rules", "calendars", _year),
        Sort("openings", "办公时间例外", "某天停办或改变办公时间", OpeningException, "rules", "openings", _day),
        Sort("limits", "法定期限", "一类事项的最长办理期限", LimitRule, "rules", "limits"),
        Sort("periods", "公示期限", "公示、征求意见、招标等最短或最长天数", PeriodRule, "rules", "periods"),
    )
}
OFFICE, HANGING, RULES = (
    ("office",),
    ("boards", "slots", "profiles"),
    ("calendars", "openings", "limits", "periods"),
)
"""Whose screens they are; what plays where; the rules."""
