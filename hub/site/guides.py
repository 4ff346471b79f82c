"""What the page of a guide 办事指南 says before anything else, as its sheet on the glass does: how long, how much, how
often; where and when; how one objects.

Rules it keeps: a matter that costs nothing says so in words; of two limits the promised one stands large and the
statutory one beneath it; fees and limits with all that belongs to them are told below, in the general way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hub.site import offices, organisation
from hub.site.book import Book
from hub.site.telling import Chapter, limit_words
from kiosk.content.office import Unit
from kiosk.content.service import Guide

SAID = frozenset({"state_note", "windows", "visits", "visits_why"})
"""Fields this page says itself."""

ORDER = ("", "设定依据与受理条件", "事项", "公开信息")
"""The chapters that come last; what one brings and does stands before, as on the glass."""

FREE = "不收费"
SHORT = 8
"""Characters of a standard that find room in large type."""


def guide(one: Guide, here: Book, chapters: Iterable[Chapter]) -> dict[str, Any]:
    """What the template of a guide wants besides the item."""
    return {
        "chapters": _in_order(chapters),
        "standing": "" if one.state == "in-force" else "暂停办理" if one.state == "suspended" else "已取消",
        "figures": (("办结时限", *_time(one)), ("收费", *_fee(one)), ("到现场", *_visits(one))),
        "desks": _desks(one, here),
        "remedies": here.rules.remedies_of(one.id),
    }


def _in_order(chapters: Iterable[Chapter]) -> list[Chapter]:
    """What to bring and what to do, then what it rests on."""
    return sorted(chapters, key=lambda chapter: ORDER.index(chapter.title) if chapter.title in ORDER else 0)


def _time(one: Guide) -> tuple[str, str]:
    limit = one.promised or one.statutory
    if one.statutory.days == 0:
        return limit_words(limit, short=True), "即到即办"
    below = f"承诺；法定 {limit_words(one.statutory, short=True)}" if one.promised else "法定时限"
    return limit_words(limit, short=True), below


def _fee(one: Guide) -> tuple[str, str]:
    if not one.fees:
        return FREE, "任何环节都不收费"
    only = one.fees[0].standard if len(one.fees) == 1 else ""
    return (only if only and len(only) <= SHORT else f"{len(one.fees)} 项收费"), "标准和依据见下"


def _visits(one: Guide) -> tuple[str, str]:
    if one.visits == 0:
        return "不用跑", "全程网上办"
    return f"最多 {one.visits} 次", one.visits_why or ("也可网上办" if one.apply_url or one.online_url else "到窗口办")


def _desks(one: Guide, here: Book) -> list[dict[str, Any]]:
    """The windows it is done at, in its order, each with its hours and whether it is open."""
    found = []
    for name in one.windows:
        unit = here.items.get(name.partition("/")[0])
        for window, hours in organisation.windows(unit) if isinstance(unit, Unit) else ():
            if window.id == name.partition("/")[2]:
                open_now = offices.open_now(hours, unit.id, here)  # type: ignore[union-attr]
                told = {"unit": unit, "window": window, "hours": organisation.hours_words(hours), "note": hours.note}
                found.append({**told, "open": open_now})
    return found
