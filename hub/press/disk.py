"""Files that are there whole or not at all: the one hand that writes into a workshop.

Rules it keeps:
- a file is written beside its place, synced, renamed into it, and the folder is synced: a power cut leaves old or new;
- a timestamp's mtime strictly increases in whole seconds, because nginx makes its ETag of second and size (feed.md §3);
- no room is Full, no permission is BadInput; both name the path, and neither leaves half a file behind.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.errors import BadInput, Damaged, Full, MingbaiError

TMP = ".tmp-"
_CHUNK = 1 << 20
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_NO_LEAVE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class Disk:
    """Writes, copies and removes. `sync=False` is for tests and throw-away demos only."""

    def __init__(self, *, sync: bool = True) -> None:
        self._sync = sync

    def write(self, path: Path, data: bytes, *, mode: int = 0o644, mtime: int | None = None) -> None:
        """Put `data` at `path`, whole. `mtime`: whole seconds since the epoch. Raises Full or BadInput."""
        try:
            self._put(path, (data,), mode, mtime)
        except OSError as e:
            raise translated(e, path, len(data)) from e

    def copy(self, source: Path, target: Path, sha256: str, length: int) -> None:
        """Copy a file, verifying its hash and length on the way. Raises Damaged if it is not what it should be."""
        try:
            self._put(target, _verified(source, sha256, length), 0o644, None)
        except OSError as e:
            raise translated(e, target if e.errno in _NO_ROOM else source, length) from e

    def room(self, path: Path, needed: int) -> None:
        """Raises Full when `needed` bytes do not fit where `path` lies: asked before a film is copied, not after."""
        free = _free(path)
        if needed > free:
            raise Full(str(path), needed, free)

    def folder(self, path: Path, mode: int) -> None:
        """Make a folder (and its parents) if it is missing; a wider mode than `mode` is narrowed."""
        try:
            path.mkdir(parents=True, exist_ok=True, mode=mode)
            if path.stat().st_mode & 0o777 & ~mode:
                path.chmod(mode)
        except OSError as e:
            raise translated(e, path, 0) from e

    def remove(self, path: Path) -> None:
        """Remove a file; one that is not there is no error."""
        try:
            path.unlink(missing_ok=True)
        except OSError as e:
            raise translated(e, path, 0) from e

    def _put(self, path: Path, chunks: Iterable[bytes], mode: int, mtime: int | None) -> None:
        _make_parents(path.parent)
        tmp = path.parent / f"{TMP}{os.getpid()}-{secrets.token_hex(4)}"
        try:
            fd = os.open(tmp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
            with os.fdopen(fd, "wb") as file:
                os.fchmod(fd, mode)  # the umask must not decide who reads a feed or a key
                for chunk in chunks:
                    file.write(chunk)
                file.flush()
                if mtime is not None:
                    os.utime(fd, ns=(mtime * 1_000_000_000, mtime * 1_000_000_000))
                if self._sync:
                    os.fsync(fd)
            tmp.replace(path)
        except BaseException:
            tmp.unlink(missing_ok=True)
            raise
        if self._sync:
            _sync_folder(path.parent)


def translated(error: OSError, path: Path, needed: int) -> MingbaiError:
    """Our error for one of the system's."""
    if error.errno in _NO_ROOM:
        return Full(str(path), needed, _free(path))
    if error.errno in _NO_LEAVE:
        return BadInput(
            str(path), f"no permission: {error.strerror}", "run as the owner of the folder, or choose another"
        )
    return BadInput(str(path), error.strerror or str(error))


def _make_parents(folder: Path) -> None:
    """Missing folders get the mode of the one they stand in: public stays public, keys stay private, whatever umask."""
    if folder.is_dir():
        return
    _make_parents(folder.parent)
    folder.mkdir(exist_ok=True)
    folder.chmod(folder.parent.stat().st_mode & 0o777)


def _verified(source: Path, sha256: str, length: int) -> Iterator[bytes]:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            yield chunk
    if size != length or digest.hexdigest() != sha256:
        raise Damaged(f"{source}: changed while it was published; publish again")


def _free(path: Path) -> int:
    while not path.exists() and path != path.parent:
        path = path.parent
    try:
        return shutil.disk_usage(path).free
    except OSError:
        return 0


def _sync_folder(path: Path) -> None:
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
