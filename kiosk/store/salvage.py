"""What can still be read of a damaged database, into a fresh one.

Rules it keeps: row by row, from the front until it breaks and from the back until it breaks; nothing is believed that
carries a hash (objects, index, emergency, ledger): whoever loads it verifies it; a number that was given is never given
again: numbers that did not read begin anew at `seconds` (since 1970), so that the hub sees the gap.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kiosk import wire
from kiosk.store.database import TABLES, Database, Row


def salvage(damaged: Path, into: Database, seconds: int) -> dict[str, int]:
    """Copy what reads; gives the number of rows per table."""
    saved = dict.fromkeys(sorted(TABLES), 0)
    try:
        old = sqlite3.connect(damaged, isolation_level=None)
    except sqlite3.Error:
        return saved
    try:
        with into.writing():
            for table in saved:
                for row in _rows(old, table):
                    with suppress(sqlite3.Error):
                        marks = ", ".join("?" * len(row))
                        # Names come from TABLES, values are bound.
                        saved[table] += into.run(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", *row)  # noqa: S608
            if not saved["seqs"]:
                for kind in (*wire.BODIES, "request"):
                    into.run("INSERT INTO seqs VALUES (?, ?)", kind, seconds)
    finally:
        old.close()
    return saved


def _rows(old: sqlite3.Connection, table: str) -> Iterator[Row]:
    """Every row that reads; those between two broken places are lost. Some come twice."""
    backwards = "" if table in {"state", "seqs", "usage"} else " ORDER BY rowid DESC"
    for order in ("", backwards):
        try:
            yield from old.execute(f"SELECT * FROM {table}{order}")  # noqa: S608
            return
        except (sqlite3.Error, UnicodeDecodeError):
            continue
