"""What a citizen reads on when it is withdrawn under their eyes (docs/adr/0022).

Rules it keeps:
- kept is the one item whose page is open, never a list, never an edition; it goes with its page, by whatever way one
  leaves it, and cannot be reached again;
- it is read on for READ_ON_S at most, counted from the moment it went; what is published again is no longer kept;
- what must not be seen any more is never kept: whoever lays the page says so by keeping nothing.
"""

from __future__ import annotations

from msgspec import Struct

from kiosk.content.kinds import AnyItem
from kiosk.visit.events import Laid

READ_ON_S = 300.0
"""Long enough to finish a page and to ask somebody; short against the way a withdrawal has to a screen anyway."""


class Reading(Struct, frozen=True):
    """What of a visit belongs to the item one is at. `gone`: monotonic seconds since which it is withdrawn."""

    kept: AnyItem | None = None
    media: frozenset[str] = frozenset()  # of it that were here, by their hashes
    gone: float | None = None

    @property
    def lost(self) -> bool:
        """Whether it has gone from the glass as well."""
        return self.gone is not None and self.kept is None


NOTHING = Reading()


def subject(arg: str) -> str:
    """The id of the item that a place with this argument shows: `service-hall` of the window `service-hall/2`."""
    return arg.partition("/")[0]


def read(reading: Reading, laid: Laid, arg: str, now: float) -> Reading:
    """After a page was laid at a place with this argument."""
    kept = laid.kept if laid.kept is not None and laid.kept.id == subject(arg) else None
    gone = (now if reading.gone is None else reading.gone) if laid.withdrawn else None
    if kept is reading.kept and gone == reading.gone and laid.media == reading.media:
        return reading
    return Reading(kept, laid.media if kept is not None else frozenset(), gone)


def moved(reading: Reading, before: str, after: str) -> Reading:
    """After a step from a place with the one argument to a place with the other."""
    return reading if after and subject(before) == subject(after) else NOTHING


def passed(reading: Reading, now: float) -> Reading:
    """After time has passed."""
    over = reading.kept is not None and reading.gone is not None and now >= reading.gone + READ_ON_S
    return Reading(gone=reading.gone) if over else reading


def ends(reading: Reading) -> float | None:
    """When `passed` changes it; none if it never does."""
    return reading.gone + READ_ON_S if reading.kept is not None and reading.gone is not None else None
