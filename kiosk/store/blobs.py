"""Media on the disk: incoming/ → blobs/<aa>/<sha256>, by rename.

Rules it keeps:
- a file in blobs/ had the right hash when it was taken over, and was on the disk (fsync of file and folder) before its
  edition was installed;
- after a start nothing counts as whole until it was read again (`check`); a damaged file is removed, never shown;
- foreign errors are translated here: no room → Full, a disk that takes no writing → ReadOnly, all others → Damaged.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.errors import Damaged, Full
from kiosk.store.database import ReadOnly

CHUNK = 4_000_000
"""Bytes read at a time: about 10 ms, so that whoever checks between two orders keeps nobody waiting."""

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}


class Blobs:
    """The folder of media by hash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Whether it is here; whether it is whole is `check`'s to say."""
        return self.path(sha256).is_file()

    def take(self, sha256: str, length: int, source: Path) -> None:
        """Move a file that came into its place. Raises Damaged (and removes it) when it is not what it should be."""
        target = self.path(sha256)
        with translated(target):
            if not all(_reads(source, sha256, length)):
                source.unlink(missing_ok=True)
                raise Damaged(f"{source}: not what its hash says")
            new_folder = not target.parent.is_dir()
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            sync(source)
            source.chmod(0o600)
            source.replace(target)
            sync(target.parent)
            if new_folder:
                sync(self.folder)

    def check(self, sha256: str, length: int) -> Iterator[bool]:
        """Read a file again, a piece at a time: True while all is well, False once at the end of a damaged one.

        A damaged file, or one the disk does not give any more, is removed.
        """
        path = self.path(sha256)
        try:
            for well in _reads(path, sha256, length):
                if well:
                    yield True
                else:
                    raise OSError("not what its hash says")
        except OSError:
            with suppress(OSError):
                path.unlink(missing_ok=True)
            yield False

    def sweep(self, keep: Collection[str]) -> int:
        """Remove every media that is not in `keep`; gives how many."""
        removed = 0
        with translated(self.folder):
            for path in self.folder.glob("[0-9a-f][0-9a-f]/*"):
                if path.name not in keep:
                    path.unlink(missing_ok=True)
                    removed += 1
        return removed


def _reads(path: Path, sha256: str, length: int) -> Iterator[bool]:
    """True while all is well; the last is the verdict."""
    digest = hashlib.sha256()
    with path.open("rb") as f:
        if os.fstat(f.fileno()).st_size != length:
            yield False
            return
        while piece := f.read(CHUNK):
            digest.update(piece)
            yield True
    yield digest.hexdigest() == sha256


def sync(path: Path) -> None:
    """fsync of a file or folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace a small file whole, mode 0600; `durable` for what must survive a power cut."""
    part = path.with_name(path.name + ".part")
    with translated(path):
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as f:
            f.write(data)
            f.flush()
            if durable:
                os.fsync(f.fileno())
        part.replace(path)
        if durable:
            sync(path.parent)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Errors of the file system in our own words."""
    try:
        yield
    except OSError as e:
        if e.errno in _NO_ROOM:
            raise Full(str(path), 4096, shutil.disk_usage(_existing(path)).free) from e
        if e.errno in _CLOSED:
            raise ReadOnly(f"{path}: {e.strerror}") from e
        raise Damaged(f"{path}: {e.strerror}") from e


def _existing(path: Path) -> Path:
    while not path.exists():
        path = path.parent
    return path
