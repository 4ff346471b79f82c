"""What the glass may tell the keeper. Each is one act on the store, done in the order told."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.content.proof import Shown
from kiosk.content.voice import Complaint, Help


@dataclass(frozen=True)
class Record:
    """Something was shown: append it to the ledger (and, by and by, to an envelope)."""

    shown: Shown


@dataclass(frozen=True)
class Count:
    """A place was opened, e.g. `guide:construction-permit`."""

    place: str


@dataclass(frozen=True)
class Send:
    """A citizen's word. The future that `Terminal.tell` gives is done when it is committed, sealed, to the disk."""

    body: Complaint | Help


@dataclass(frozen=True)
class Clear:
    """A person at the terminal has seen the security alarms."""


Order = Record | Count | Send | Clear
