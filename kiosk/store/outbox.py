"""Envelopes that wait for their receipts (definitions D8).

Rules it keeps:
- what is put in here stays until a receipt names its very bytes, it expires (help), or room is needed;
- over CEILING usage goes first, then beats, then help, oldest first; complaints and evidence never;
- most urgent kinds go out first, and within a kind in the order of their numbers;
- the same receipt twice is one receipt; one whose hash is not that of the envelope changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from kiosk import wire
from kiosk.content import codec
from kiosk.store.database import Database, stamp
from kiosk.wire import Envelope, Receipt

CEILING = 50_000_000
URGENCY = {"help": 0, "complaint": 1, "beat": 2, "shown": 3, "usage": 4}


class Outbox:
    """What waits, and the numbers given."""

    def __init__(self, db: Database, ceiling: int = CEILING) -> None:
        self._db, self._ceiling = db, ceiling

    def put(self, kind: str, make: Callable[[int], Envelope]) -> Envelope:
        """Number an envelope (`make` is given its number), keep it. Raises Full, ReadOnly."""
        with self._db.writing():
            envelope = make(self.next_seq(kind))
            data = codec.encode(envelope)
            if len(data) > wire.MAX_ENVELOPE:
                raise ValueError(f"an envelope of {len(data):,} bytes")
            self._db.run(
                "INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?)",
                *(
                    envelope.id,
                    kind,
                    URGENCY[kind],
                    envelope.seq,
                    stamp(envelope.made_at),
                    codec.sha256(data),
                    data,
                ),
            )
            self._make_room()
        return envelope

    def next_seq(self, kind: str, at_least: int = 1) -> int:
        """The next number of a kind, one more than the last, committed with the transaction around."""
        with self._db.writing():
            self._db.run(
                "INSERT INTO seqs VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET last = max(last + 1, excluded.last)",
                *(kind, at_least),
            )
            return int(self._db.row("SELECT last FROM seqs WHERE kind = ?", kind)[0])

    def next(self, limit: int, now: datetime) -> tuple[Envelope, ...]:
        """What to send now: at most `limit` and MAX_POST bytes. What has expired is not sent any more."""
        found: list[Envelope] = []
        size = 2
        for (data,) in self._db.rows("SELECT envelope FROM outbox ORDER BY urgency, kind, seq LIMIT ?", limit):
            envelope = codec.decode(data, Envelope, "outbox")
            if wire.expired(envelope, now):
                continue
            size += len(data) + 1
            if size > wire.MAX_POST:
                break
            found.append(envelope)
        return tuple(found)

    def receive(self, receipt: Receipt) -> bool:
        """Take a receipt; False when it names other bytes than ours. One for an envelope already gone is fine."""
        row = self._db.row("SELECT sha256 FROM outbox WHERE id = ?", receipt.id)
        if not row:
            return True
        if row[0] != receipt.sha256:
            return False
        self._db.run("DELETE FROM outbox WHERE id = ?", receipt.id)
        return True

    def drop_expired(self, now: datetime) -> int:
        """Remove what is worth nothing any more; gives how many."""
        gone = 0
        with self._db.writing():
            for kind, life in wire.LIVES.items():
                gone += self._db.run("DELETE FROM outbox WHERE kind = ? AND made_at < ?", kind, stamp(now - life))
        return gone

    def queued(self) -> dict[str, int]:
        """How many of each kind wait."""
        return dict(self._db.rows("SELECT kind, count(*) FROM outbox GROUP BY kind ORDER BY min(urgency)"))

    def full(self) -> bool:
        """Whether evidence had better wait in the ledger, where it is safe, than be put in envelopes."""
        return self._size() > self._ceiling

    def _size(self) -> int:
        return int(self._db.row("SELECT coalesce(sum(length(envelope)), 0) FROM outbox")[0])

    def _make_room(self) -> None:
        over = self._size() - self._ceiling
        for kind in wire.DROPPED_FIRST:
            for envelope_id, size in self._db.rows(
                "SELECT id, length(envelope) FROM outbox WHERE kind = ? ORDER BY seq", kind
            ):
                if over <= 0:
                    return
                self._db.run("DELETE FROM outbox WHERE id = ?", envelope_id)
                over -= size
