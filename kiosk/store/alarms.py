"""What a person must see: refused feeds with their evidence, and troubles of our own, until somebody clears them.

Rules it keeps: the same again only counts (a forged feed is polled every 15 seconds, for months); evidence is cut at
16 kB; what is open is at most MOST rows: beyond that a new one is counted on the last of its kind.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from kiosk.content import codec
from kiosk.store.database import Database, stamp

MAX_EVIDENCE = 16_000
MOST = 200
KEPT = 1000


class Alarm(Struct, frozen=True):
    """One open row."""

    what: str
    why: str
    times: int
    first_at: datetime
    last_at: datetime
    sha256: str


class Alarms:
    """The open alarms, and the cleared ones behind them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def note(self, what: str, why: str, now: datetime, evidence: bytes = b"") -> None:
        """Record one. `what`: a Refusal's value, or one of our own words."""
        sha256, at = codec.sha256(evidence) if evidence else "", stamp(now)
        same = "SELECT id FROM alarms WHERE cleared_at IS NULL AND what = ? AND why = ? AND sha256 = ?"
        with self._db.writing():
            found = self._db.row(same, what, why[:1000], sha256)
            if not found and self._db.row("SELECT count(*) FROM alarms WHERE cleared_at IS NULL")[0] >= MOST:
                found = self._db.row("SELECT max(id) FROM alarms WHERE cleared_at IS NULL AND what = ?", what)
                if found == (None,):
                    return
            if found:
                self._db.run("UPDATE alarms SET times = times + 1, last_at = ? WHERE id = ?", at, found[0])
                return
            self._db.run(
                "INSERT INTO alarms (what, why, sha256, evidence, first_at, last_at) VALUES (?, ?, ?, ?, ?, ?)",
                *(what, why[:1000], sha256, evidence[:MAX_EVIDENCE], at, at),
            )

    def standing(self) -> list[Alarm]:
        """The open ones, oldest first."""
        sql = "SELECT what, why, times, first_at, last_at, sha256 FROM alarms WHERE cleared_at IS NULL ORDER BY id"
        return [
            Alarm(what, why, times, datetime.fromisoformat(first), datetime.fromisoformat(last), sha)
            for what, why, times, first, last, sha in self._db.rows(sql)
        ]

    def clear(self, now: datetime) -> None:
        """A person has seen them. The newest KEPT stay in the store."""
        with self._db.writing():
            self._db.run("UPDATE alarms SET cleared_at = ? WHERE cleared_at IS NULL", stamp(now))
            self._db.run("DELETE FROM alarms WHERE id <= (SELECT max(id) FROM alarms) - ?", KEPT)
