"""Editions in a workshop: laid out as objects, named by an index, signed; and read back.

Rules it keeps:
- order on the disk: media, shards and records, index, role, snapshot, timestamp — only the last makes anything visible;
- an object is named by its hash, so what is there already is not written again; what is there but damaged is replaced,
  because an edition that could not be read whole is laid out whole;
- an edition that says the same as the last one is not published again: it gets a heartbeat, and no terminal fetches it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hub.press.disk import translated
from hub.press.repository import Repository, Signed
from hub.press.roles import next_number
from kiosk.content import codec, places
from kiosk.content.edition import Edition
from kiosk.content.index import Index, join
from kiosk.content.item import replace
from kiosk.content.shards import Present, split
from kiosk.errors import BadInput, Damaged


@dataclass(frozen=True)
class Published:
    """What a publication did. `new`: false when nothing had changed. Bytes: raw, as laid on the disk."""

    serial: int
    new: bool
    objects: int
    object_bytes: int
    media_bytes: int
    signed: Signed


class Editions:
    """The editions of one feed. Laying out takes the edition lock, signing the signing lock: alarms pass between."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._workshop = repository.workshop

    def index(self) -> Index | None:
        """The index that terminals read now; None before the first edition."""
        data = self._repository.target("content")
        return None if data is None else codec.decode(data, Index, places.EDITION)

    def current(self) -> Edition | None:
        """The edition that terminals show now, verified. Raises Damaged when an object is missing or has changed."""
        present = self.index()
        try:
            return None if present is None else join(present, self._object)
        except BadInput as e:
            raise Damaged(f"the published edition does not read: {e}") from e

    def publish(
        self,
        edition: Edition,
        media: Mapping[str, Path],
        *,
        before: Edition | None = None,
        again: bool = False,
        serial: int | None = None,
    ) -> Published:
        """Publish an edition under the next serial. `media`: files by SHA-256; those already published need none.

        `before`: what `current` gave, so that only what is new is made; `again`: also when nothing changed; `serial`:
        this very number (for tests of what a terminal refuses).
        Raises BadInput for media that is nowhere, Full, Damaged, or Refused when the clock is not to be trusted.
        """
        with self._workshop.alone("edition", self._repository.clock):
            present = self.index()
            draft, objects = split(edition, None if present is None else _present(present, before))
            media_bytes = self._lay_media(draft, media)
            laid = [self._lay(sha, data) for sha, data in objects.items()]
            numbers: list[int] = []

            def numbered(previous: bytes | None, at: datetime) -> bytes | None:
                before = None if previous is None else codec.decode(previous, Index, places.EDITION)
                if (
                    before is not None
                    and not again
                    and replace(draft, serial=before.serial) == replace(before, made_at=draft.made_at)
                ):
                    numbers.append(before.serial)
                    return None
                numbers.append(serial or next_number(0 if before is None else before.serial, at))
                return codec.encode(replace(draft, serial=numbers[-1]))

            signed = self._repository.put("content", numbered)
        new = "content" in signed.roles and (present is None or present.serial != numbers[-1])
        return Published(numbers[-1], new, sum(1 for n in laid if n), sum(laid), media_bytes, signed)

    def _lay_media(self, draft: Index, media: Mapping[str, Path]) -> int:
        public, laid = self._workshop.public, 0
        missing = [ref for ref in draft.media if _length(public / places.media(ref.sha256)) != ref.length]
        self._workshop.disk.room(public, sum(ref.length for ref in missing))
        for ref in missing:
            target = public / places.media(ref.sha256)
            source = media.get(ref.sha256)
            if source is None:
                raise BadInput(f"media {ref.sha256[:12]}", "neither given nor published before", "put the file back")
            self._workshop.disk.copy(source, target, ref.sha256, ref.length)
            laid += ref.length
        return laid

    def _lay(self, sha256: str, data: bytes) -> int:
        path = self._workshop.public / places.shard(sha256)
        if _length(path) == len(data) and _read(path) == data:
            return 0
        self._workshop.disk.write(path, data)
        return len(data)

    def _object(self, sha256: str) -> bytes:
        return _read(self._workshop.public / places.shard(sha256))


def _present(index: Index, before: Edition | None) -> Present:
    """What is published now; the edition only if it is that of the index, and not one that was read earlier."""
    same = before is not None and (before.serial, before.made_at) == (index.serial, index.made_at)
    return Present(index, before if same else None)


def objects_of(present: Index) -> set[str]:
    """Every object and media an index names, relative to public/."""
    shards = {places.shard(ref.sha256) for ref in present.objects()}
    return shards | {places.media(m.sha256) for m in present.media}


def _length(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None
    except OSError as e:
        raise translated(e, path, 0) from e


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Damaged(f"{path}: missing") from None
    except OSError as e:
        raise translated(e, path, 0) from e
