"""The office as branches: each leader with the units in their charge, and what hangs from the bureau itself.

Rules it keeps: pure; every unit that may be shown stands in a branch at least; a unit below another one comes right
after it, unless a leader has it in charge by name; the bureau is the root, and brings nothing along when it stands in
the charge of its head.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from kiosk.content.office import Leader, Unit

REST = "rest"
"""The branch of what no leader has in charge."""


class Branch(Struct, frozen=True):
    """`name`: `of:` and the leader's id, or REST; `leader` is None for that."""

    name: str
    leader: Leader | None
    units: tuple[Unit, ...]


def bureau_of(units: Iterable[Unit]) -> Unit | None:
    """The root of the tree, if it may be shown."""
    return next((unit for unit in units if unit.type == "bureau"), None)


def branches(leaders: Sequence[Leader], units: Sequence[Unit]) -> tuple[Branch, ...]:
    """By rank; the last is what is left over. `units`: parents before their children."""
    known = {unit.id: unit for unit in units}
    charged = {unit_id for leader in leaders for unit_id in leader.units}
    below: dict[str, list[Unit]] = {}
    for unit in units:
        parent = known.get(unit.parent or "")
        if parent is not None and parent.type != "bureau" and unit.id not in charged:
            below.setdefault(parent.id, []).append(unit)
    found = []
    for leader in sorted(leaders, key=lambda x: (x.order, x.id)):
        own = [known[unit_id] for unit_id in leader.units if unit_id in known]
        found.append(Branch(f"of:{leader.id}", leader, _with_below(own, below)))
    held = {unit.id for branch in found for unit in branch.units}
    rest = tuple(unit for unit in units if unit.id not in held and unit.type != "bureau")
    return (*found, *((Branch(REST, None, rest),) if rest else ()))


def _with_below(units: Iterable[Unit], below: Mapping[str, Sequence[Unit]]) -> tuple[Unit, ...]:
    """Each followed by what is below it, and each once, also where parents go round in a ring."""
    found: dict[str, Unit] = {}
    todo = list(units)[::-1]
    while todo:
        unit = todo.pop()
        if unit.id not in found:
            found[unit.id] = unit
            todo += below.get(unit.id, ())[::-1]
    return tuple(found.values())
