"""What lies in public/, as answers to HTTP requests: decided from headers, opened without following anything.

Rules it keeps:
- a path that no feed has is 404, whatever lies there: no listing, no query, no encoded dots, no symbolic link;
- an ETag is strong: the hash in the name, or time and size of the very file that was opened; each coding has its own;
- JSON is compressed in flight, media never; a part is always of the uncompressed bytes.
"""

from __future__ import annotations

import gzip
import os
import re
import stat
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from kiosk.content import places

WORTH_PACKING = 1_000
_PACKED_BYTES = 32_000_000  # kept in memory: a fleet asks for the same changed shards within a minute
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
_ETAG = re.compile(r'(?:W/)?("[^"]*")')


@dataclass(frozen=True)
class Reply:
    """An answer: the head, and the body as bytes or as a part of an open file."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    file: BinaryIO | None = None
    start: int = 0
    length: int = 0


NOT_FOUND = Reply(404, {"Cache-Control": "no-store", "Content-Type": "text/plain; charset=utf-8"}, b"not found\n")


class Shelf:
    """The public folder of one feed."""

    def __init__(self, public: Path) -> None:
        self._public = public
        self._packed: OrderedDict[str, bytes] = OrderedDict()
        self._packed_bytes = 0
        self._lock = Lock()

    @contextmanager
    def reply(self, target: str, headers: Mapping[str, str]) -> Iterator[Reply]:
        """The answer to a GET of `target` (as on the request line); its file is open inside the `with`."""
        path = target.split("?", 1)[0].removeprefix("/")
        kind = places.kind_of(path) if target.startswith("/") else None
        file = None if kind is None else _opened(self._public, path)
        if kind is None or file is None:
            yield NOT_FOUND
            return
        with file:
            yield self._reply(kind, path, file, headers)

    def _reply(self, kind: places.Kind, path: str, file: BinaryIO, headers: Mapping[str, str]) -> Reply:
        about = os.fstat(file.fileno())
        size, tag = about.st_size, _tag(kind, path, about)
        json = kind != "object"
        part = _part(headers.get("Range", ""), size) if headers.get("If-Range", tag) == tag else None
        packed = json and part is None and size >= WORTH_PACKING and _takes_gzip(headers.get("Accept-Encoding", ""))
        head = {
            "ETag": f'{tag[:-1]}-gz"' if packed else tag,
            "Cache-Control": "no-cache" if kind == "timestamp" else "public, max-age=31536000, immutable",
        }
        if json and size >= WORTH_PACKING:
            head["Vary"] = "Accept-Encoding"
        if _matches(headers.get("If-None-Match", ""), tag):
            return Reply(304, head)
        head["Content-Type"] = "application/json" if json else "application/octet-stream"
        head["X-Content-Type-Options"] = "nosniff"
        if not json:
            head["Accept-Ranges"] = "bytes"
        if part is not None:
            start, stop = part
            if start >= stop:
                return Reply(416, {"Content-Range": f"bytes */{size}"})
            head["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
            return Reply(206, head, file=file, start=start, length=stop - start)
        if packed:
            head["Content-Encoding"] = "gzip"
            return Reply(200, head, self._pack(head["ETag"], file))
        return Reply(200, head, file=file, length=size)

    def _pack(self, tag: str, file: BinaryIO) -> bytes:
        with self._lock:
            found = self._packed.get(tag)
            if found is not None:
                self._packed.move_to_end(tag)
                return found
        data = gzip.compress(file.read(), 6, mtime=0)
        with self._lock:
            if tag not in self._packed:
                self._packed[tag] = data
                self._packed_bytes += len(data)
            while self._packed_bytes > _PACKED_BYTES:
                self._packed_bytes -= len(self._packed.popitem(last=False)[1])
        return data


def _opened(public: Path, path: str) -> BinaryIO | None:
    """The regular file at a path, reached folder by folder without following a link; None if there is none."""
    *folders, name = path.split("/")
    fd = -1
    try:
        fd = os.open(public, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        for folder in folders:
            inner = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=fd)
            os.close(fd)
            fd = inner
        # Not blocking: opening a pipe would wait for its writer.
        found = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=fd)
    except OSError:
        return None
    finally:
        if fd >= 0:
            os.close(fd)
    if not stat.S_ISREG(os.fstat(found).st_mode):
        os.close(found)
        return None
    return os.fdopen(found, "rb")


def _tag(kind: places.Kind, path: str, about: os.stat_result) -> str:
    if kind in ("timestamp", "metadata"):
        return f'"{about.st_mtime_ns:x}-{about.st_size:x}"'
    return f'"{path.rpartition("/")[2][:40]}"'


def _matches(asked: str, tag: str) -> bool:
    """Whether If-None-Match names what we have, in either coding."""
    if asked.strip() == "*":
        return True
    return any(found in (tag, f'{tag[:-1]}-gz"') for found in _ETAG.findall(asked))


def _part(asked: str, size: int) -> tuple[int, int] | None:
    """The half-open range that one `Range` asks for; None if it asks for none that we know. Empty: cannot be given."""
    match = _RANGE.fullmatch(asked.strip())
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        return max(size - int(last), 0), size
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last) + 1, size) if last else size


def _takes_gzip(accepted: str) -> bool:
    for coding in accepted.lower().split(","):
        name, _, rest = coding.strip().partition(";")
        if name.strip() == "gzip":
            return rest.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
