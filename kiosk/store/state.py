"""Single values of the store by name, text or instants."""

from __future__ import annotations

from datetime import datetime

from kiosk.store.database import Database, stamp


class State:
    """What is remembered under a name."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, key: str, default: str = "") -> str:
        row = self._db.row("SELECT value FROM state WHERE key = ?", key)
        return str(row[0]) if row else default

    def put(self, key: str, value: str) -> None:
        self._db.run(
            "INSERT INTO state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value
        )

    def instant(self, key: str) -> datetime | None:
        text = self.get(key)
        return datetime.fromisoformat(text) if text else None

    def put_instant(self, key: str, at: datetime) -> None:
        self.put(key, stamp(at))
