"""Whether a unit or a window is open at a moment, and when that changes next.

Rules it keeps: a session holds `opens ≤ t < closes`, local time; an exception of a day replaces its sessions, one for
the unit itself beats one for all; a pause between two sessions is closed, with the next opening today.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct

from kiosk.calendar.days import DAY, Calendar, clock_time
from kiosk.content.office import Hours, Session
from kiosk.content.rules import OpeningException

LOOK_AHEAD = 40
"""Days: longer than any holiday; what does not open within it has no next opening worth telling."""


class Open(Struct, frozen=True):
    """现在办公: open now, until `closes`. `note`: why today differs."""

    closes: datetime
    note: str = ""


class Closed(Struct, frozen=True):
    """Closed now; `opens` is the next opening, none if none is in sight. Provisional: rests on an unannounced year."""

    opens: datetime | None
    provisional: bool = False
    note: str = ""


def opening(
    hours: Hours,
    now_local: datetime,
    calendar: Calendar,
    exceptions: Iterable[OpeningException] = (),
    unit: str | None = None,
) -> Open | Closed:
    """Open or closed at `now_local` (aware, in the office's zone), and the next change."""
    if now_local.tzinfo is None:
        raise ValueError("a moment without a time zone")
    known = tuple(exceptions)
    zone, today = now_local.tzinfo, now_local.date()
    note = _note(_exception(today, known, unit))
    for ahead in range(LOOK_AHEAD + 1):
        day = today + DAY * ahead
        for session in sorted(sessions_on(hours, day, calendar, known, unit), key=lambda s: s.opens):
            opens = clock_time(day, session.opens, zone)
            closes = clock_time(day, session.closes, zone)
            if opens <= now_local < closes:
                return Open(closes, note)
            if now_local < opens:
                return Closed(opens, _unsure(hours, today, day, calendar), note)
    return Closed(None, _unsure(hours, today, today + timedelta(days=LOOK_AHEAD), calendar), note)


def sessions_on(
    hours: Hours,
    day: date,
    calendar: Calendar,
    exceptions: Iterable[OpeningException] = (),
    unit: str | None = None,
) -> tuple[Session, ...]:
    """The sessions of a day; none when closed."""
    exception = _exception(day, exceptions, unit)
    if exception is not None:
        return exception.sessions
    if hours.days == "working-days" and not calendar.is_working(day):
        return ()
    return hours.sessions


def _exception(day: date, exceptions: Iterable[OpeningException], unit: str | None) -> OpeningException | None:
    found = [e for e in exceptions if e.day == day and e.unit in (None, unit)]
    return min(found, key=lambda e: e.unit is None, default=None)


def _note(exception: OpeningException | None) -> str:
    return exception.note if exception is not None else ""


def _unsure(hours: Hours, one: date, other: date, calendar: Calendar) -> bool:
    if hours.days == "every-day":
        return False
    return any(not calendar.known(year) for year in range(one.year, other.year + 1))
