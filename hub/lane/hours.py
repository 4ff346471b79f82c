"""When a unit closes: the end that the fast lane offers.

Rules it keeps: today's last closing, else that of the next day it opens; by the calendar and the exceptions of the
edition; nothing is offered where no opening is in sight.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.calendar import Calendar, clock_time
from kiosk.calendar.opening import LOOK_AHEAD, sessions_on
from kiosk.content.office import Unit
from kiosk.content.rules import Rules


def closings(unit: Unit, rules: Rules, now: datetime, count: int = 2) -> list[datetime]:
    """The next closings of a unit's days after `now` (aware, in the office's zone), at most `count`."""
    calendar = Calendar(rules.calendars)
    found: list[datetime] = []
    for ahead in range(LOOK_AHEAD):
        day = now.date() + timedelta(days=ahead)
        ends = [s.closes for s in sessions_on(unit.hours, day, calendar, rules.openings, unit.id)]
        if ends and now.tzinfo is not None:
            closes = clock_time(day, max(ends), now.tzinfo)
            if closes > now:
                found.append(closes)
        if len(found) == count:
            break
    return found
