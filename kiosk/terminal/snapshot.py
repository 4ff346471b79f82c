"""What is true now: one frozen value, replaced whole by the keeper, read by the glass and the command line.

Rules it keeps: it holds facts with their instants, never "minutes ago", so that a frame can be drawn from
(snapshot, visit, now) at any time; age is always that of the verified signature, contact only gives the reason.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from kiosk.content.edition import Edition
from kiosk.content.emergency import Blank, Emergency
from kiosk.errors import Refusal

if TYPE_CHECKING:  # the first frame does not wait for what the hub may ask
    from kiosk.command import Command


class Contact(Struct, frozen=True):
    """The last try to reach the feed: when, and if it failed, why (`network`, `server`, `expired`, …)."""

    at: datetime | None = None
    reached: bool = False
    reason: str = ""


class Incoming(Struct, frozen=True):
    """A new edition that waits for media: bytes here and bytes in all."""

    serial: int
    have: int
    want: int


On = Literal["content", "alarm", "blank", "dark", "waiting"]
"""What stands on the whole glass; `content`: the programme, or a citizen's pages."""


class Panel(Struct, frozen=True):
    """How the physical panel stands: what was asked of it, how sure that is, since when. `why`: what went wrong."""

    lit: bool
    how: Literal["sent", "confirmed", "unconfirmed", "failed"]
    at: datetime
    why: str = ""


class Membership(Struct, frozen=True):
    """How the hub takes this terminal. `code`: to be typed at the hub while it waits, good until `until`."""

    state: Literal["not-asked", "pending", "approved", "revoked"]
    code: str = ""
    until: datetime | None = None
    name: str = ""  # as the hub calls it


NOT_ASKED = Membership("not-asked")


def panel_words(panel: Panel | None) -> str:
    """`off confirmed`; empty for none."""
    return f"{'on' if panel.lit else 'off'} {panel.how}" if panel is not None else ""


class Snapshot(Struct, frozen=True):
    """The state of one terminal. Compare by identity: a new one is made whenever anything in it changes."""

    edition: Edition | None = None
    emergency: Emergency | None = None
    paired: bool = False
    verified_at: datetime | None = None  # the newest accepted x-signed-at
    heard_at: datetime | None = None  # the newest x-signed-at that was believed, whatever edition stands
    contact: Contact = Contact()
    alarms: frozenset[Refusal] = frozenset()  # security alarms; a person clears them
    incoming: Incoming | None = None
    disk_full: bool = False
    clock_unsure: bool = False
    root_expires: datetime | None = None
    queued: int = 0  # envelopes not yet receipted
    stored: frozenset[str] = frozenset()  # media that are here and were verified since the start
    faults: tuple[str, ...] = ()  # of our own: database, blob, key, keeper, courier, receipt, read-only; for staff
    blobs: Path = Path()
    covered: Blank | None = None  # a person at the terminal has covered it; ended only by a person at the terminal
    showing: On = "waiting"  # as the glass told it last
    panel: Panel | None = None  # none: it has no commands, or none was needed yet
    membership: Membership = NOT_ASKED
    asked: tuple[Command, ...] = ()  # what the hub wants of the glass, in its time
    named_until: datetime | None = None  # until then the screen says which one it is

    def blob(self, sha256: str) -> Path:
        """Where a media lies. To be shown only if it is in `stored`: a damaged one is fetched again, never shown."""
        return self.blobs / sha256[:2] / sha256
