"""Writing what is on its way: whole, or not at all, and still there after a power cut.

Rules it keeps: a file is written beside its place, synced, renamed into it, and the folder is synced; a file that
already holds these bytes is not written again (a heartbeat comes every ten minutes, and flash memory wears out); the
disk's errors become Full or Damaged here.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from kiosk.errors import Damaged, Full

TMP = ".tmp"
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


def write(path: Path, data: bytes) -> None:
    """Raises OSError; call it inside `translated`."""
    with contextlib.suppress(OSError):
        if path.read_bytes() == data:
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + TMP)
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder outlast a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def translated(folder: Path, needed: int = 0) -> Iterator[None]:
    """No room is Full, anything else the disk says is Damaged."""
    try:
        yield
    except OSError as e:
        if e.errno in _NO_ROOM:
            raise Full(str(folder), needed, free_bytes(folder)) from e
        raise Damaged(f"{folder}: {e.strerror or e}") from e


def free_bytes(folder: Path) -> int:
    """Room on the disk of a folder, which need not be there yet; 0 if that cannot be said."""
    for each in (folder, *folder.parents):
        with contextlib.suppress(FileNotFoundError):
            return shutil.disk_usage(each).free
    return 0
