"""What the pages of the organisation say: the office, its leaders, one leader, one unit.

Rules it keeps: what a page says by its design is not told a second time in the general way (hub/site/telling.py); what
the design does not know is.
"""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from hub.desk.words import KIND
from hub.site import organisation
from hub.site.book import Book
from kiosk.calendar import Open, opening
from kiosk.content.item import ItemId
from kiosk.content.office import Hours, Leader, Unit

SAID = {
    "unit": frozenset({"type", "parent", "order", "head", "duties", "phone", "address", "site", "hours", "windows"}),
    "leader": frozenset({"post", "order", "portfolio", "units", "phone", "reception", "stands_in"}),
}
"""Fields the designed pages say themselves."""


def office(here: Book) -> dict[str, Any]:
    """The whole office: leaders with their units, then all units by type, each with hours and windows."""
    leaders = leaders_of(here)
    groups = organisation.grouped(here.units)
    return {
        "leaders": [(leader, _units(leader, here)) for leader in leaders],
        "groups": [(type_, heading, [_seen(unit, here) for unit in units]) for type_, heading, units in groups],
        "tree": organisation.tree(here.units),
    }


def leaders(here: Book) -> dict[str, Any]:
    """All leaders in their rank."""
    return {"leaders": [(leader, _units(leader, here)) for leader in leaders_of(here)]}


def leader(one: Leader, here: Book) -> dict[str, Any]:
    """One leader: what is in his charge, unit by unit, and who stands in."""
    return {
        "units": [_seen(unit, here) for unit in _units(one, here)],
        "stands_in": here.items.get(one.stands_in or ""),
        "for_whom": [each for each in leaders_of(here) if each.stands_in == one.id and each.id != one.stands_in],
    }


def unit(one: Unit, here: Book) -> dict[str, Any]:
    """One unit: where it stands in the tree, in whose charge, open when, which windows, what it has published."""
    known = {each.id: each for each in here.units}
    counts = [(kind, words.label, _of(one.id, kind, here)) for kind, words in KIND.items() if kind not in SAID]
    return {
        **_seen(one, here),
        "above": organisation.above(one, known),
        "below": [each for each in here.units if each.parent == one.id],
        "in_charge": organisation.in_charge(one, leaders_of(here)),
        "place": here.items.get(one.site or ""),
        "published": [(kind, label, n) for kind, label, n in counts if n],
    }


def leaders_of(here: Book) -> list[Leader]:
    return organisation.ranked(item for item in here.kinds.get("leader", []) if isinstance(item, Leader))


def open_now(hours: Hours, unit: ItemId, here: Book) -> str:
    """`正在办公，17:00 休息`; `现在休息，明天 9:00 开门`."""
    now = timezone.now().astimezone(ZoneInfo(here.office.timezone))
    state = opening(hours, now, here.calendar, here.rules.openings, unit)
    if isinstance(state, Open):
        return f"正在办公，{state.closes:%H:%M} 休息"
    if state.opens is None:
        return "现在休息"
    days = (state.opens.date() - now.date()).days
    when = {0: "今天", 1: "明天"}.get(days, f"{state.opens.month}月{state.opens.day}日")
    return f"现在休息，{when} {state.opens:%H:%M} 开门"


def _seen(unit: Unit, here: Book) -> dict[str, Any]:
    """A unit as a list and its page show it."""
    own = any(window.hours is not None for window in unit.windows)
    return {
        "unit": unit,
        "open": open_now(unit.hours, unit.id, here),
        "hours": organisation.hours_words(unit.hours),
        "own_hours": own,
        "windows": [
            (
                window,
                organisation.hours_words(hours),
                hours.note if window.hours else "",
                open_now(hours, unit.id, here),
            )
            for window, hours in organisation.windows(unit)
        ],
    }


def _units(leader: Leader, here: Book) -> list[Unit]:
    known = {each.id: each for each in here.units}
    return [known[id] for id in leader.units if id in known]


def _of(unit: ItemId, kind: str, here: Book) -> int:
    return sum(item.source.unit == unit for item in here.kinds.get(kind, []))
