"""Rules that travel in the edition: calendars, limits, remedies, with the basis they rest on. Data, never code.

Rules it keeps: each record says `basis`, and when it was read and must be checked again; a year nobody has announced
yet is simply absent, and every date that rests on it is provisional.
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta
from msgspec.structs import force_setattr

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
    """A way to object 救济途径: 行政复议, 行政诉讼. `about`: the items it is for, instead of the general ways."""

    id: ItemId
    title: Line
    text: Line
    days: Annotated[int, Meta(ge=1, le=3650)]
    unit: Literal["day", "month"] = "day"
    about: tuple[ItemId, ...] = ()
    basis: Line
    read_at: date
    check_by: date


class OpeningException(Value):
    """A day on which a unit (or all) keeps other hours. No sessions: closed. Who says nothing checks it by that day."""

    day: date
    unit: ItemId | None = None
    sessions: tuple[Session, ...] = ()
    note: Line
    basis: Line
    read_at: date | None = None
    check_by: date | None = None

    def __post_init__(self) -> None:
        for name in ("read_at", "check_by"):
            if getattr(self, name) is None:
                force_setattr(self, name, self.day)


class LimitRule(Value):
    """The longest statutory limit of one matter of guide, where no special law names another."""

    id: ItemId
    title: Line
    matter: Line  # of Guide.matter
    days: Annotated[int, Meta(ge=0, le=3650)]
    unit: Literal["working-day", "day"]
    counts_from: Literal["received", "accepted", "complete"] = "accepted"
    basis: Line
    read_at: date
    check_by: date


class CountingRule(Value):
    """How limits in one unit count: what a promise "for what is accepted today" rests on.

    `cut_off`: what comes later counts as the next working day's; `closing` is the unit's own closing time.
    """

    id: ItemId
    title: Line
    unit: Literal["working-day", "day", "hour"]
    count_from: Literal["next-day", "same-day"] = "next-day"
    roll: bool = True
    # One pattern, not a union: a decoder tries the first form of a text and never comes to the second.
    cut_off: Annotated[str, Meta(pattern=r"^(([01]\d|2[0-4]):[0-5]\d|closing)$")] = "closing"
    basis: Line
    read_at: date
    check_by: date


class Retention(Value):
    """How long one kind of data is kept, and then removed."""

    id: ItemId
    title: Line
    what: Literal["ledger", "usage", "complaint", "rating", "log", "screenshot", "heartbeat", "help"]
    days: Annotated[int, Meta(ge=1, le=36_500)]
    basis: Line
    read_at: date
    check_by: date


class Mask(Value):
    """How a personal datum is shown if it must be: `head` and `tail` characters stay, `*` between.

    Of an address that holds from the number of the door on; road and estate stay before it.
    """

    id: ItemId
    title: Line
    what: Literal["id-card", "mobile", "bank-card", "name", "address"]
    head: Annotated[int, Meta(ge=0, le=20)]
    tail: Annotated[int, Meta(ge=0, le=20)]
    basis: Line
    read_at: date
    check_by: date


class Wording(Value):
    """A wording that must not stand in some fields: catch-all conditions, review bodies of yesterday.

    `pattern` is a regular expression; `unless`: another one that excuses the same sentence. Whether they are any
    is asked where they are written (kiosk/folder/rules.py): a terminal has no use for them.
    """

    id: ItemId
    pattern: Annotated[str, Meta(min_length=2, max_length=400)]
    unless: Annotated[str, Meta(max_length=400)] = ""
    fields: Literal["conditions", "materials", "any"] = "any"
    severity: Literal["error", "warning"] = "error"
    zh: Line
    en: Line
    basis: Line
    read_at: date
    check_by: date


class Channel(Value):
    """A word for a channel of disclosure 公开渠道和载体; `also`: other spellings of it."""

    id: ItemId
    title: Line
    also: tuple[Line, ...] = ()
    basis: Line
    read_at: date
    check_by: date


class Rules(Value):
    """All rules of a feed, or of one file of its folder."""

    calendars: tuple[CalendarYear, ...] = ()
    periods: tuple[PeriodRule, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    openings: tuple[OpeningException, ...] = ()
    limits: tuple[LimitRule, ...] = ()
    counting: tuple[CountingRule, ...] = ()
    retention: tuple[Retention, ...] = ()
    masks: tuple[Mask, ...] = ()
    wordings: tuple[Wording, ...] = ()
    channels: tuple[Channel, ...] = ()

    def remedies_of(self, item: ItemId) -> tuple[Remedy, ...]:
        """How one objects in this matter: its own ways if it has any, else those that hold for all."""
        own = tuple(remedy for remedy in self.remedies if item in remedy.about)
        return own or tuple(remedy for remedy in self.remedies if not remedy.about)
