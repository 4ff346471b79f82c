"""The office as it is made up: leaders with what is in their charge, units in their tree, windows, hours. Pure.

Rules it keeps: leaders stand in their rank, units in the office's own order; whoever names a parent that is not there,
or himself by a detour, stands at the top: nobody is lost; hours are told as people say them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.content.office import Hours, Leader, Unit, Window

DAYS = {"working-days": "工作日", "every-day": "每天"}
GROUPS = (("bureau", "局机关"), ("hall", "办事大厅和窗口"), ("division", "内设科室"), ("subordinate", "下属单位"))
"""The types of units in the order in which people look for them."""


@dataclass(frozen=True)
class Branch:
    """A unit, and the units below it."""

    unit: Unit
    below: tuple[Branch, ...] = ()


def tree(units: Sequence[Unit]) -> tuple[Branch, ...]:
    """The units from the top; each stands once."""
    known = {unit.id: unit for unit in units}
    tops = [unit for unit in units if not above(unit, known)]
    found = tuple(_branch(unit, units, frozenset()) for unit in tops)
    reached = {unit.id for branch in found for unit in _all(branch)}
    return (*found, *(Branch(unit) for unit in units if unit.id not in reached))


def above(unit: Unit, known: Mapping[str, Unit]) -> list[Unit]:
    """The units over it, the topmost first."""
    found: list[Unit] = []
    while unit.parent in known and known[unit.parent] not in found:
        unit = known[unit.parent]
        found.insert(0, unit)
    return found


def grouped(units: Iterable[Unit]) -> list[tuple[str, str, list[Unit]]]:
    """Type, heading, units: the groups that have any."""
    by: dict[str, list[Unit]] = {}
    for unit in units:
        by.setdefault(unit.type, []).append(unit)
    return [(type_, heading, by[type_]) for type_, heading in GROUPS if type_ in by]


def ranked(leaders: Iterable[Leader]) -> list[Leader]:
    return sorted(leaders, key=lambda leader: (leader.order, leader.title))


def in_charge(unit: Unit, leaders: Iterable[Leader]) -> list[Leader]:
    """The leaders who have it in their charge, by rank."""
    return [leader for leader in ranked(leaders) if unit.id in leader.units]


def hours_words(hours: Hours) -> tuple[str, tuple[str, ...]]:
    """Days and sessions: `工作日`, (`09:00—12:00`, `13:30—17:30`)."""
    return DAYS[hours.days], tuple(f"{each.opens}—{each.closes}" for each in hours.sessions)


def windows(unit: Unit) -> list[tuple[Window, Hours]]:
    """Each window with its hours: its own, else the unit's."""
    return [(window, window.hours or unit.hours) for window in unit.windows]


def _branch(unit: Unit, units: Sequence[Unit], over: frozenset[str]) -> Branch:
    over = over | {unit.id}
    below = (each for each in units if each.parent == unit.id and each.id not in over)
    return Branch(unit, tuple(_branch(each, units, over) for each in below))


def _all(branch: Branch) -> Iterator[Unit]:
    yield branch.unit
    for each in branch.below:
        yield from _all(each)
