"""What the glass may tell the keeper. Each is one act on the store, done in the order told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from kiosk.content.proof import Shown
from kiosk.content.voice import Complaint, Help
from kiosk.terminal.snapshot import On

if TYPE_CHECKING:  # the first frame does not wait for what the hub may ask
    from kiosk.command import Reply


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


class Cover(Struct, frozen=True):
    """A person at the terminal, by PIN: cover this screen, whatever the network says. Outlasts a restart."""

    look: Literal["card", "black"] = "card"


class Uncover(Struct, frozen=True):
    """A person at the terminal, by PIN: show the programme again. A blank that was signed is not ended by it."""


class Showing(Struct, frozen=True):
    """What stands on the whole glass from now on; `content`: the programme or a citizen's pages."""

    what: On


class Note(Struct, frozen=True):
    """Something on the glass went wrong, and the glass goes on. `what`: one word, a mark for staff; `why`: in full."""

    what: str
    why: str


class Obeyed(Struct, frozen=True):
    """The glass has done what the hub asked, or says why not. Answered, when on the disk, by whether it was open."""

    reply: Reply


Order = Record | Count | Send | Clear | Cover | Uncover | Showing | Note | Obeyed
