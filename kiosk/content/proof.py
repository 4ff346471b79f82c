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
    ended: Literal["time", "edition", "alarm", "blank", "dark", "stop", "fault"] = "time"

    due: Instant | None = None  # when the programme led over to it; `first` less this is the skew of the change

    def __post_init__(self) -> None:
        in_utc(self, "first", "last", "due")


REACHED, UNFOUND = "reached:", "unfound:"
"""`reached:guide:3` a guide was reached with three taps; `unfound:工伤` a word that found nothing."""

UNFOUND_LEAST = 3
"""A word that finds nothing is told only if it was typed so often on that day (definitions D12)."""


class Usage(Value):
    """How often each place was opened on one local day: `places["guide:construction-permit"] = 3`; see REACHED."""

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
    showing: str = ""  # on the whole glass: content, alarm, blank, dark, waiting
    panel: str = ""  # what was asked of the physical panel and how sure that is: `off confirmed`; empty: nothing was
    memory_mb: Count = 0  # what this software takes; 0: cannot be told
    spare_mb: Count = 0  # memory the machine could still give
    celsius: Annotated[int, Meta(ge=-100, le=300)] | None = None  # the hottest sensor there is
    ledger: Count = 0  # entries of the chain of what was shown
    ledger_link: str = ""  # its last link: whoever keeps these notices when the chain is another one later
