"""Floors: the newest serials and time a feed was accepted with, per version of its root (feed.md §2.3).

Rules it keeps:
- a floor only rises, until a verified new root replaces the keys that had raised it: then, and only for what those keys
  sign, it begins again at 0; else a thief who signed serial 2⁵³ would lock every honest edition out for ever;
- a root older than the one trusted is never taken;
- a copy lies beside the database (floors.json), so that floors outlive it.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from kiosk.errors import MingbaiError, Refusal, Refused
from kiosk.store import blobs
from kiosk.store.database import Database, stamp

What = Literal["edition", "emergency", "time"]
WHATS: tuple[What, ...] = ("edition", "emergency", "time")

SIGNED_BY: dict[str, What] = {"content": "edition", "emergency": "emergency", "timestamp": "time"}
"""Which role's keys raise which floor."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Floors:
    """The floors of one feed."""

    def __init__(self, db: Database, feed: str, copy: Path) -> None:
        self._db, self._feed, self._copy = db, feed, copy

    def root(self) -> int:
        """The version of the trusted root; 0 before the first."""
        row = self._db.row("SELECT version FROM roots WHERE feed = ?", self._feed)
        return int(row[0]) if row else 0

    def root_expires(self) -> datetime | None:
        row = self._db.row("SELECT expires FROM roots WHERE feed = ?", self._feed)
        return datetime.fromisoformat(row[0]) if row and row[0] else None

    def get(self, what: What) -> int:
        """A serial, or microseconds since 1970; 0 where there is none."""
        sql = "SELECT value FROM floors WHERE feed = ? AND what = ? AND root_version = ?"
        row = self._db.row(sql, self._feed, what, self.root())
        return int(row[0]) if row else 0

    def time(self) -> datetime | None:
        """The newest x-signed-at accepted."""
        value = self.get("time")
        return EPOCH + timedelta(microseconds=value) if value else None

    def rise(self, what: What, value: int) -> None:
        self._db.run(
            "INSERT INTO floors VALUES (?, ?, ?, ?)"
            " ON CONFLICT (feed, root_version, what) DO UPDATE SET value = max(value, excluded.value)",
            *(self._feed, self.root(), what, value),
        )

    def rise_time(self, signed_at: datetime) -> None:
        self.rise("time", (signed_at - EPOCH) // timedelta(microseconds=1))

    def rotate(self, version: int, changed: Collection[str], expires: datetime | None = None) -> set[What]:
        """Go by root `version` from now on; gives what was lowered. Raises Refused for an older root."""
        before = self.root()
        if version < before:
            raise Refused(Refusal.ROLLBACK, f"root {version}, but root {before} is trusted already")
        lowered = {SIGNED_BY[role] for role in changed if role in SIGNED_BY} if version > before else set()
        with self._db.writing():
            kept: dict[What, int] = {what: 0 if what in lowered else self.get(what) for what in WHATS}
            self._db.run(
                "INSERT INTO roots VALUES (?, ?, ?) ON CONFLICT (feed)"
                " DO UPDATE SET version = excluded.version, expires = coalesce(excluded.expires, expires)",
                *(self._feed, version, stamp(expires) if expires else None),
            )
            for what in WHATS:
                self.rise(what, kept[what])
        return lowered

    def save_copy(self) -> None:
        """Write the copy that outlives the database."""
        own: dict[str, int] = {"root_version": self.root(), **{what: self.get(what) for what in WHATS}}
        blobs.write(self._copy, json.dumps({self._feed: own}).encode())

    def restore(self) -> None:
        """Take what the copy says, where it is more than what we have. A copy that cannot be read is none."""
        try:
            own = json.loads(self._copy.read_bytes()).get(self._feed, {})
            version = int(own.get("root_version", 0))
            values = {what: int(own.get(what, 0)) for what in WHATS}
        except (OSError, ValueError, AttributeError, TypeError, MingbaiError):
            return
        with self._db.writing():
            if version > self.root():
                self.rotate(version, ())
            if version == self.root():
                for what in WHATS:
                    self.rise(what, values[what])
