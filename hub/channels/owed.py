"""Where an item has still to be published, until when, by which rule. Pure: no django.

Rules it keeps: lengths and duties are data (data/rules/periods.yaml, data/channels/owed.yaml); working days are those
of the office's calendar, and a day that rests on a year not announced is said to be provisional.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from hub.channels.carriers import Carrier, carriers, named
from kiosk import strict_yaml
from kiosk.calendar.days import Calendar, Deadline
from kiosk.content.item import ItemId, Line, Value
from kiosk.content.kinds import AnyItem
from kiosk.content.rules import Rules
from kiosk.errors import BadInput

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "channels" / "owed.yaml"


class Duty(Value):
    """What of these kinds is disclosed proactively has to be on this carrier within this period."""

    carrier: ItemId
    kinds: tuple[str, ...] = ()
    period: ItemId
    counts_from: Literal["made", "published", "decided"]
    basis: Line
    read_at: date
    check_by: date


class Duties(Value):
    """The file. `otherwise`: the period for a carrier an item names of its own accord."""

    owed: tuple[Duty, ...]
    otherwise: ItemId


class Owed(Value):
    """One carrier of one item. No deadline: the period is not among the office's rules."""

    carrier: Carrier
    until: Deadline | None
    basis: str


def shipped(file: Path = SHIPPED) -> Duties:
    """Raises BadInput with the line."""
    document = strict_yaml.read(file, f"{file.parent.name}/{file.name}")
    try:
        return msgspec.convert(document.value, Duties)
    except msgspec.ValidationError as e:
        why, _, path = str(e).partition(" - at ")
        raise BadInput(document.at(path.strip("`") or "$"), why, "see hub/channels/owed.py") from e


def owed(item: AnyItem, rules: Rules, duties: Duties) -> tuple[Owed, ...]:
    """Every carrier an item has to be on; nothing for one that is not disclosed of the office's own accord."""
    if item.disclosure != "proactive":
        return ()
    kind = str(item.__struct_config__.tag)
    known = {carrier.id: carrier for carrier in carriers(rules)}
    found: dict[str, Owed] = {}
    for duty in duties.owed:
        if duty.carrier in known and (not duty.kinds or kind in duty.kinds):
            start = _start(item, duty.counts_from)
            found[duty.carrier] = Owed(
                carrier=known[duty.carrier], until=_until(start, duty.period, rules), basis=duty.basis
            )
    for carrier in named(item, rules):
        if carrier.id not in found:
            until = _until(item.source.made, duties.otherwise, rules)
            found[carrier.id] = Owed(carrier=carrier, until=until, basis="本条写明的公开渠道")
    order = [carrier.id for carrier in carriers(rules)]
    return tuple(sorted(found.values(), key=lambda one: order.index(one.carrier.id) if one.carrier.id in order else 99))


def _start(item: AnyItem, counts_from: str) -> date:
    if counts_from == "decided":
        return getattr(item, "decided", None) or item.source.made
    return item.source.made if counts_from == "made" else item.source.published


def _until(start: date, period: str, rules: Rules) -> Deadline | None:
    rule = next((rule for rule in rules.periods if rule.id == period), None)
    return Calendar(rules).deadline(start, rule) if rule is not None else None
