"""When a daypart holds on a day: by the clock, the week, the calendar with 调休, and the hall's opening hours.

Rules it keeps: pure; a daypart past midnight belongs to the day it begins on, so that the night after a working day is
that day's; opening hours are those of the hall, with their exceptions; what has no length on a day is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from kiosk.calendar import Calendar, clock_time, sessions_on
from kiosk.calendar.days import DAY
from kiosk.content.edition import WEEKDAYS, Daypart, Edition
from kiosk.content.office import Unit
from kiosk.schedule.spans import Span, Spans, common, united


class Almanac:
    """What dayparts ask about days, from one edition."""

    def __init__(self, edition: Edition) -> None:
        self.zone = ZoneInfo(edition.office.timezone)
        self._calendar = Calendar(edition.rules)
        self._exceptions = edition.rules.openings
        hall = edition.office.hall
        self._hall = next((i for i in edition.items if i.id == hall and isinstance(i, Unit)), None)

    def day_of(self, now: datetime) -> date:
        """The office's day."""
        return now.astimezone(self.zone).date()

    def midnights(self, day: date) -> Span:
        """A local day from its beginning to its end."""
        return self._at(day, "00:00"), self._at(day + DAY, "00:00")

    def windows(self, daypart: Daypart, day: date) -> Spans:
        """When on `day` (local) a daypart holds."""
        begins, ends = self.midnights(day)
        spans = [*self._of(daypart, day - DAY), *self._of(daypart, day)]
        found = united((max(a, begins), min(b, ends)) for a, b in spans if a < ends and begins < b)
        return common(found, self._opening(day)) if daypart.days == "opening-hours" else found

    def _of(self, daypart: Daypart, day: date) -> Iterator[Span]:
        """The span that begins on this day, if there is one."""
        if daypart.weekdays and WEEKDAYS[day.weekday()] not in daypart.weekdays:
            return
        working = self._calendar.is_working(day)
        if daypart.days == ("days-off" if working else "working-days"):
            return
        overnight = daypart.until < daypart.from_
        begins, ends = self._at(day, daypart.from_), self._at(day + DAY if overnight else day, daypart.until)
        if begins < ends:  # else it lies in the hour that a change to summer time leaves out
            yield begins, ends

    def _opening(self, day: date) -> Spans:
        if self._hall is None:
            return ()
        sessions = sessions_on(self._hall.hours, day, self._calendar, self._exceptions, self._hall.id)
        return united((self._at(day, s.opens), self._at(day, s.closes)) for s in sessions)

    def _at(self, day: date, at: str) -> datetime:
        return clock_time(day, at, self.zone).astimezone(UTC)
