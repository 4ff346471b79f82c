"""Rules that travel in the edition: calendars, limits, remedies, with the basis they rest on. Data, never code.

Rules it keeps: each record says `basis`, and when it was read and must be checked again; a year nobody has announced
yet is simply absent, and every date that rests on it is provisional.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from kiosk.content.item import ItemId, Line, Value
from kiosk.content.office import Session, TimeOfDay

Year = Annotated[int, Meta(ge=2000, le=2200)]


class CalendarYear(Value):
    """One announced year: weekdays that are off (holidays) and weekend days that are worked (调休)."""

    year: Year
    off: tuple[date, ...]
    work: tuple[date, ...]
    basis: Line
    read_at: date
    check_by: date

    def __post_init__(self) -> None:
        if any(day.year != self.year for day in (*self.off, *self.work)):
            raise ValueError(f"a day outside {self.year}")
        if set(self.off) & set(self.work):
            raise ValueError("a day both off and worked")


class PeriodRule(Value):
    """How one kind of period counts: its length, from when, and whether its end rolls off a day off."""

    id: ItemId
    title: Line
    days: Annotated[int, Meta(ge=0, le=3650)]
    unit: Literal["working-day", "day", "hour"]
    sense: Literal["at-least", "at-most"] = "at-least"
    count_from: Literal["next-day", "same-day"] = "next-day"
    roll: bool = True  # a period of calendar days that ends on a day off ends on the next working day (民法典 203)
    cut_off: TimeOfDay = "24:00"
    basis: Line
    read_at: date
    check_by: date


class Remedy(Value):
    """A way to object 救济途径, as data: 行政复议, 行政诉讼."""

    id: ItemId
    title: Line
    text: Line
    days: Annotated[int, Meta(ge=1, le=3650)]
    unit: Literal["day", "month"] = "day"
    basis: Line
    read_at: date
    check_by: date


class OpeningException(Value):
    """A day on which a unit (or all) keeps other hours. No sessions: closed."""

    day: date
    unit: ItemId | None = None
    sessions: tuple[Session, ...] = ()
    note: Line
    basis: Line


class Rules(Value):
    """All rules of a feed."""

    calendars: tuple[CalendarYear, ...]
    periods: tuple[PeriodRule, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    openings: tuple[OpeningException, ...] = ()
