"""A door to a folder or a USB stick: the same tree as over HTTP, verified by the same code.

Rules it keeps: the same ceilings, offsets and ETags as over HTTP; only regular files are opened, so that a pipe or a
device put on a stick cannot hold us; a stick pulled out is Unreachable, a file that is not there is 404. A read that
the kernel itself holds up (a dying stick) cannot be cut short: between reads the deadline is kept.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kiosk.clock import FloorClock
from kiosk.errors import BadInput, Unreachable
from kiosk.link.door import Answer

CHUNK = 262_144
MISSING = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}


class FileDoor:
    """A `Door` to the public folder of a feed, or to the workshop or stick that has it as `public/`."""

    def __init__(self, folder: Path, clock: FloorClock) -> None:
        self._folder = folder
        self._clock = clock

    @classmethod
    def at(cls, url: str, clock: FloorClock) -> FileDoor:
        """Raises BadInput unless the address is one of this machine and absolute."""
        parts = urlsplit(url)
        path = unquote(parts.path)
        if parts.netloc not in {"", "localhost"} or not path.startswith("/"):
            raise BadInput(url, "not the address of a folder on this machine", "file:///media/stick/public")
        return cls(Path(path), clock)

    def get(self, path: str, *, max_bytes: int, deadline_s: float, etag: str = "", offset: int | None = None) -> Answer:
        until = self._clock.monotonic() + deadline_s
        where = self._root() / path
        try:
            # Not blocking, not following: opening a pipe would wait for its writer.
            descriptor = os.open(where, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError as e:
            return self._missing(where, e)
        try:
            about = os.fstat(descriptor)
            if not stat.S_ISREG(about.st_mode):
                return Answer(404)
            tag = f'"{about.st_mtime_ns:x}-{about.st_size:x}-{about.st_ino:x}"'
            if etag and etag == tag:
                return Answer(304, etag=tag)
            if offset is None and about.st_size > max_bytes:
                raise Unreachable(str(where), f"{about.st_size:,} bytes, more than we take", "server")
            body = bytearray()
            while len(body) < max_bytes:
                data = os.pread(descriptor, min(CHUNK, max_bytes - len(body)), (offset or 0) + len(body))
                if not data:
                    break
                body += data
                if self._clock.monotonic() > until:
                    if offset is None:
                        raise Unreachable(str(where), f"not read within {deadline_s:g} s")
                    break
        except OSError as e:
            raise Unreachable(str(where), e.strerror or str(e)) from e
        finally:
            os.close(descriptor)
        return Answer(200 if offset is None else 206, bytes(body), tag, about.st_size)

    def close(self) -> None:
        """Nothing is held open between two requests."""

    def _root(self) -> Path:
        inner = self._folder / "public"
        return inner if inner.is_dir() and not (self._folder / "metadata").is_dir() else self._folder

    def _missing(self, where: Path, error: OSError) -> Answer:
        if error.errno in MISSING and (self._root() / "metadata").is_dir():
            return Answer(404)
        if error.errno in MISSING:
            raise Unreachable(str(self._folder), "no feed lies here (is the stick in?)") from error
        raise Unreachable(str(where), error.strerror or str(error)) from error
