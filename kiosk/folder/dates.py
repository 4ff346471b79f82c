"""Dates as a folder writes them: days, moments, and days relative to the day of publishing (definitions D3).

Rules it keeps:
- `2026-03-02`, `2026-03-02 09:00`, `2026-03-02T09:00:00+08:00`; relative `-4d`, `+7wd`, `+1d 09:00`, `+0d` is that day;
- a day that ends a period is the last one: it becomes the midnight after it;
- a folder with `dates: absolute` may not be relative: its meaning must not change with the day it is read on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from kiosk.calendar import Calendar, clock_time, last_day

_RELATIVE = re.compile(r"([+-]\d{1,4})(d|wd)(?: (\d{1,2}:\d\d))?")
_ABSOLUTE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d{1,2}:\d\d))?")
_EXACT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)")
FORMS = "e.g. 2026-03-02, 2026-03-02 09:00, -4d, +7wd or +1d 09:00"


@dataclass(frozen=True)
class Dates:
    """How to read dates: as of which day, in which zone, by which calendar. `None` for `as_of`: absolute dates only."""

    as_of: date | None
    zone: tzinfo
    calendar: Calendar

    def day(self, text: str) -> date:
        """The day a text names. Raises ValueError with a sentence."""
        day, at = self._parts(text)
        if at:
            raise ValueError(f"'{text}' names a time of day where a day is wanted")
        return day

    def moment(self, text: str, *, last: bool) -> datetime:
        """The moment a text names. A bare day begins at 00:00 and, as the `last` of a period, ends at 24:00."""
        if _EXACT.fullmatch(text):
            exact = datetime.fromisoformat(text)
            _sensible(exact.year, text)
            return exact
        day, at = self._parts(text)
        return clock_time(day, at or ("24:00" if last else "00:00"), self.zone)

    def spell(self, moment: datetime, *, last: bool) -> str:
        """The shortest text that `moment` reads back as the same instant: the way out of `moment`."""
        local = moment.astimezone(self.zone)
        bare = str(last_day(moment, self.zone) if last else local.date())
        for text in (bare, f"{local.date()} {local:%H:%M}"):
            if self.moment(text, last=last) == moment:
                return text
        return moment.astimezone(UTC).isoformat()

    def _parts(self, text: str) -> tuple[date, str]:
        relative = _RELATIVE.fullmatch(text)
        if relative is not None:
            if self.as_of is None:
                raise ValueError(f"'{text}' is relative, but dates here are absolute")
            count, unit, at = relative.groups()
            return self._shifted(self.as_of, int(count), unit), _time_of_day(text, at)
        absolute = _ABSOLUTE.fullmatch(text)
        if absolute is None:
            raise ValueError(f"'{text}' is no date")
        try:
            day = date.fromisoformat(absolute.group(1))
        except ValueError as e:
            raise ValueError(f"'{text}' is no date: {e}") from e
        _sensible(day.year, text)
        return day, _time_of_day(text, absolute.group(2))

    def _shifted(self, day: date, count: int, unit: str) -> date:
        return day + timedelta(days=count) if unit == "d" else self.calendar.add_working_days(day, count)


def _sensible(year: int, text: str) -> None:
    # Counting begins before such days and leads beyond them; none of it may leave what a calendar can hold.
    if not 1900 <= year <= 2200:
        raise ValueError(f"'{text}' is no date of our time")


def _time_of_day(text: str, at: str | None) -> str:
    if not at:
        return ""
    padded = at.zfill(5)
    if not "00:00" <= padded <= "24:00" or padded[3:] > "59":
        raise ValueError(f"'{text}' names no time of day")
    return padded
