"""What a signed index names and we do not have, on its way into incoming/: one object or one piece of media at a step.

Rules it keeps:
- a step is short (one JSON object, or one piece of media), so that an alarm never waits for a film;
- media is resumed where it stopped, after a broken line and after a restart (`<sha256>.part`);
- what is complete has its hash and length, and was synced; what has not is removed and fetched again: altered bytes
  are an attack or a rotting mirror (SIGNATURE), another length is a page or half a file (Unreachable);
- it fetches nothing that would not fit on the disk with the reserve left free.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from kiosk.content import places
from kiosk.content.index import Index, MediaRef
from kiosk.errors import Damaged, Full, Refusal, Refused, Unreachable
from kiosk.link import disk
from kiosk.link.door import Answer, Door

PIECE = 512_000
DEADLINE_S = 30.0
MAX_OBJECT = 8_000_000  # a shard of items, or a record; the largest record is the readings of all titles
RESERVE = 256_000_000
PART = ".part"


@dataclass(frozen=True)
class Want:
    """An object by hash and length, and where it lies in the feed."""

    sha256: str
    length: int
    path: str
    media: bool


def wants_of(index: Index, have: Callable[[str], bool]) -> tuple[Want, ...]:
    """What an edition requires and we do not have: shards and records first, then media. Raises Refused(CONTENT)."""
    objects = [Want(r.sha256, r.length, places.shard(r.sha256), media=False) for r in index.objects()]
    media = [Want(m.sha256, m.length, places.media(m.sha256), media=True) for m in index.media if not m.deferred]
    for want in objects:
        if want.length > MAX_OBJECT:
            raise Refused(Refusal.CONTENT, f"{want.path}: {want.length:,} bytes, at most {MAX_OBJECT:,}")
    return tuple(want for want in (*objects, *media) if not have(want.sha256))


def want_of(media: MediaRef) -> Want:
    return Want(media.sha256, media.length, places.media(media.sha256), media=True)


class Haul:
    """Fetches `wants` into `folder`. `free`: bytes of room on its disk."""

    def __init__(self, door: Door, folder: Path, wants: Iterable[Want], free: Callable[[], int] | None = None) -> None:
        self._door, self._folder = door, folder
        self._free = free or (lambda: disk.free_bytes(folder))
        self.wants = tuple(wants)
        self.files: dict[str, Path] = {}
        self._todo = list(reversed(self.wants))
        self._at: Want | None = None
        self._resumed = False

    @property
    def done(self) -> bool:
        return not self._todo

    @property
    def at_media(self) -> bool:
        """Whether all that is missing now is media, which may take long."""
        return bool(self._todo) and self._todo[-1].media

    def want_bytes(self) -> int:
        return sum(want.length for want in self.wants)

    def have_bytes(self) -> int:
        """Bytes that are here, complete or not."""
        missing = sum(want.length for want in self._todo)
        return self.want_bytes() - missing + (self._size(self._todo[-1]) if self._todo else 0)

    def check_room(self, reserve: int = RESERVE) -> None:
        """Raises Full when what is still to come does not fit beside the reserve."""
        needed = sum(max(0, want.length - self._size(want)) for want in self._todo)
        free = self._free() - reserve
        if needed > max(free, 0):
            raise Full(str(self._folder), needed, max(free, 0))

    def step(self) -> int:
        """Fetch the next object, or the next piece of it; the number of bytes that came.

        Raises Unreachable, Refused(SIGNATURE) for altered bytes, Damaged for what we had kept of it and did not survive
        (all of these are fetched again), Full.
        """
        if not self._todo:
            return 0
        want = self._todo[-1]
        with disk.translated(self._folder, want.length):
            if want is not self._at:
                self._begin(want)
            came = 0
            if not self._place(want).exists():
                came = self._piece(want) if want.media else self._object(want)
            if self._place(want).exists():
                self.files[want.sha256] = self._place(want)
                self._todo.pop()
                if not self._todo:
                    disk.sync_folder(self._folder)
        return came

    def sweep(self, also: Collection[str] = ()) -> None:
        """Remove what nobody waits for any more: neither of this haul nor named by `also`."""
        named = {want.sha256 for want in self.wants} | set(also)
        with disk.translated(self._folder):
            for path in self._folder.iterdir() if self._folder.is_dir() else ():
                if path.name.removesuffix(PART) not in named:
                    path.unlink(missing_ok=True)

    def _begin(self, want: Want) -> None:
        """Look once at what was left of it by an earlier try: only what is whole and right may stay in its place."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = self._place(want)
        if place.exists() and not _right(want, place):
            place.unlink()
        self._resumed = self._size(want) > 0
        self._at = want

    def _object(self, want: Want) -> int:
        answer = self._door.get(want.path, max_bytes=want.length, deadline_s=DEADLINE_S)
        if answer.status != 200:
            raise Unreachable(want.path, f"status {answer.status}", "server")
        if len(answer.body) != want.length:
            raise _other(want)
        if hashlib.sha256(answer.body).hexdigest() != want.sha256:
            raise _altered(want)
        part = self._part(want)
        with part.open("wb") as file:
            file.write(answer.body)
            file.flush()
            os.fsync(file.fileno())
        part.rename(self._place(want))
        return len(answer.body)

    def _piece(self, want: Want) -> int:
        part = self._part(want)
        begin = self._size(want)
        body = b""
        if begin < want.length:
            most = min(PIECE, want.length - begin)
            answer = self._door.get(want.path, max_bytes=most, deadline_s=DEADLINE_S, offset=begin)
            body = self._piece_of(answer, want, begin)
            with part.open("r+b" if begin else "wb") as file:
                file.seek(begin)
                file.write(body)
                file.flush()
                os.fsync(file.fileno())  # each piece: a part that comes back full of zeros costs the whole of it
        if begin + len(body) >= want.length:
            self._complete(want, part)
        return len(body)

    def _piece_of(self, answer: Answer, want: Want, begin: int) -> bytes:
        if answer.status not in {200, 206, 416}:
            raise Unreachable(want.path, f"status {answer.status}", "server")
        body = answer.body[begin:] if answer.status == 200 else answer.body
        if answer.status == 416 or not body or (answer.total is not None and answer.total != want.length):
            self._part(want).unlink(missing_ok=True)
            raise _other(want)
        return body

    def _complete(self, want: Want, part: Path) -> None:
        if _right(want, part):
            part.rename(self._place(want))
            return
        part.unlink()
        if self._resumed:  # more likely our disk than an attack, and no reason to alarm anybody
            self._resumed = False
            raise Damaged(f"{part}: what was kept of it did not survive; it is fetched again")
        raise _altered(want)

    def _size(self, want: Want) -> int:
        try:
            size = self._part(want).stat().st_size
        except OSError:
            return 0
        return size if size <= want.length else 0

    def _place(self, want: Want) -> Path:
        return self._folder / want.sha256

    def _part(self, want: Want) -> Path:
        return self._folder / (want.sha256 + PART)


def _right(want: Want, path: Path) -> bool:
    with path.open("rb") as file:
        length = os.fstat(file.fileno()).st_size
        return length == want.length and hashlib.file_digest(file, "sha256").hexdigest() == want.sha256


def _other(want: Want) -> Unreachable:
    """Not even as long: a portal's page, a file cut short. Nothing to alarm a person with."""
    return Unreachable(want.path, f"not the {want.length:,} bytes that are signed", "server")


def _altered(want: Want) -> Refused:
    return Refused(Refusal.SIGNATURE, f"{want.path}: as long as is signed, but not what its hash says")
