"""Opening a terminal's disk: the folder, its lock, the database, and what to do when one is not as it should be.

Rules it keeps:
- one process per data_dir: a second is refused in plain words;
- folders 0700, files 0600: complaints wait in here;
- a damaged database is moved aside, a fresh one is made, what still reads is taken over, floors at any rate: a terminal
  never fails to start because of its disk, as long as there is one;
- a disk that takes no writing is opened for reading: the last edition plays on.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kiosk.errors import BadInput, Full, MingbaiError
from kiosk.store import outbox
from kiosk.store.alarms import Alarms
from kiosk.store.blobs import Blobs
from kiosk.store.database import NOWHERE, Broken, Database, ReadOnly
from kiosk.store.editions import Editions, Loaded, Step, _go_on
from kiosk.store.floors import Floors
from kiosk.store.ledger import Ledger
from kiosk.store.outbox import Outbox
from kiosk.store.salvage import salvage
from kiosk.store.state import State
from kiosk.store.usage import UsageCounts

FOLDERS = ("blobs", "incoming", "tuf", "log")
ASIDE = 3
"""How many damaged databases are kept for somebody to look at."""


class Store:
    """All that is on the disk of one terminal, for one feed (the SHA-256 of its first root; may be empty)."""

    def __init__(
        self,
        data_dir: Path,
        feed: str,
        now: Callable[[], datetime],
        *,
        step: Step = _go_on,
        ceiling: int = outbox.CEILING,
    ) -> None:
        """Open or make it. Raises BadInput when a person must act: no permission, in use, made by newer software."""
        self.data_dir, self.feed = data_dir, feed
        self.troubles: list[str] = []
        self._closed = False
        self._now, self._step, self._ceiling = now, step, ceiling
        self._lock = _locked(data_dir)
        try:
            for name in FOLDERS:
                with suppress(OSError):  # a disk that takes no writing may still have what is needed
                    (data_dir / name).mkdir(mode=0o700, exist_ok=True)
            self._take(self._opened())
        except BaseException:
            os.close(self._lock)
            raise

    @property
    def readonly(self) -> bool:
        return self.db.readonly

    def load(self) -> Loaded:
        """The edition to show. A database that does not read is renewed first."""
        try:
            return self.editions.load()
        except Broken as e:
            self.renew(str(e))
            return self.editions.load()

    def renew(self, why: str) -> None:
        """Move a damaged database aside and go on with a fresh one, with all that could be saved."""
        with suppress(MingbaiError):
            self.db.close()
        self._take(self._fresh(why))

    def reopen(self) -> bool:
        """Try to write again after the disk took no writing; whether it does now."""
        known = list(self.troubles)
        try:
            db = self._opened()
        except MingbaiError:
            db = Database(NOWHERE, readonly=True)
        if db.readonly:
            db.close()
            self.troubles = known  # it has been said
            return False
        with suppress(MingbaiError):
            self.db.close()
        self._take(db)
        return True

    def close(self) -> None:
        """Everything was committed long before; this only lets go."""
        if self._closed:
            return
        self._closed = True
        try:
            with suppress(MingbaiError):
                if not self.db.readonly:
                    self.db.settle()
                self.db.close()
        finally:
            os.close(self._lock)

    def _take(self, db: Database) -> None:
        self.db = db
        self.state = State(db)
        self.blobs = Blobs(self.data_dir / "blobs")
        self.floors = Floors(db, self.feed, self.data_dir / "floors.json")
        self.editions = Editions(db, self.blobs, self.floors, self.feed, self._step)
        self.alarms = Alarms(db)
        self.ledger = Ledger(db, self.state)
        self.outbox = Outbox(db, self._ceiling)
        self.usage = UsageCounts(db)
        if not db.readonly:
            with suppress(MingbaiError):  # a full disk: they are restored at the next start
                self.floors.restore()

    def _opened(self) -> Database:
        path = self.data_dir / "store.db"
        try:
            with suppress(OSError):  # made by us, so that nobody else may read it; its log takes the same mode
                os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            return Database(path)
        except (ReadOnly, Full) as e:
            self.troubles.append(f"opened for reading only: {e}")
            try:
                return Database(path, readonly=True)
            except ReadOnly as second:
                raise BadInput(
                    str(self.data_dir), f"no write permission ({second})", "let the kiosk's user own it"
                ) from e
        except Broken as e:
            return self._fresh(str(e))

    def _fresh(self, why: str) -> Database:
        path = self.data_dir / "store.db"
        self.troubles.append(f"a damaged database was moved aside: {why}")
        try:
            _move_aside(path)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            db = Database(path)
        except (OSError, MingbaiError) as e:
            # Nothing more to be had from this disk: what is on the glass stays there, and `reopen` tries on.
            self.troubles.append(f"and no fresh one could be made: {e}")
            return Database(NOWHERE, readonly=True)
        try:
            saved = salvage(_aside(path, 1), db, int(self._now().timestamp()))
            self.troubles.append("saved from it: " + ", ".join(f"{n} {table}" for table, n in saved.items() if n))
        except MingbaiError as e:
            self.troubles.append(f"nothing could be saved from it: {e}")
        return db


def in_use(data_dir: Path) -> bool:
    """Whether a terminal runs with this folder."""
    try:
        os.close(_locked(data_dir))
    except BadInput:
        return True
    return False


def _locked(data_dir: Path) -> int:
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        # The folder itself is the lock: no file of our own to lose, and it works on a disk that takes no writing.
        descriptor = os.open(data_dir, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as e:
        raise BadInput(str(data_dir), f"cannot be used as data_dir: {e.strerror}", "let the kiosk's user own it") from e
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as e:
        os.close(descriptor)
        raise BadInput(
            str(data_dir), "another Mingbai runs with this data_dir", "one per screen; stop the other"
        ) from e
    with suppress(OSError):
        data_dir.chmod(0o700)
    return descriptor


def _move_aside(path: Path) -> None:
    """The newest damaged one is number 1; beyond ASIDE they are forgotten."""
    for number in range(ASIDE, 0, -1):
        newer = _aside(path, number - 1) if number > 1 else path
        for tail in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                Path(f"{newer}{tail}").replace(f"{_aside(path, number)}{tail}")


def _aside(path: Path, number: int) -> Path:
    return path.with_name(f"{path.name}.damaged-{number}")
