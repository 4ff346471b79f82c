"""机构设置 Unit: a division or subordinate unit with its duties, contacts, windows and opening hours.

Rules it keeps: opening hours are sessions of a day (two a day is usual); which days are working days is the calendar's
matter, not theirs; a unit's `parent` makes the tree, whose root is the bureau.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from kiosk.content.item import Item, ItemId, Line, Value

TimeOfDay = Annotated[str, Meta(pattern=r"^([01]\d|2[0-4]):[0-5]\d$")]


class Session(Value):
    """One sitting: `opens` ≤ t < `closes`, local time."""

    opens: TimeOfDay
    closes: TimeOfDay

    def __post_init__(self) -> None:
        if not self.opens < self.closes <= "24:00":
            raise ValueError("a session closes before it opens")


class Hours(Value):
    """When something is open: its days and the sessions of each such day."""

    sessions: tuple[Session, ...]
    days: Literal["working-days", "every-day"] = "working-days"
    note: str = ""


class Window(Value):
    """A window of the hall: the id is unique within the unit, `place` is what a finger can point at."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,32}$")]
    name: Line
    place: Line
    phone: str = ""
    hours: Hours | None = None  # none: the unit's


class Unit(Item, tag="unit"):
    """A unit of the office."""

    type: Literal["bureau", "division", "subordinate", "hall"] = "division"
    parent: ItemId | None = None
    order: Annotated[int, Meta(ge=0, le=9999)] = 100
    short: str = ""
    duties: tuple[Line, ...]
    head: str = ""
    phone: Line
    address: Line
    hours: Hours
    windows: tuple[Window, ...] = ()
