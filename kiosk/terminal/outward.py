"""What leaves the terminal: everything is an envelope on its own disk before anybody says "received".

Rules it keeps:
- a citizen's word is sealed before it is written; without the office's key it is refused in plain words;
- what was shown goes into the ledger at once and into envelopes by and by, ≤ 64 kB each; while the outbox is full it
  waits in the ledger, where nothing drops it;
- usage is counted per local day, and told only when that day is over; one citizen's steps are never a sequence;
- an envelope's number and the envelope are one transaction, and so are the ledger's mark and its report.
"""

from __future__ import annotations

import os
from datetime import date
from zoneinfo import ZoneInfo

from kiosk import wire
from kiosk.clock import FloorClock
from kiosk.content import codec
from kiosk.content.proof import UNFOUND, UNFOUND_LEAST, Beat, Usage
from kiosk.content.voice import Complaint
from kiosk.store.open import Store
from kiosk.terminal.facts import Receipts
from kiosk.terminal.identity import Identity
from kiosk.terminal.inward import Done
from kiosk.terminal.notebook import Notebook
from kiosk.terminal.orders import Count, Record, Send
from kiosk.terminal.seal import seal
from kiosk.wire import Envelope, Kind

BODY = 45_000
"""Bytes of a body that still fit an envelope: 64,000, less a third for base64, less the frame."""

REPORT_AFTER_S = 600.0
"""What was shown is told no later than this after it was."""

PLACES_A_DAY = 20_000
"""Beyond this many different places in a day a new one is not counted: it would be noise, not use."""


class Outward:
    """The hub's side of the keeper."""

    def __init__(self, store: Store, clock: FloorClock, identity: Identity, zone: ZoneInfo, notebook: Notebook) -> None:
        self._store, self._clock, self._identity, self._zone = store, clock, identity, zone
        self._notebook = notebook
        self._terminal = ""
        self._waiting_since: float | None = clock.monotonic() if self._unreported() else None

    def record(self, order: Record) -> Done:
        self._store.ledger.append(order.shown)
        if self._waiting_since is None:
            self._waiting_since = self._clock.monotonic()
        return Done(None, {})

    def count(self, order: Count) -> Done:
        self._store.usage.count(self._today(), order.place[:200], PLACES_A_DAY)
        return Done(None, {})

    def send(self, order: Send, hub_key: str) -> Done:
        """Answers the id of the envelope. Raises BadInput without a key, Full or ReadOnly without a place for it."""
        body = codec.encode(order.body)
        if isinstance(order.body, Complaint):
            return Done(self._put("complaint", seal(body, hub_key, "complaint"), sealed=True).id, {})
        return Done(self._put("help", body).id, {})

    def receipts(self, fact: Receipts) -> Done:
        with self._store.db.writing():
            for receipt in fact.receipts:
                if not self._store.outbox.receive(receipt):
                    self._notebook.note("receipt", f"the hub named other bytes than those of envelope {receipt.id}")
        return Done(None, {})

    def report(self) -> None:
        """Put into envelopes what has waited long enough: what was shown, and the usage of days that are over."""
        long = self._waiting_since is not None and self._clock.monotonic() - self._waiting_since >= REPORT_AFTER_S
        more = True
        while more:
            entries, upto, more = self._store.ledger.pending(BODY)
            if not entries or not (more or long) or self._store.outbox.full():
                break
            with self._store.db.writing():
                self._put("shown", b"[" + b",".join(entries) + b"]")
                self._store.ledger.report(upto)
            if not more:
                self._waiting_since = None
        for day in self._store.usage.days_before(self._today()):
            if not self._store.outbox.full():
                self._tell_usage(day)

    def beat(self, beat: Beat) -> None:
        self._put("beat", codec.encode(beat))

    def tidy(self) -> int:
        """Drop what has expired; gives how many."""
        return self._store.outbox.drop_expired(self._clock.now())

    def next(self, limit: int) -> tuple[Envelope, ...]:
        return self._store.outbox.next(limit, self._clock.now())

    def request_seq(self) -> int:
        # Milliseconds as the least: it grows on even if the database, and the last number with it, was lost.
        return self._store.outbox.next_seq("request", int(self._clock.now().timestamp() * 1000))

    def _put(self, kind: Kind, body: bytes, *, sealed: bool = False) -> Envelope:
        now = self._clock.now()
        self._terminal = self._terminal or self._identity.fingerprint()
        envelope_id = wire.uuid7(now, os.urandom(10))
        unsure = self._clock.unsure()

        def make(seq: int) -> Envelope:
            return Envelope(
                id=envelope_id,
                kind=kind,
                terminal=self._terminal,
                seq=seq,
                made_at=now,
                clock="unsure" if unsure else "sure",
                body=body,
                sealed=sealed,
            )

        return self._store.outbox.put(kind, make)

    def _tell_usage(self, day: date) -> None:
        with self._store.db.writing():
            for places in _pieces(_told(self._store.usage.of(day))):
                self._put("usage", codec.encode(Usage(day=day, places=places)))
            self._store.usage.forget(day)

    def _today(self) -> date:
        return self._clock.now().astimezone(self._zone).date()

    def _unreported(self) -> bool:
        return self._store.ledger.head()[0] > self._store.ledger.reported()


def _told(places: dict[str, int]) -> dict[str, int]:
    """What leaves the terminal: a word that few typed may be somebody's own."""
    return {place: n for place, n in places.items() if n >= UNFOUND_LEAST or not place.startswith(UNFOUND)}


def _pieces(places: dict[str, int]) -> list[dict[str, int]]:
    """Counts of a day in pieces that fit an envelope."""
    pieces: list[dict[str, int]] = [{}]
    size = 0
    for place, n in places.items():
        size += len(place.encode()) + 16
        if size > BODY:
            pieces.append({})
            size = len(place.encode()) + 16
        pieces[-1][place] = n
    return pieces
