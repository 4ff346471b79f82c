"""How often each place was opened on a local day: numbers only, no order, no times."""

from __future__ import annotations

from datetime import date

from kiosk.store.database import Database


class UsageCounts:
    """Counts by day and place."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def count(self, day: date, place: str, most: int) -> None:
        """One more. Nothing when the day has `most` places already and this is a new one."""
        with self._db.writing():
            sql = "UPDATE usage SET n = n + 1 WHERE day = ? AND place = ?"
            if self._db.run(sql, day.isoformat(), place):
                return
            if self._db.row("SELECT count(*) FROM usage WHERE day = ?", day.isoformat())[0] < most:
                self._db.run("INSERT INTO usage VALUES (?, ?, 1)", day.isoformat(), place)

    def days_before(self, day: date) -> list[date]:
        """Days with counts that are over, oldest first."""
        rows = self._db.rows("SELECT DISTINCT day FROM usage WHERE day < ? ORDER BY day", day.isoformat())
        return [date.fromisoformat(row[0]) for row in rows]

    def of(self, day: date) -> dict[str, int]:
        """The counts of one day."""
        return dict(self._db.rows("SELECT place, n FROM usage WHERE day = ? ORDER BY place", day.isoformat()))

    def forget(self, day: date) -> None:
        self._db.run("DELETE FROM usage WHERE day = ?", day.isoformat())
