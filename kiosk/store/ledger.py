"""The ledger of what was shown: appended to, chained, never changed (the database itself refuses it).

Rules it keeps:
- an entry's link rests on the one before it (kiosk/evidence.py);
- `pending` reads on from where the last report ended, so nothing is reported twice and nothing is left out;
- only what a rule of retention has done with leaves it, from the front, behind an anchor: the rest still verifies.
"""

from __future__ import annotations

from datetime import datetime

from kiosk import evidence
from kiosk.content import codec
from kiosk.content.proof import Shown
from kiosk.store.database import Database, stamp
from kiosk.store.state import State

AT_A_TIME = 2000
"""Entries looked at in one go of pruning: some tens of milliseconds, and several times as many as an hour brings."""


class Ledger:
    """Entries from 1 on."""

    def __init__(self, db: Database, state: State) -> None:
        self._db, self._state = db, state

    def append(self, shown: Shown) -> None:
        entry = codec.encode(shown)
        with self._db.writing():
            place, link = self.head()
            self._db.run("INSERT INTO ledger VALUES (?, ?, ?)", place + 1, entry, evidence.chain(link, entry))

    def head(self) -> tuple[int, str]:
        """How many entries there are, and the last link."""
        row = self._db.row("SELECT place, link FROM ledger ORDER BY place DESC LIMIT 1")
        return (int(row[0]), str(row[1])) if row else self.anchor()

    def anchor(self) -> tuple[int, str]:
        """The place of the last entry that was removed, and its link: what the first remaining one rests on."""
        row = self._db.row("SELECT place, link FROM anchors ORDER BY place DESC LIMIT 1")
        return (int(row[0]), str(row[1])) if row else (0, evidence.START)

    def skews(self, most: int = 100) -> list[float]:
        """By how many seconds the newest changes came late (or early) to the glass, the newest last."""
        rows = self._db.rows("SELECT entry FROM ledger ORDER BY place DESC LIMIT ?", most)
        facts = (codec.decode(row[0], Shown) for row in reversed(rows))
        return [(fact.first - fact.due).total_seconds() for fact in facts if fact.due is not None]

    def pending(self, most: int) -> tuple[list[bytes], int, bool]:
        """Entries not reported yet, at most `most` bytes of them; the place of the last of these; whether more wait."""
        last = self.reported()
        entries: list[bytes] = []
        size = 0
        for place, entry in self._db.rows("SELECT place, entry FROM ledger WHERE place > ? LIMIT 1000", last):
            size += len(entry) + 1
            if size > most and entries:
                break
            entries.append(entry)
            last = place
        return entries, last, last < self.head()[0]

    def reported(self) -> int:
        return int(self._state.get("shown_upto", "0"))

    def report(self, upto: int) -> None:
        """Entries up to this place are in an envelope now."""
        self._state.put("shown_upto", str(upto))

    def prune(self, before: datetime, now: datetime, rule: str) -> int:
        """Remove, from the front, what was last on the glass before this instant; gives how many, AT_A_TIME at most."""
        gone = 0
        end: tuple[int, str] | None = None
        for place, entry, link in self._db.rows("SELECT * FROM ledger ORDER BY place LIMIT ?", AT_A_TIME):
            if codec.decode(entry, Shown).last >= before:
                break
            gone, end = gone + 1, (place, link)
        if end is not None:
            with self._db.writing():
                self._db.run("INSERT INTO anchors VALUES (?, ?, ?, ?)", *end, stamp(now), rule)
                self._db.run("DELETE FROM ledger WHERE place <= ?", end[0])
                self.report(max(end[0], self.reported()))
        return gone

    def broken(self) -> int | None:
        """The place of the first entry that does not fit the chain, or None."""
        removed, link = self.anchor()
        entries = self._db.rows("SELECT entry, link FROM ledger WHERE place > ? ORDER BY place", removed)
        place = evidence.verify(entries, link)
        return None if place is None else removed + place + 1
