"""The connection to store.db: settings, migrations, transactions, and sqlite3's errors in our own words.

Rules it keeps:
- WAL and synchronous=FULL: what `writing()` has left without an error survives a power cut;
- everything that belongs together is written inside one `writing()`; inside another it joins that one;
- foreign errors are translated here, once: no room or quota → Full, not our database any more → Broken, a disk
  that takes no writing → ReadOnly, held by another → Unreachable (try later); an error in our own SQL stays one;
- migrations are files in the order of MIGRATIONS, appended, never edited; `user_version` counts those applied.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.errors import BadInput, Damaged, Full, Unreachable

MIGRATIONS = ("schema.sql", "schema_2.sql")

TABLES = {
    *("state", "objects", "editions", "emergency", "roots", "floors"),
    *("alarms", "ledger", "anchors", "outbox", "seqs", "usage"),
}

_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_CLOSED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
# Reading failed. Every other disk error is one of writing (a quota, a limit, a spent disk): the file is as it was.
_UNREADABLE = {
    *(sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ),
    *(sqlite3.SQLITE_IOERR_CORRUPTFS, sqlite3.SQLITE_IOERR_DATA),
}

NOWHERE = Path(":memory:")
"""An empty database that takes no writing, for when there is no other."""

Row = tuple[Any, ...]


class ReadOnly(Damaged):
    """The disk takes no more writing. What is on it can still be read."""


class Broken(Damaged):
    """The file is no database of ours any more, or in part unreadable: it is moved aside (kiosk/store/open.py)."""


def stamp(at: datetime) -> str:
    """An instant as the store writes it: UTC, so that text sorts as time does."""
    return at.astimezone(UTC).isoformat()


class Database:
    """One connection, used by one thread at a time (the keeper's)."""

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        """Open, bring to the newest version. Raises Broken, ReadOnly, Full; BadInput for one of newer software."""
        self.path, self.readonly = path, readonly
        self._depth = 0
        with _translated(path):
            self._connection = _connect(path, readonly)
            try:
                version = int(self.row("PRAGMA user_version")[0])
                if version > len(MIGRATIONS):
                    raise BadInput(str(path), f"made by newer software (version {version})", "install that software")
                if not readonly or path == NOWHERE:
                    self._migrate(version)
                missing = TABLES - {row[0] for row in self.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
                if missing:
                    raise Broken(f"{path}: without its tables {', '.join(sorted(missing))}")
            except BaseException:
                self._connection.close()
                raise

    def rows(self, sql: str, *values: Any) -> list[Row]:
        with _translated(self.path):
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Any) -> Row:
        """The first row, or () when there is none."""
        with _translated(self.path):
            found = self._connection.execute(sql, values).fetchone()
            return found if found is not None else ()

    def run(self, sql: str, *values: Any) -> int:
        """Execute inside a transaction (the one around, or its own); gives the number of rows changed."""
        with self.writing(), _translated(self.path):
            return self._connection.execute(sql, values).rowcount

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it is on the disk afterwards, or nothing."""
        if self._depth:
            yield
            return
        if self.readonly:
            raise ReadOnly(f"{self.path}: opened for reading only")
        with _translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # SQLite may have rolled back on its own (a full disk does that), then there is nothing left to do.
                if self._connection.in_transaction:
                    with suppress(sqlite3.Error):
                        self._connection.execute("ROLLBACK")
                raise
            finally:
                self._depth = 0

    def settle(self) -> None:
        """Bring the log into the main file, so that also a reader that cannot write finds the newest state."""
        with _translated(self.path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def check(self) -> None:
        """Read every page. Raises Broken when one is not what it should be. Takes a while: for idle hours."""
        found = [str(row[0]) for row in self.rows("PRAGMA quick_check(1)")]
        if found != ["ok"]:
            raise Broken(f"{self.path}: {found[0]}")

    def close(self) -> None:
        with _translated(self.path):
            self._connection.close()

    def _migrate(self, version: int) -> None:
        for number, name in enumerate(MIGRATIONS[version:], version + 1):
            script = Path(__file__).with_name(name).read_text(encoding="utf-8")
            # In one transaction with its number: a power cut leaves the old version, whole.
            self._connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version={number};\nCOMMIT;")


def _connect(path: Path, readonly: bool) -> sqlite3.Connection:
    # The keeper's thread takes the connection over from the thread that opened it; never two at a time.
    if not readonly or path == NOWHERE:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=5)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "journal_size_limit=16000000"):
            connection.execute(f"PRAGMA {pragma}")
        return connection
    for how in ("mode=ro", "immutable=1"):  # the second without the log: all that a disk gone read-only may allow
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?{how}", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("SELECT count(*) FROM state")
            return connection
        except sqlite3.OperationalError:
            connection.close()
    raise ReadOnly(f"{path}: cannot be read either")


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as e:
        whole = getattr(e, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        code = whole & 0xFF
        if code in _BROKEN or whole in _UNREADABLE:
            raise Broken(f"{path}: {e}") from e
        if code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}:
            raise Full(f"{path}: {e}", 4096, shutil.disk_usage(path.parent).free) from e
        if code in _CLOSED:
            raise ReadOnly(f"{path}: {e}") from e
        if code in _BUSY:
            raise Unreachable(str(path), str(e)) from e
        raise
