"""A keeper without a disk: answers the courier as the real one does, and remembers what it was told.

Rules it keeps: a fact is done when it was told; floors rise with what is installed and fall when a rotation says so;
`refuse` and `hold` make the next answer an error, or keep it back until `release`.
"""

from __future__ import annotations

from concurrent.futures import Future
from threading import Event
from typing import Any

from msgspec.structs import replace

from kiosk.command import Call
from kiosk.content.index import MediaRef
from kiosk.terminal.facts import (
    Arrived,
    ArrivedEmergency,
    DeferredArrived,
    Fact,
    Floors,
    Heartbeat,
    Installed,
    Receipts,
    Rotated,
)
from kiosk.terminal.snapshot import Membership
from kiosk.wire import Envelope


class FakeKeeper:
    """Implements `facts.KeeperPort`. `told` holds every fact in order; `outbox` is what waits to be sent."""

    def __init__(self) -> None:
        self.told: list[Fact] = []
        self.objects: set[str] = set()
        self.want: list[MediaRef] = []
        self.outbox: list[Envelope] = []
        self.held: list[tuple[Fact, Future[Any]]] = []
        self._floors = Floors()
        self._errors: dict[type, list[Exception]] = {}
        self._holding: set[type] = set()
        self._number = 0
        self.member = Membership("approved")
        self.replies = Call()
        self.asked = Event()  # set once an answer is held back

    def refuse(self, kind: type, error: Exception) -> None:
        """The next fact of this kind gets the error."""
        self._errors.setdefault(kind, []).append(error)

    def hold(self, kind: type) -> None:
        """Facts of this kind get no answer until `release`."""
        self._holding.add(kind)

    def release(self) -> None:
        self._holding.clear()
        while self.held:
            fact, future = self.held.pop(0)
            future.set_result(self._done(fact))

    def lose(self) -> None:
        """The edition that stood was damaged on the disk; its floor holds."""
        self._floors = replace(self._floors, installed=0)
        self.objects.clear()

    def of(self, kind: type) -> list[Any]:
        """The facts of one kind."""
        return [fact for fact in self.told if isinstance(fact, kind)]

    def tell(self, fact: Fact) -> Future[Any]:
        self.told.append(fact)
        future: Future[Any] = Future()
        errors = self._errors.get(type(fact))
        if errors:
            future.set_exception(errors.pop(0))
        elif type(fact) in self._holding:
            self.held.append((fact, future))
            self.asked.set()
        else:
            future.set_result(self._done(fact))
        return future

    def floors(self) -> Floors:
        return self._floors

    def have(self, sha256: str) -> bool:
        return sha256 in self.objects

    def wanted(self) -> tuple[MediaRef, ...]:
        return tuple(self.want)

    def outgoing(self, limit: int = 50) -> tuple[Envelope, ...]:
        return tuple(self.outbox[:limit])

    def membership(self) -> Membership:
        return self.member

    def call(self) -> Call:
        return self.replies

    def request_seq(self) -> int:
        self._number += 1
        return self._number

    def _done(self, fact: Fact) -> Any:
        floors = self._floors
        if isinstance(fact, Arrived):
            assert {ref.sha256 for ref in fact.index.required()} <= self.objects | set(fact.files)
            for sha256, path in fact.files.items():
                self.objects.add(sha256)
                path.unlink()
            serial = fact.index.serial
            self._floors = replace(floors, edition=serial, installed=serial, time=fact.signed_at)
            return Installed(serial, fact.etag)
        if isinstance(fact, ArrivedEmergency):
            serial = fact.emergency.serial
            self._floors = replace(floors, emergency=serial, installed_emergency=serial)
            return Installed(serial)
        if isinstance(fact, Heartbeat):
            self._floors = replace(floors, time=fact.signed_at)
        if isinstance(fact, Rotated):
            fallen: dict[str, Any] = {
                "content": {"edition": 0},
                "emergency": {"emergency": 0},
                "timestamp": {"time": None},
            }
            lowered: dict[str, Any] = {}
            for role in fact.changed:
                lowered.update(fallen[role])
            self._floors = replace(floors, root_version=fact.root_version, **lowered)
        if isinstance(fact, DeferredArrived):
            self.objects.add(fact.sha256)
            self.want = [media for media in self.want if media.sha256 != fact.sha256]
            fact.path.unlink()
        if isinstance(fact, Receipts):
            sent = {receipt.id for receipt in fact.receipts}
            self.outbox = [envelope for envelope in self.outbox if envelope.id not in sent]
        return None
