"""One press a database: a lock that lasts as long as the process and goes with it, however it ends.

Rules it keeps: SQLite is one folder on one machine, so a locked file in it will do; PostgreSQL may be asked from
several machines, so the database itself holds the lock, bound to our connection; a connection that broke has lost it.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.db import connection

from kiosk.errors import Unreachable

NAME = "press.lock"
_NUMBER = 6_424_711_300_317  # any number, as long as it stays the same
_BUSY = "another `mingbai-hub press` is at work"


class DatabaseLock:
    """Held from `take` to `close`. `take` again is free while it is held."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._fd = -1
        self._by: Any = None

    def take(self) -> None:
        """Raises Unreachable while another process holds it, the database's own errors when that is away."""
        if connection.vendor == "postgresql":
            self._of_postgresql()
        elif self._fd < 0:
            self._fd = self._of_the_folder()

    def close(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)  # which also lets it go
            self._fd = -1
        if self._by is not None:
            self._by = None
            with suppress(Exception), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_NUMBER])

    def _of_the_folder(self) -> int:
        fd = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(fd)
            raise Unreachable(str(self._path), _BUSY, "server") from None
        return fd

    def _of_postgresql(self) -> None:
        connection.ensure_connection()
        if self._by is connection.connection:
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_NUMBER])
            if not cursor.fetchone()[0]:
                raise Unreachable("the database", _BUSY, "server")
        self._by = connection.connection
