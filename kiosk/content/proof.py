"""Facts a terminal reports: what was shown, and what was used. Past tense, no person in them.

Rules it keeps: a `Shown` is a fact only if the thing was really on the glass (a covered or dark screen shows nothing);
a usage count holds a place and a number for one day, never a sequence of one citizen's steps.
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from kiosk.content.item import Instant, ItemId, Line, Value, in_utc

Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]


class Shown(Value):
    """One item was on one zone of one board from `first` to `last` flip."""

    item: ItemId
    version: Annotated[str, Meta(pattern=r"^[0-9a-f]{12}$")]
    board: Line
    zone: Literal["main", "ticker", "touch"]
    first: Instant
    last: Instant
    frames: Count
    ended: Literal["time", "edition", "alarm", "stop", "fault"] = "time"

    def __post_init__(self) -> None:
        in_utc(self, "first", "last")


class Usage(Value):
    """How often each place was opened on one local day: `places["guide:construction-permit"] = 3`."""

    day: date
    places: dict[str, Count]


class Beat(Value):
    """How a terminal is: sent at intervals, answered with a receipt."""

    edition: Annotated[int, Meta(ge=0)]
    emergency: Annotated[int, Meta(ge=0)]
    state: str
    faults: tuple[str, ...] = ()
    queued: Count = 0
    free_mb: Count = 0
    software: str = ""
