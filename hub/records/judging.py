"""What a change of a record would do: what becomes wrong by it, and which days change.

Rules it keeps: only what is wrong with the change and was not before is told; the items are those approved now; the
lint and the calendar are the house's own (kiosk/lint, kiosk/calendar).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from hub.desk.records import Records
from hub.records.sorts import Sort
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


def changed(content: Draft, known: Records, sort: Sort, value: object) -> Draft:
    """What would be published with this value of the record of a sort, and with the layouts that its boards name."""
    after = replace(content, **{sort.record: value})
    return replace(after, layouts=layouts_for(known.layouts, after.boards))


def judged(content: Draft, known: Records, sort: Sort, value: object) -> tuple[Problem, ...]:
    """What would be wrong with the record that is not wrong now in `content`, errors first."""
    after = changed(content, known, sort, value)
    old = {(problem.code, problem.item, problem.zh) for problem in _wrong(content, sort)}
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
        yield from times.of_item(item, facts) if sort.record == "rules" else slots.of_item(item, facts)


def moved(content: Draft, rules: Rules, now: datetime) -> tuple[Moved, ...]:
    """The days that other rules would change: what guides promise today, how long notices must hang at least."""
    zone = ZoneInfo(content.office.timezone)
    today = now.astimezone(zone).date()
    before, after = Calendar(content.rules), Calendar(rules)
    found = []
    for item in content.items:
        days = _promised(item, before, after, today)
        for what, old, new in (*days, *_hung(item, content.rules, rules, before, after, zone)):
            if old != new:
                found.append(Moved(item, what, old, new))
    return tuple(found)


def _promised(
    item: AnyItem, before: Calendar, after: Calendar, today: date
) -> Iterator[tuple[str, Deadline, Deadline]]:
    """By when what is accepted today would be done."""
    if isinstance(item, Guide) and item.state == "in-force":
        limit = item.promised or item.statutory
        if limit.days and limit.unit != "hour":
            old, new = (by.deadline(by.working_on_or_after(today), limit) for by in (before, after))
            yield "今天受理的，办结", old, new


def _hung(
    item: AnyItem, old: Rules, new: Rules, before: Calendar, after: Calendar, zone: tzinfo
) -> Iterator[tuple[str, Deadline, Deadline]]:
    """Until when it must hang."""
    if not isinstance(item, Announcement) or item.period is None or item.period.from_ is None:
        return
    begins = item.period.from_.astimezone(zone).date()
    one, other = (next((rule for rule in of.periods if rule.id == item.period_rule), None) for of in (old, new))
    if one is not None and other is not None and "hour" not in (one.unit, other.unit):
        yield f"{other.title}，最后一天", before.deadline(begins, one), after.deadline(begins, other)
