"""Whether a period is as long as its rule asks. Pure: no django.

Rules it keeps: the rule is the one the item names (data/rules/periods.yaml), with its basis; its first day counts as
the rule says; a length that rests on a year not announced is provisional.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo

from kiosk.calendar.days import Calendar, last_day
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.content.rules import Rules


@dataclass(frozen=True)
class Lawful:
    """A rule, the last day it asks for at least, the last day there was, and whether that is enough."""

    title: str
    basis: str
    begins: date
    least: date
    ends: date
    provisional: bool

    @property
    def enough(self) -> bool:
        return self.ends >= self.least


def lawful(item: AnyItem, rules: Rules, zone: tzinfo) -> Iterator[Lawful]:
    """The rule of the length of an item's period, if it names one."""
    if not isinstance(item, Announcement) or item.period is None:
        return
    if item.period.from_ is None or item.period.until is None:
        return
    for rule in rules.periods:
        if rule.id == item.period_rule and rule.sense == "at-least" and rule.unit != "hour":
            begins = item.period.from_.astimezone(zone).date()
            least = Calendar(rules).deadline(begins, rule)
            ends = last_day(item.period.until, zone)
            yield Lawful(rule.title, rule.basis, begins, least.day, ends, least.provisional)
