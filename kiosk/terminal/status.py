"""How a terminal is, as one value that can be printed: for `mingbai status --json`, and for staff.

Rules it keeps: the running terminal replaces data_dir/status.json whole; another process reads that file and asks the
lock whether it is running, so nobody opens a database that is being written.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from kiosk.errors import BadInput
from kiosk.store import blobs
from kiosk.store.alarms import Alarm
from kiosk.store.open import Store, in_use
from kiosk.terminal import health
from kiosk.terminal.birth import SOFTWARE
from kiosk.terminal.freshness import standing
from kiosk.terminal.snapshot import Contact, Incoming, Membership, Panel, Snapshot

FILE = "status.json"


class Status(msgspec.Struct, frozen=True):
    """Facts with their instants. `state` and `line` are those of `as_of`."""

    name: str
    as_of: datetime
    running: bool
    software: str
    state: str
    line: str
    marks: tuple[str, ...]
    edition: int  # serial; 0: none
    edition_made_at: datetime | None
    items: int
    media_wanted: int  # not here
    emergency: int
    verified_at: datetime | None
    contact: Contact
    incoming: Incoming | None
    alarms: tuple[Alarm, ...]
    root_version: int
    root_expires: datetime | None
    clock_unsure: bool
    disk_full: bool
    free_mb: int
    queued: dict[str, int]
    ledger: int  # entries
    ledger_link: str
    skew_ms: tuple[float, float] | None  # of the change of cue against the programme: the last one, and the median
    showing: str  # on the whole glass: content, alarm, blank, dark, waiting
    covered: bool  # by a person at the terminal
    panel: Panel | None
    membership: Membership  # how the hub takes it
    wanting: tuple[str, ...] = ()  # what the settings ask for and the machine has not


def status_of(
    store: Store, snapshot: Snapshot, now: datetime, zone: ZoneInfo, name: str, wanting: tuple[str, ...] = ()
) -> Status:
    """The status of a terminal at `now`, asked on the thread that has the store."""
    stands = standing(snapshot, now, zone)
    entries, link = store.ledger.head()
    edition = snapshot.edition
    media = {media.sha256 for item in edition.items for media in item.media} if edition else set()
    return Status(
        name=name,
        as_of=now,
        running=True,
        software=SOFTWARE,
        state=stands.state.value,
        line=stands.line,
        marks=stands.marks,
        edition=edition.serial if edition else 0,
        edition_made_at=edition.made_at if edition else None,
        items=len(edition.items) if edition else 0,
        media_wanted=sum(not store.blobs.has(sha256) for sha256 in media),
        emergency=snapshot.emergency.serial if snapshot.emergency else 0,
        verified_at=snapshot.verified_at,
        contact=snapshot.contact,
        incoming=snapshot.incoming,
        alarms=tuple(store.alarms.standing()),
        root_version=store.floors.root(),
        root_expires=snapshot.root_expires,
        clock_unsure=snapshot.clock_unsure,
        disk_full=snapshot.disk_full,
        free_mb=health.free_bytes(store.data_dir) // 1_000_000,
        queued=store.outbox.queued(),
        ledger=entries,
        ledger_link=link,
        skew_ms=_skew(store.ledger.skews()),
        showing=snapshot.showing,
        covered=snapshot.covered is not None,
        panel=snapshot.panel,
        membership=snapshot.membership,
        wanting=wanting,
    )


def _skew(seconds: list[float]) -> tuple[float, float] | None:
    return (round(seconds[-1] * 1000, 1), round(sorted(seconds)[len(seconds) // 2] * 1000, 1)) if seconds else None


def write(data_dir: Path, status: Status) -> None:
    """Replace the file. Not synced: it is for looking, and nothing rests on it."""
    blobs.write(data_dir / FILE, encode(status), durable=False)


def read(data_dir: Path) -> Status:
    """What the terminal with this folder said last, and whether it runs. Raises BadInput when it never has."""
    path = data_dir / FILE
    try:
        last = msgspec.json.decode(path.read_bytes(), type=Status)
    except FileNotFoundError as e:
        raise BadInput(str(data_dir), "no terminal has run with this data_dir", "start one: mingbai run") from e
    except (OSError, msgspec.DecodeError) as e:
        raise BadInput(str(path), f"cannot be read: {e}", "it is written anew by a running terminal") from e
    return msgspec.structs.replace(last, running=in_use(data_dir))


def encode(status: Status) -> bytes:
    """As JSON, indented, for people and programs."""
    return msgspec.json.format(msgspec.json.encode(status), indent=2) + b"\n"
