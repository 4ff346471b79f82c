"""Disks that fail as disks do: full, forbidden, or in a machine that loses power between two files.

Rules it keeps: everything before the failure is really written, by hub.press's own hand.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from hub.press.disk import Disk


class PowerCut(BaseException):
    """The machine is gone: no `except Exception` may go on after it."""


class WatchedDisk(Disk):
    """Keeps the names of what it wrote, in order. No sync: a test waits for nothing."""

    def __init__(self) -> None:
        super().__init__(sync=False)
        self.written: list[Path] = []

    def _put(self, path: Path, chunks: Iterable[bytes], mode: int, mtime: int | None) -> None:
        super()._put(path, chunks, mode, mtime)
        self.written.append(path)


class DyingDisk(WatchedDisk):
    """Loses power before the file number `after`, counted from 0, leaving what a cut-off write leaves."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._left = after

    def _put(self, path: Path, chunks: Iterable[bytes], mode: int, mtime: int | None) -> None:
        if self._left == 0:
            path.parent.mkdir(parents=True, exist_ok=True)
            (path.parent / ".tmp-cut-off").write_bytes(b"half")
            raise PowerCut
        self._left -= 1
        super()._put(path, chunks, mode, mtime)


class FailingDisk(WatchedDisk):
    """Has room (or leave) for `after` files, then answers every write with this errno."""

    def __init__(self, after: int, number: int = errno.ENOSPC) -> None:
        super().__init__()
        self._left, self._errno = after, number

    def _put(self, path: Path, chunks: Iterable[bytes], mode: int, mtime: int | None) -> None:
        if self._left == 0:
            raise OSError(self._errno, os.strerror(self._errno), str(path))
        self._left -= 1
        super()._put(path, chunks, mode, mtime)
