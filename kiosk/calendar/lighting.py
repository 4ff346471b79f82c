"""When a screen is meant to be lit, as its kiosk.yaml says it, and when it is dimmed.

    08:00-18:00                 every day from eight to six; 20:00-02:00 goes on into the next day
    working-days 08:00-18:00    on working days only, 调休 included
    opening-hours               while the hall is open, and half an hour before and after, the noon pause too

Rules it keeps: pure; nothing said is always; who cannot know (no calendar yet, no hall) is lit, because a screen that
is dark by mistake tells nobody anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

from kiosk.calendar.days import DAY, Calendar, clock_time
from kiosk.calendar.opening import sessions_on
from kiosk.content.office import Hours
from kiosk.content.rules import OpeningException

AROUND = timedelta(minutes=30)
"""Before the hall opens and after it closes: staff come, citizens still read."""

_TIME = r"((?:[01]\d|2[0-3]):[0-5]\d|24:00)"
_FORM = re.compile(rf"(?:(working-days) )?{_TIME}-{_TIME}")

FORMS = "08:00-18:00, working-days 08:00-18:00, or opening-hours"


class Lighting(Struct, frozen=True):
    """The hours of a screen. `opens`, `closes`: `08:00`, local; they mean nothing for `opening-hours`."""

    days: Literal["every-day", "working-days", "opening-hours"] = "every-day"
    opens: str = "00:00"
    closes: str = "24:00"

    def lit(
        self,
        now_local: datetime,
        calendar: Calendar | None = None,
        hall: Hours | None = None,
        exceptions: Iterable[OpeningException] = (),
        unit: str | None = None,
    ) -> bool:
        """Whether the screen is meant to be lit at `now_local` (aware). `hall`: its hours, `unit`: its id."""
        zone, known = now_local.tzinfo, tuple(exceptions)
        if zone is None:
            raise ValueError("a moment without a time zone")
        for day in (now_local.date() - DAY, now_local.date()):
            if self.days == "opening-hours":
                if calendar is None or hall is None:
                    return True
                sessions = sessions_on(hall, day, calendar, known, unit)
                if not sessions:
                    continue
                first, last = min(s.opens for s in sessions), max(s.closes for s in sessions)
                opens = clock_time(day, first, zone) - AROUND
                closes = clock_time(day, last, zone) + AROUND
            else:
                if self.days == "working-days" and calendar is not None and not calendar.is_working(day):
                    continue
                opens = clock_time(day, self.opens, zone)
                over = DAY if self.closes <= self.opens else timedelta()
                closes = clock_time(day, self.closes, zone) + over
            if opens <= now_local < closes:
                return True
        return False


ALWAYS = Lighting()


def lighting(words: str) -> Lighting:
    """What `hours` or `night.dim` of a kiosk.yaml says; empty: always. Raises ValueError."""
    if not words:
        return ALWAYS
    if words == "opening-hours":
        return Lighting("opening-hours")
    found = _FORM.fullmatch(words)
    if found is None or found[2] == found[3] or found[2] == "24:00":
        raise ValueError(f"'{words}' is no span")
    return Lighting("working-days" if found[1] else "every-day", found[2], found[3])
