"""What came from the feed → the store. Each act answers the courier and says what changes in the snapshot.

Rules it keeps: what is refused here is recorded here, with its evidence; a floor moves only together with what raised
it; a new root that replaced the keys of the timestamp takes back the time they had claimed, also from what is shown.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple

from kiosk.clock import FloorClock
from kiosk.content import codec
from kiosk.content.edition import Edition
from kiosk.content.emergency import Emergency
from kiosk.errors import MingbaiError, Refused
from kiosk.store.database import Broken
from kiosk.store.open import Store
from kiosk.terminal.birth import BIRTH
from kiosk.terminal.facts import (
    Arrived,
    ArrivedEmergency,
    Contacted,
    DeferredArrived,
    Floors,
    Heartbeat,
    Installed,
    Rejected,
    Rotated,
)
from kiosk.terminal.media import MediaShelf
from kiosk.terminal.notebook import Notebook
from kiosk.terminal.snapshot import Contact, Incoming

Changes = dict[str, Any]
"""Fields of the snapshot that are other now."""


class Done(NamedTuple):
    answer: Any
    changes: Changes


class Inward:
    """The feed's side of the keeper. `edition`, `emergency`, `verified_at`: what stands."""

    def __init__(self, store: Store, clock: FloorClock, notebook: Notebook) -> None:
        self._store, self._clock, self._notebook = store, clock, notebook
        self.shelf = MediaShelf(store.blobs)
        self.edition: Edition | None = None
        self.emergency: Emergency | None = None
        self.verified_at: datetime | None = None
        self.proved: tuple[datetime, float] | None = None  # the last signature since the start, and when (monotonic)

    def load(self) -> Changes:
        """What the disk holds, at the start and after a damaged database."""
        loaded = self._store.load()
        for trouble in (*self._store.troubles, *loaded.troubles):
            self._notebook.note("database", trouble)
        self._store.troubles.clear()
        self.edition, self.verified_at = loaded.edition, loaded.verified_at
        try:
            self.emergency = self._store.editions.load_emergency()
        except Broken:
            raise
        except MingbaiError as e:
            self._notebook.note("database", str(e))
            self.emergency = None
        if loaded.index is not None:
            self.shelf.follow(loaded.index)
        return {
            "edition": self.edition,
            "emergency": self.emergency,
            "verified_at": self.verified_at,
            "heard_at": self._store.floors.time(),
            "root_expires": self._store.floors.root_expires(),
            "stored": self.shelf.whole,
        }

    def floors(self) -> Floors:
        """What the courier decides by."""
        floors = self._store.floors
        return Floors(
            edition=floors.get("edition"),
            emergency=floors.get("emergency"),
            time=floors.time(),
            root_version=floors.root(),
            installed=self.edition.serial if self.edition else 0,
            installed_emergency=self.emergency.serial if self.emergency else 0,
        )

    def arrived(self, fact: Arrived) -> Done:
        try:
            self.edition = self._store.editions.install(
                fact.index, fact.files, fact.signed_at, fact.root_version, self._clock.now()
            )
        except Refused as e:
            self._refused(e, codec.encode(fact.index))
            raise
        self.verified_at = fact.signed_at
        self._prove(fact.signed_at)
        self.shelf.follow(fact.index, taken=fact.files.keys())
        self._save_floors()
        return Done(
            Installed(fact.index.serial, fact.etag),
            {
                "edition": self.edition,
                "verified_at": self.verified_at,
                "heard_at": self._store.floors.time(),
                "incoming": None,
                "stored": self.shelf.whole,
                "disk_full": False,
            },
        )

    def arrived_emergency(self, fact: ArrivedEmergency) -> Done:
        try:
            self._store.editions.install_emergency(fact.emergency, fact.signed_at, fact.root_version)
        except Refused as e:
            self._refused(e, codec.encode(fact.emergency))
            raise
        self.emergency = fact.emergency
        self._prove(fact.signed_at)
        self._save_floors()
        heard = self._store.floors.time()
        return Done(Installed(fact.emergency.serial), {"emergency": fact.emergency, "heard_at": heard})

    def heartbeat(self, fact: Heartbeat) -> Done:
        try:
            with self._store.db.writing():
                self._store.floors.rotate(fact.root_version, ())
                self._store.floors.rise_time(fact.signed_at)
                self._store.editions.verified(fact.serial, fact.signed_at)
        except Refused as e:
            self._refused(e, b"")
            raise
        self._prove(fact.signed_at)
        heard: Changes = {"heard_at": self._store.floors.time()}
        if self.edition is None or fact.serial != self.edition.serial:
            return Done(None, heard)
        self.verified_at = max(self.verified_at or fact.signed_at, fact.signed_at)
        return Done(None, {**heard, "verified_at": self.verified_at, "incoming": None})

    def contacted(self, fact: Contacted) -> Done:
        return Done(None, {"contact": Contact(fact.at, fact.reached, fact.reason)})

    def rejected(self, fact: Rejected) -> Done:
        self._refused(Refused(fact.refusal, fact.why), fact.evidence)
        return Done(None, {})

    def incoming(self, fact: Incoming) -> Done:
        return Done(None, {"incoming": fact})

    def deferred_arrived(self, fact: DeferredArrived) -> Done:
        ref = self.shelf.get(fact.sha256)
        if ref is None:  # of an edition that is gone meanwhile
            with suppress(OSError):
                fact.path.unlink(missing_ok=True)
            return Done(None, {})
        self._store.blobs.take(ref.sha256, ref.length, fact.path)
        self.shelf.took(ref.sha256)
        return Done(None, {"stored": self.shelf.whole})

    def rotated(self, fact: Rotated) -> Done:
        try:
            with self._store.db.writing():
                if "time" in self._store.floors.rotate(fact.root_version, fact.changed, fact.expires):
                    self._take_back_time()
        except Refused as e:
            self._refused(e, b"")
            raise
        self._save_floors()
        floors = self._store.floors
        changes = {
            "root_expires": floors.root_expires(),
            "verified_at": self.verified_at,
            "heard_at": floors.time() or self.verified_at,
        }
        return Done(None, changes)

    def read_on(self) -> Changes:
        """Verify one piece more of the media that lay here at the start."""
        before = self.shelf.whole
        self.shelf.read_on()
        for sha256 in self.shelf.damaged:
            self._notebook.note("blob", f"media {sha256[:12]} was damaged on the disk and is fetched again")
        self.shelf.damaged.clear()
        return {} if self.shelf.whole is before else {"stored": self.shelf.whole}

    def _take_back_time(self) -> None:
        """The keys that had proved the time so far may have been in wrong hands."""
        self._clock.lower(BIRTH)
        self._store.state.put_instant("now", BIRTH)
        self.proved = None
        now = self._clock.now()
        self._store.editions.distrust(now)
        if self.verified_at is not None:
            self.verified_at = min(self.verified_at, now)

    def _prove(self, signed_at: datetime) -> None:
        self._clock.prove(signed_at)
        self.proved = (signed_at, self._clock.monotonic())

    def _refused(self, refused: Refused, evidence: bytes) -> None:
        self._notebook.note(refused.kind.value, refused.why, evidence)

    def _save_floors(self) -> None:
        with suppress(MingbaiError):  # a copy only
            self._store.floors.save_copy()
