"""python-tuf as we need it, with every private name of it that we touch (tests/kiosk/link/test_tuf_private.py).

What its public face does not offer and we cannot do without:
- `_trusted_set.reference_time`: what "now" is, from the clock that has a floor, not from the machine;
- `_persist_file`: a cache that is synced, because an unsynced one may come back empty, and then accepts an old feed;
- `_load_root`: the moment when the root is known and nothing it vouches for has been judged yet;
- `_trusted_set.root`, `.timestamp`: what was verified, as it was verified.

Imported on first use, never before the first frame: it takes a third of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadHTTPError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    RepositoryError,
    StorageError,
    UnsignedMetadataError,
)
from tuf.api.metadata import Metadata, Root, TargetFile
from tuf.api.serialization import DeserializationError
from tuf.ngclient import FetcherInterface, Updater, UpdaterConfig

from kiosk.content import places
from kiosk.errors import MingbaiError, Refusal, Refused, Unreachable
from kiosk.link import disk
from kiosk.link.door import Door

DEADLINE_S = 10.0
MAX_TIMESTAMP = 16_000
MAX_ROOT = 64_000
CEILINGS = UpdaterConfig(
    max_root_rotations=64,
    max_delegations=4,
    root_max_length=MAX_ROOT,
    timestamp_max_length=MAX_TIMESTAMP,
    snapshot_max_length=64_000,
    targets_max_length=64_000,
)


class Trust(Updater):
    """One refresh: from the pinned root to verified metadata. `rooted` is told the root before anything else is judged.

    Made anew for each refresh, as python-tuf asks. May raise anything that python-tuf or the disk raise.
    """

    def __init__(
        self,
        folder: Path,
        pinned: bytes,
        fetcher: FetcherInterface,
        now: Callable[[], datetime],
        rooted: Callable[[Root], None],
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._now, self._rooted = now, rooted
        super().__init__(str(folder), "metadata", fetcher=fetcher, config=CEILINGS, bootstrap=pinned)

    @property
    def root(self) -> Root:
        return self._trusted_set.root

    def stamped(self) -> tuple[str, datetime]:
        """The feed's name and the time in the verified timestamp."""
        fields = self._trusted_set.timestamp.unrecognized_fields
        return fields["x-feed"], datetime.fromisoformat(fields["x-signed-at"]).astimezone(UTC)

    def _load_root(self) -> None:
        super()._load_root()
        self._rooted(self.root)
        # After `rooted`: a replaced timestamp key may just have lowered the floor of time.
        self._trusted_set.reference_time = self._now()

    def _persist_file(self, filename: str, data: bytes) -> None:
        disk.write(Path(filename), data)


class Fetcher(FetcherInterface):
    """python-tuf's fetcher over a Door. The timestamp is the one in hand: it is judged, not fetched again."""

    def __init__(self, door: Door, timestamp: bytes) -> None:
        self._door, self._timestamp = door, timestamp

    def download_bytes(self, url: str, max_length: int) -> bytes:
        if url == places.TIMESTAMP:
            return self._timestamp
        answer = self._door.get(url, max_bytes=max_length, deadline_s=DEADLINE_S)
        if answer.status != 200:
            raise DownloadHTTPError(f"{url}: status {answer.status}", answer.status)
        try:
            msgspec.json.decode(answer.body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as e:
            # A portal's page, or half a file: judged by its hash it would pass for an attack.
            raise Unreachable(url, "what is served there is no metadata", "server") from e
        return answer.body

    def _fetch(self, url: str) -> Iterator[bytes]:
        yield self.download_bytes(url, CEILINGS.targets_max_length)


def refused(error: Exception) -> MingbaiError:
    """Our error for one of python-tuf's."""
    why = str(error) or type(error).__name__
    if isinstance(error, MingbaiError):
        return error
    if isinstance(error, DownloadHTTPError):
        return Unreachable("feed", why, "server")
    if isinstance(error, DeserializationError):
        return Unreachable("feed", "metadata that cannot be read", "server")
    if isinstance(error, ExpiredMetadataError):
        return Refused(Refusal.EXPIRED, why)
    if isinstance(error, BadVersionNumberError):
        return Refused(Refusal.ROLLBACK, why)
    if isinstance(error, UnsignedMetadataError | LengthOrHashMismatchError | RepositoryError):
        return Refused(Refusal.SIGNATURE, why)
    raise error


FOREIGN = (RepositoryError, DownloadHTTPError)


def is_unsigned(error: Exception) -> bool:
    """Whether signatures are missing or wrong."""
    return isinstance(error, UnsignedMetadataError)


def keyids(root: Root, role: str) -> tuple[str, ...]:
    """The keys that speak for a role of the root."""
    return tuple(sorted(root.get_delegated_role(role).keyids))


def root_from(folder: Path, version: int) -> Root | None:
    """A root of the chain as it was verified and kept; None if it is not here or does not read."""
    try:
        return Metadata[Root].from_file(str(folder / "root_history" / f"{version}.root.json")).signed
    except (RepositoryError, StorageError):
        return None


def verify_target(target: TargetFile, data: bytes) -> None:
    """Raises Refused(SIGNATURE)."""
    try:
        target.verify_length_and_hashes(data)
    except LengthOrHashMismatchError as e:
        raise refused(e) from e
