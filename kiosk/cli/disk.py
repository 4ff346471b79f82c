"""What lies on a terminal's disk, read beside the terminal that may be running with it.

Rules it keeps: only reads; takes no lock, so a running screen is not kept from anything; a medium counts as stored only
if it is, byte by byte, what its hash says.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from kiosk.config import Settings
from kiosk.errors import BadInput
from kiosk.store.blobs import Blobs
from kiosk.store.database import Database
from kiosk.store.editions import Editions
from kiosk.store.floors import Floors
from kiosk.terminal.snapshot import Snapshot


def snapshot_of(settings: Settings) -> Snapshot:
    """What the screen would begin with, were it started now.

    Raises BadInput when no terminal ever ran there, Damaged when what is there does not read.
    """
    folder, feed = Path(settings.data_dir), settings.feed.root_sha256
    path = folder / "store.db"
    if not path.is_file():
        raise BadInput(
            str(folder), "no terminal has run with this data_dir", "`mingbai sync --once` fetches its content"
        )
    db = Database(path, readonly=True)
    try:
        blobs, floors = Blobs(folder / "blobs"), Floors(db, feed, folder / "floors.json")
        editions = Editions(db, blobs, floors, feed)
        loaded = editions.load()
        media = loaded.index.media if loaded.index is not None else ()
        return Snapshot(
            edition=loaded.edition,
            emergency=editions.load_emergency(),
            paired=bool(feed),
            verified_at=loaded.verified_at,
            stored=frozenset(m.sha256 for m in media if _whole(blobs.path(m.sha256), m.sha256)),
            blobs=blobs.folder,
        )
    finally:
        db.close()


def _whole(path: Path, sha256: str) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False
