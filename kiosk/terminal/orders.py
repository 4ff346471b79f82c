"""What the glass may tell the keeper. Each is one act on the store, done in the order told."""

from __future__ import annotations

from msgspec import Struct

from kiosk.content.proof import Shown
from kiosk.content.voice import Complaint, Help


class Record(Struct, frozen=True):
    """Something was shown: append it to the ledger (and, by and by, to an envelope)."""

    shown: Shown


class Count(Struct, frozen=True):
    """A place was opened, e.g. `guide:construction-permit`."""

    place: str


class Send(Struct, frozen=True):
    """A citizen's word. The future that `Terminal.tell` gives is done when it is committed, sealed, to the disk."""

    body: Complaint | Help


class Clear(Struct, frozen=True):
    """A person at the terminal has seen the security alarms."""


Order = Record | Count | Send | Clear
