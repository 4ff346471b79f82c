"""Working days with 调休, and how a period counts in them.

Rules it keeps (民法典 201–203, 行政许可法 82):
- the day of the event is not counted, unless the rule says `same-day`;
- a period of calendar days or months that ends on a day off ends on the next working day, unless the rule says not;
- a period of months ends on the day with the same number, or on the last day of a month that has none;
- the last day ends at the rule's cut-off hour, 24:00 if it names none;
- a limit counts as the edition's counting rule of its unit says: from which day, whether it rolls, and that what comes
  after the cut-off hour is the next working day's (`closing` is the unit's own hour, and its asker's matter);
- a year that is not announced is taken as Monday to Friday, and every result that asked it is provisional.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo

from msgspec import Struct

from kiosk.content.rules import CalendarYear, CountingRule, PeriodRule, Remedy, Rules
from kiosk.content.service import Limit

DAY = timedelta(days=1)


class Deadline(Struct, frozen=True):
    """The last day of a period. Provisional: it rests on a year whose calendar is not announced."""

    day: date
    provisional: bool = False
    cut_off: str = "24:00"

    def ends(self, zone: tzinfo) -> datetime:
        """The moment after the period: the cut-off hour of its last day, local time."""
        return clock_time(self.day, self.cut_off, zone)


class Remaining(Struct, frozen=True):
    """What is left after today up to and with the last day. 0 days: today is the last; below 0: over."""

    days: int
    working_days: int
    provisional: bool = False


class Calendar:
    """Which days are worked, from the announced years."""

    def __init__(self, years: Rules | Iterable[CalendarYear]) -> None:
        announced = years.calendars if isinstance(years, Rules) else tuple(years)
        self._years = frozenset(year.year for year in announced)
        self._off = frozenset(day for year in announced for day in year.off)
        self._work = frozenset(day for year in announced for day in year.work)
        counting = years.counting if isinstance(years, Rules) else ()
        self._counting = {rule.unit: rule for rule in counting}

    def known(self, year: int) -> bool:
        """Whether the calendar of a year is announced."""
        return year in self._years

    def is_working(self, day: date) -> bool:
        """Whether a day is worked. Monday to Friday where nothing else is announced."""
        if day.weekday() < 5:
            return day not in self._off
        return day in self._work

    def working_on_or_after(self, day: date) -> date:
        while not self.is_working(day):
            day += DAY
        return day

    def add_working_days(self, day: date, n: int) -> date:
        """The nth working day after `day` (before it, if n < 0). n = 0 is the day itself."""
        step = DAY if n > 0 else -DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def working_days(self, after: date, until: date) -> int:
        """How many working days lie in `(after, until]`."""
        return sum(self.is_working(after + DAY * i) for i in range(1, (until - after).days + 1))

    def deadline(self, start: date | datetime, rule: Limit | PeriodRule | Remedy) -> Deadline:
        """The last day of a period that an event on `start` sets off.

        `start` is a local day or moment; a rule in hours needs a moment and raises ValueError without one.
        """
        if rule.unit == "hour":
            if not isinstance(start, datetime):
                raise ValueError("a period in hours counts from a moment, not from a day")
            return self._by_hours(start, rule.days)
        first = start.date() if isinstance(start, datetime) else start
        how = (
            self._counting.get(rule.unit) if isinstance(rule, Limit) else rule if isinstance(rule, PeriodRule) else None
        )
        if (
            isinstance(how, CountingRule)
            and isinstance(start, datetime)
            and f"{start:%H:%M}" >= how.cut_off != "closing"
        ):
            first = self.working_on_or_after(first + DAY)
        same_day = how is not None and how.count_from == "same-day"
        rolls = how is None or how.roll
        cut_off = rule.cut_off if isinstance(rule, PeriodRule) else "24:00"
        if rule.unit == "working-day":
            day = self.working_on_or_after(self.add_working_days(first - DAY if same_day else first, rule.days))
            return Deadline(day, self._unsure(first, day), cut_off)
        if rule.unit == "month":
            day = _months_after(first, rule.days)
        else:
            day = first + DAY * (rule.days - (1 if same_day and rule.days else 0))
        if not rolls:
            return Deadline(day, False, cut_off)
        end = self.working_on_or_after(day)
        return Deadline(end, self._unsure(day, end), cut_off)

    def remaining(self, last: date, today: date) -> Remaining:
        """What is left of a period with the last day `last`, today not counted."""
        return Remaining((last - today).days, self.working_days(today, last), self._unsure(today, last))

    def _by_hours(self, start: datetime, hours: int) -> Deadline:
        end = start + timedelta(hours=hours)
        return Deadline(end.date(), False, f"{end:%H:%M}")

    def _unsure(self, one: date, other: date) -> bool:
        return any(not self.known(year) for year in range(one.year, other.year + 1))


def clock_time(day: date, at: str, zone: tzinfo) -> datetime:
    """The moment `at` (`09:00` … `24:00`) of a local day."""
    hour, minute = int(at[:2]), int(at[3:])
    if hour == 24:
        return datetime.combine(day + DAY, time(0, minute), zone)
    return datetime.combine(day, time(hour, minute), zone)


def last_day(until: datetime, zone: tzinfo) -> date:
    """The last day that lies in a half-open period which ends at `until`: what a screen spells out."""
    return (until.astimezone(zone) - timedelta(microseconds=1)).date()


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
