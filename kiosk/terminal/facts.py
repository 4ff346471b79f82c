"""What the courier (network thread) and the keeper (store thread) say to each other. Facts are past tense.

Rules it keeps:
- the courier tells, the keeper does: every fact is told by `Keeper.tell(fact)`, whose future is done when the fact is
  committed to the disk, or holds the error that kept it from that (Refused, Damaged, Full); nothing is half done;
- who finds a refusal records it: the keeper records what it refuses itself, the courier tells `Rejected` for the rest;
- what the keeper answers may be asked from the courier's thread at any time; nobody shares the database;
- before `Keeper.start()` everything told is done at once on the caller's thread, so that `sync --once` needs no thread.

What the courier decides with `Floors`: a serial below the floor is ROLLBACK; one equal to `installed` is a heartbeat;
every other is fetched and told as Arrived, also one equal to the floor (what stood there was damaged or never came).
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import msgspec
from msgspec import Struct

from kiosk.content.emergency import Emergency
from kiosk.content.index import Index, MediaRef
from kiosk.errors import Refusal
from kiosk.terminal.snapshot import Incoming, Membership, Panel
from kiosk.wire import Envelope, Receipt

if TYPE_CHECKING:
    from kiosk.command import Call, Command


class Arrived(Struct, frozen=True):
    """A newer edition is here, all that it requires. Answered by Installed, or refused whole.

    `files` are the objects and media that came, by hash, in incoming/; whatever `index.required()` names beside them
    is known by `have`. The keeper checks hash and length again while it takes them over, and removes them from
    incoming/ once the edition stands. Errors: Refused (serial or content), Damaged (a file is not what it was: it has
    been removed, fetch it again), Full.
    """

    index: Index
    files: Mapping[str, Path]
    signed_at: datetime
    root_version: int
    etag: str = ""


class ArrivedEmergency(Struct, frozen=True):
    """A newer emergency is here. Answered by Installed."""

    emergency: Emergency
    signed_at: datetime
    root_version: int


class Installed(Struct, frozen=True):
    """The answer to both: it is committed. Only now may `etag` be remembered."""

    serial: int
    etag: str = ""


class Heartbeat(Struct, frozen=True):
    """A verified timestamp that names the edition `serial`. It proves the time; what is shown counts as verified by it
    only if that very serial is the one installed."""

    signed_at: datetime
    serial: int
    root_version: int


class Contacted(Struct, frozen=True):
    """A try to reach the feed ended. `reason` if it failed: network, server, expired, …"""

    at: datetime
    reached: bool
    reason: str = ""


class Rejected(Struct, frozen=True):
    """The courier refused what came. Kept as a security alarm until a person clears it; the same again only counts."""

    refusal: Refusal
    why: str
    evidence: bytes = b""  # the bytes that were refused, as far as they are worth keeping (≤ 16 kB are kept)


class NoRoom(Struct, frozen=True):
    """What is to come does not fit: bytes."""

    needed: int
    free: int


class DeferredArrived(Struct, frozen=True):
    """One of `wanted()` is here, in incoming/: deferred media, or one whose copy on the disk was damaged."""

    sha256: str
    path: Path


class Receipts(Struct, frozen=True):
    """The hub has committed these envelopes."""

    receipts: tuple[Receipt, ...]


class Rotated(Struct, frozen=True):
    """The trusted root: told at the courier's start and after each new one.

    `changed`: the roles whose keys are others than under the root version that `floors()` names (of timestamp, content,
    emergency, …). content lowers the floor of the edition, emergency its own, timestamp that of time. Told as soon as
    the new root is verified, before the timestamp is judged: a stolen key may have signed a time centuries ahead.
    """

    root_version: int
    changed: frozenset[str] = frozenset()
    expires: datetime | None = None


class Switched(Struct, frozen=True):
    """The physical panel was asked to change (kiosk/terminal/panel.py)."""

    panel: Panel


class Joined(Struct, frozen=True):
    """The hub said how it takes this terminal."""

    membership: Membership


class Commanded(Struct, frozen=True):
    """What stands open at the hub for this terminal. Answered by whether the feed is to be asked at once."""

    commands: tuple[Command, ...]


class Called(Struct, frozen=True):
    """The hub has heard these answers, by id. Answered by whether more wait."""

    replies: tuple[str, ...]


Fact = (
    Arrived
    | ArrivedEmergency
    | Heartbeat
    | Contacted
    | Rejected
    | Incoming
    | NoRoom
    | DeferredArrived
    | Receipts
    | Rotated
    | Switched
    | Joined
    | Commanded
    | Called
)
"""`Incoming` (snapshot.py) is told as it is while an edition waits for its objects."""


class Floors(msgspec.Struct, frozen=True):
    """Below what nothing is accepted, and what stands. Serials are 0, `time` is None, as long as there is nothing."""

    edition: int = 0
    emergency: int = 0
    time: datetime | None = None  # the newest x-signed-at accepted
    root_version: int = 0
    installed: int = 0  # the edition that stands, whole; less than the floor when it was damaged
    installed_emergency: int = 0


class KeeperPort(Protocol):
    """What the courier needs of the keeper. Every call may come from any thread; none waits for the network."""

    def tell(self, fact: Fact) -> Future[Any]:
        """Done when committed: Installed for Arrived and ArrivedEmergency, None for the others."""
        ...

    def floors(self) -> Floors: ...

    def have(self, sha256: str) -> bool:
        """Whether an object or media is here and whole, so that it need not be fetched."""
        ...

    def wanted(self) -> tuple[MediaRef, ...]:
        """Media of the installed edition that are not here: damaged ones first, then deferred."""
        ...

    def outgoing(self, limit: int = 50) -> tuple[Envelope, ...]:
        """The next envelopes to send, most urgent first, in order within a kind, ≤ `wire.MAX_POST` in all."""
        ...

    def membership(self) -> Membership:
        """How the hub took us last."""
        ...

    def call(self) -> Call:
        """What is to be told of commands."""
        ...

    def request_seq(self) -> int:
        """The next number for a signed request: committed before it is given, so it only grows."""
        ...
