"""What a change of a record would do: what becomes wrong by it, and which days change.

Rules it keeps: only what is wrong with the change and was not before is told; the items are those approved now; the
lint and the calendar are the house's own (kiosk/lint, kiosk/calendar).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hub.desk import edition
from hub.desk.records import Records
from hub.records.sorts import HANGING, Sort
from kiosk.calendar.days import Calendar, Deadline
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.content.rules import Rules
from kiosk.content.service import Guide
from kiosk.folder import Draft
from kiosk.layouts import layouts_for
from kiosk.lint import Facts, Problem, records, slots, times, whole


@dataclass(frozen=True)
class Moved:
    """A day that changes: of which item, what it is, before and after; True beside it: provisional."""

    item: AnyItem
    what: str
    before: Deadline
    after: Deadline

    @property
    def firm(self) -> bool:
        """Whether it was provisional and is no more."""
        return self.before.provisional and not self.after.provisional


def judged(known: Records, sort: Sort, value: object, now: datetime) -> tuple[Problem, ...]:
    """What would be wrong with the record that is not wrong now, errors first."""
    before = edition.draft(now)
    fields = {sort.record: value}
    if sort.record == "boards":
        own = [layout for layout in known.layouts if layout in before.layouts]
        fields["layouts"] = layouts_for(own, value)  # type: ignore[arg-type]
    after = replace(before, **fields)
    old = {(problem.code, problem.item, problem.zh) for problem in _wrong(before, sort)}
    found = [problem for problem in _wrong(after, sort) if (problem.code, problem.item, problem.zh) not in old]
    return tuple(sorted(found, key=lambda problem: problem.severity))


def refusing(problems: Iterable[Problem]) -> list[Problem]:
    """Those that would refuse the whole edition."""
    return [problem for problem in problems if problem.whole]


def _wrong(content: Draft, sort: Sort) -> Iterator[Problem]:
    facts = Facts(content)
    yield from whole.of_edition(facts)
    yield from records.of_records(facts)
    for item in content.items:
        if sort.name in HANGING:
            yield from slots.of_item(item, facts)
        else:
            yield from times.of_item(item, facts)


def moved(known: Records, rules: Rules, now: datetime) -> tuple[Moved, ...]:
    """The days that other rules would change: what guides promise today, how long notices must hang at least."""
    content = edition.draft(now)
    today = now.astimezone(ZoneInfo(content.office.timezone)).date()
    before, after = Calendar(known.rules), Calendar(rules)
    found = []
    for item in content.items:
        for what, old, new in _days(item, known.rules, rules, before, after, today):
            if old != new:
                found.append(Moved(item, what, old, new))
    return tuple(found)


def _days(
    item: AnyItem, old: Rules, new: Rules, before: Calendar, after: Calendar, today: date
) -> Iterator[tuple[str, Deadline, Deadline]]:
    if isinstance(item, Guide) and item.state == "in-force":
        limit = item.promised or item.statutory
        if limit.days and limit.unit != "hour":
            first = before.working_on_or_after(today)
            yield (
                "今天受理的，办结",
                before.deadline(first, limit),
                after.deadline(after.working_on_or_after(today), limit),
            )
    if isinstance(item, Announcement) and item.period is not None and item.period.from_ is not None:
        begins = item.period.from_.date()
        one = next((rule for rule in old.periods if rule.id == item.period_rule), None)
        other = next((rule for rule in new.periods if rule.id == item.period_rule), None)
        if one is not None and other is not None and "hour" not in (one.unit, other.unit):
            yield f"{other.title}，最后一天", before.deadline(begins, one), after.deadline(begins, other)
