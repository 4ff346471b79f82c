"""Editions on the disk: installed whole or not at all, the current one and the one before it.

Rules it keeps:
- media first (each on the disk before it is named), then one transaction: objects, index, floor; a power cut before it
  leaves the old edition, after it the new one;
- what is loaded was verified against its index once more; a damaged object is forgotten, so that it is fetched again;
- if the current edition does not read, the one before it is shown, with its own, older, verification;
- an edition without items, or one that names media its index does not, is refused: it would leave a hole on the glass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from kiosk.content import codec
from kiosk.content import index as indexes
from kiosk.content.edition import Edition
from kiosk.content.emergency import Emergency
from kiosk.content.index import Index
from kiosk.errors import CodecError, Damaged, MingbaiError, Refusal, Refused
from kiosk.store.blobs import Blobs
from kiosk.store.database import Broken, Database, stamp
from kiosk.store.floors import Floors

Step = Callable[[str], None]


def _go_on(step: str) -> None:
    """Between two steps of an installation. Tests put a power cut here."""


class Loaded(Struct, frozen=True):
    """An edition as it stands on the disk. `troubles`: what did not read."""

    edition: Edition | None = None
    index: Index | None = None
    verified_at: datetime | None = None
    troubles: tuple[str, ...] = ()


class Editions:
    """The editions of one feed."""

    def __init__(self, db: Database, blobs: Blobs, floors: Floors, feed: str, step: Step = _go_on) -> None:
        self._db, self._blobs, self._floors, self._feed, self._step = db, blobs, floors, feed, step

    def load(self) -> Loaded:
        """The current edition, or the one before it if the current one is damaged, or none. Raises Broken."""
        troubles: list[str] = []
        sql = "SELECT place, idx, sha256, verified_at FROM editions WHERE feed = ? ORDER BY place"
        for place, data, sha256, verified_at in self._db.rows(sql, self._feed):
            try:
                index = _index_of(data, sha256)
                edition = self._joined(index)
            except Broken:
                raise
            except Damaged as e:
                troubles.append(f"the {place} edition: {e}")
                continue
            return Loaded(edition, index, datetime.fromisoformat(verified_at), tuple(troubles))
        return Loaded(troubles=tuple(troubles))

    def objects(self) -> frozenset[str]:
        """The hashes of all shards and records here."""
        return frozenset(row[0] for row in self._db.rows("SELECT sha256 FROM objects"))

    def install(
        self, index: Index, files: Mapping[str, Path], signed_at: datetime, root_version: int, now: datetime
    ) -> Edition:
        """Make this the current edition. Raises Refused, Damaged (fetch again), Full, ReadOnly; all is as before."""
        self._judge("edition", index.serial, root_version)
        came: dict[str, bytes] = {}
        edition = self._decoded(index, files, came)
        self._step("decoded")
        for media in index.media:
            if media.sha256 in files and files[media.sha256].exists():
                self._blobs.take(media.sha256, media.length, files[media.sha256])
                self._step("media taken")
            elif not media.deferred and not self._blobs.has(media.sha256):
                raise Damaged(f"media {media.sha256[:12]} is not here")
        with self._db.writing():
            self._step("begun")
            for sha256, data in came.items():
                self._db.run("INSERT OR REPLACE INTO objects VALUES (?, ?)", sha256, data)
            self._step("objects written")
            self._write(index, signed_at, root_version, now)
            self._floors.rotate(max(root_version, self._floors.root()), ())
            self._floors.rise("edition", index.serial)
            self._floors.rise_time(signed_at)
            self._step("all written")
        self._step("committed")
        with suppress(MingbaiError, OSError):  # it stands; what is left to tidy waits for the next time
            self._db.settle()
            for path in files.values():
                path.unlink(missing_ok=True)
        self._step("tidied")
        return edition

    def verified(self, serial: int, signed_at: datetime) -> None:
        """A newer signature named the edition that is current."""
        sql = (
            "UPDATE editions SET verified_at = max(verified_at, ?) WHERE feed = ? AND place = 'current' AND serial = ?"
        )
        self._db.run(sql, stamp(signed_at), self._feed, serial)

    def distrust(self, now: datetime) -> None:
        """What a stolen key claimed to have verified after `now` was not."""
        sql = "UPDATE editions SET verified_at = min(verified_at, ?) WHERE feed = ?"
        self._db.run(sql, stamp(now), self._feed)

    def load_emergency(self) -> Emergency | None:
        """The emergency that holds. Raises Damaged."""
        row = self._db.row("SELECT bytes, sha256 FROM emergency WHERE feed = ?", self._feed)
        if not row:
            return None
        data, sha256 = row
        if codec.sha256(data) != sha256:
            raise Damaged("the emergency on the disk is not what its hash says")
        return codec.decode(data, Emergency, "emergency")

    def install_emergency(self, emergency: Emergency, signed_at: datetime, root_version: int) -> None:
        """Make this the emergency that holds. Raises Refused, Full, ReadOnly."""
        self._judge("emergency", emergency.serial, root_version)
        data = codec.encode(emergency)
        with self._db.writing():
            self._db.run(
                "INSERT OR REPLACE INTO emergency VALUES (?, ?, ?, ?)",
                *(self._feed, emergency.serial, codec.sha256(data), data),
            )
            self._floors.rotate(max(root_version, self._floors.root()), ())
            self._floors.rise("emergency", emergency.serial)
            self._floors.rise_time(signed_at)
            self._step("emergency written")
        self._step("emergency committed")

    def sweep(self) -> int:
        """Remove what neither the current nor the previous edition needs. Never while another is on its way."""
        keep: set[str] = set()
        for (data,) in self._db.rows("SELECT idx FROM editions"):
            index = codec.decode(data, Index, "index")
            keep |= {ref.sha256 for ref in index.objects()} | {media.sha256 for media in index.media}
        removed = self._blobs.sweep(keep)  # first: it makes room even where the database cannot write for want of it
        with self._db.writing():
            unneeded = self.objects() - keep
            for sha256 in unneeded:
                self._db.run("DELETE FROM objects WHERE sha256 = ?", sha256)
        return removed + len(unneeded)

    def _judge(self, what: str, serial: int, root_version: int) -> None:
        if root_version < self._floors.root():
            raise Refused(Refusal.ROLLBACK, f"signed under root {root_version}, root {self._floors.root()} is trusted")
        floor = self._floors.get("edition" if what == "edition" else "emergency")
        if serial < floor:
            raise Refused(Refusal.ROLLBACK, f"{what} {serial} is older than {floor}")

    def _decoded(self, index: Index, files: Mapping[str, Path], came: dict[str, bytes]) -> Edition:
        lengths = {ref.sha256: ref.length for ref in index.objects()}

        def get(sha256: str) -> bytes:
            path = files.get(sha256)
            if path is None:
                return self._object(sha256)
            with path.open("rb") as f:
                data = f.read(lengths[sha256] + 1)
            if codec.sha256(data) != sha256:
                path.unlink(missing_ok=True)
                raise Damaged(f"{path}: not what its hash says")
            came[sha256] = data
            return data

        try:
            edition = indexes.join(index, get)
        except OSError as e:
            raise Damaged(f"{e.filename}: {e.strerror}") from e
        except CodecError as e:
            if damaged := self._forget_damaged(index):
                raise Damaged(f"objects {damaged} were damaged on the disk") from e
            raise Refused(Refusal.CONTENT, str(e)) from e
        if not edition.items:
            raise Refused(Refusal.CONTENT, "an edition without items")
        unnamed = {m.sha256 for m in indexes.media_of(edition.items)} - {m.sha256 for m in index.media}
        if unnamed:
            raise Refused(Refusal.CONTENT, f"media {min(unnamed)[:12]} is shown by an item but not in the index")
        return edition

    def _joined(self, index: Index) -> Edition:
        """The edition of an index all of whose objects should be here. Raises Damaged."""
        try:
            return indexes.join(index, self._object)
        except CodecError as e:
            raise Damaged(f"{e}; removed as damaged: {self._forget_damaged(index) or 'nothing'}") from e

    def _object(self, sha256: str) -> bytes:
        """The bytes under a hash; `join` verifies them."""
        row = self._db.row("SELECT bytes FROM objects WHERE sha256 = ?", sha256)
        if not row:
            raise Damaged(f"object {sha256[:12]} is not here")
        data: bytes = row[0]
        return data

    def _forget_damaged(self, index: Index) -> str:
        """Remove the objects of an index that are not what their hash says, so that they come again; says which."""
        damaged = [ref.sha256 for ref in index.objects() if self._is_damaged(ref.sha256)]
        if not self._db.readonly:
            with self._db.writing():
                for sha256 in damaged:
                    self._db.run("DELETE FROM objects WHERE sha256 = ?", sha256)
        return ", ".join(sha256[:12] for sha256 in damaged)

    def _is_damaged(self, sha256: str) -> bool:
        row = self._db.row("SELECT bytes FROM objects WHERE sha256 = ?", sha256)
        return bool(row) and codec.sha256(row[0]) != sha256

    def _write(self, index: Index, signed_at: datetime, root_version: int, now: datetime) -> None:
        """Current becomes previous. One that stood under the same serial was damaged: it is replaced, not kept."""
        data = codec.encode(index)
        self._db.run("DELETE FROM editions WHERE feed != ? OR serial = ?", self._feed, index.serial)
        if self._db.row("SELECT 1 FROM editions WHERE feed = ? AND place = 'current'", self._feed):
            self._db.run("DELETE FROM editions WHERE place = 'previous'")
            self._db.run("UPDATE editions SET place = 'previous'")
        self._db.run(
            "INSERT INTO editions VALUES (?, 'current', ?, ?, ?, ?, ?, ?)",
            *(self._feed, index.serial, data, codec.sha256(data), root_version, stamp(signed_at), stamp(now)),
        )


def _index_of(data: bytes, sha256: str) -> Index:
    if codec.sha256(data) != sha256:
        raise Damaged("its index is not what its hash says")
    try:
        return codec.decode(data, Index, "index")
    except CodecError as e:  # of other software: it comes again in our words
        raise Damaged(str(e)) from e
