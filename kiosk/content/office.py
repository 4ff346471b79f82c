"""机构设置: units with duties, contacts, windows and hours; leaders with portfolio; the sites where they sit.

Rules it keeps: opening hours are sessions of a day (two a day is usual); which days are working days is the calendar's
matter, not theirs; a unit's `parent` makes the tree, whose root is the bureau.
"""

from datetime import date
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
    floor: Annotated[str, Meta(pattern=r"^([a-z][a-z0-9-]{2,63}/[a-z0-9-]{1,32})?$")] = ""  # `site-id/floor-id`
    hours: Hours | None = None  # none: the unit's


class FormerName(Value):
    """A name the unit bore, until which day: old papers still carry it."""

    name: Line
    until: date


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
    site: ItemId | None = None  # where it sits
    named: tuple[FormerName, ...] = ()  # earlier names 曾用名


class Leader(Item, tag="leader"):
    """A leader and the division of work 领导分工. The title is the name; `order` is the order of rank."""

    post: Line
    order: Annotated[int, Meta(ge=1, le=999)] = 100
    portfolio: tuple[Line, ...]  # what is in their charge
    units: tuple[ItemId, ...] = ()  # the units in their charge
    phone: str = ""  # the office's, never a private one
    reception: str = ""  # when and where citizens are received
    stands_in: ItemId | None = None  # AB 角: who acts while this one is away


class Floor(Value):
    """A floor of a site. `plan`: the name of one of the site's media."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,32}$")]
    name: Line
    has: tuple[Line, ...] = ()
    plan: str = ""


class Site(Item, tag="site"):
    """A place where citizens are received: address, hours, floors, how to come, what helps those who need help."""

    address: Line
    phone: Line
    hours: Hours
    floors: tuple[Floor, ...]
    transport: str = ""
    access: tuple[Line, ...] = ()  # 无障碍设施
    order: Annotated[int, Meta(ge=0, le=9999)] = 100
