"""A signed feed as a terminal follows it: one question, and if there is news, metadata verified from the pinned root.

Rules it keeps (feed.md §2):
- a poll that finds nothing is one conditional GET;
- another feed's timestamp is refused before python-tuf, and so its cache, sees it;
- the trusted root is told before the timestamp is judged, then one Updater judges all the rest;
- the two targets are fetched through our Door and held to length and hash; what a hash decodes to is remembered, so
  that a heartbeat fetches neither;
- it remembers nothing else: what is installed, and so which ETag holds, is for the courier to say.

Serials and times are not judged here: the keeper has the floors, the courier compares.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kiosk.clock import FloorClock
from kiosk.content import codec, places
from kiosk.content.edition import FORMAT
from kiosk.content.emergency import Emergency
from kiosk.content.index import Index
from kiosk.errors import CodecError, Refusal, Refused, Unreachable
from kiosk.link import disk, root, stamp
from kiosk.link.door import Door
from kiosk.link.stamp import Stamp

if TYPE_CHECKING:
    from tuf.api.metadata import Root

    from kiosk.link.tuf_private import Trust

DEADLINE_S = 10.0
MAX_TIMESTAMP = 16_000
MAX_EMERGENCY = 8_000
MAX_INDEX = 8_000_000  # 16,384 shards and 80,000 media

T = TypeVar("T", Index, Emergency)


@dataclass(frozen=True)
class Rooted:
    """The trusted root. `changed`: the roles whose keys it replaced since the root version that was trusted before.

    A new timestamp key counts for content and emergency too: only what the new key names can come now, so nothing old
    comes back, and whoever recovers from a theft must be able to begin again below the thief's serial.
    """

    version: int
    changed: frozenset[str]
    expires: datetime


class Feed:
    """One feed behind a door. `folder`: data_dir/tuf; `pin`: SHA-256 of its first root."""

    def __init__(self, door: Door, folder: Path, pin: str, clock: FloorClock) -> None:
        self.door = door
        self._pin = pin
        self._folder = folder / pin[:16]  # pinned anew means: nothing of the old feed is looked at
        self._clock = clock
        self._read: dict[str, tuple[str, Index | Emergency]] = {}

    def ask(self, etag: str = "") -> Stamp | None:
        """Poll. None: nothing new since `etag`. Raises Unreachable, Refused(WRONG_FEED)."""
        answer = self.door.get(places.TIMESTAMP, max_bytes=MAX_TIMESTAMP, deadline_s=DEADLINE_S, etag=etag)
        if answer.status == 304 and etag:
            return None
        if answer.status != 200:
            raise Unreachable(places.TIMESTAMP, f"status {answer.status}", "server")
        return stamp.read(answer.body, answer.etag)

    def verify(self, came: Stamp, trusted_root: int, rooted: Callable[[Rooted], None]) -> Verified:
        """Judge a timestamp and all it names. `rooted` is called once with the root, before the timestamp is judged.

        `trusted_root`: the root version that was trusted last, 0 for none. Raises Unreachable, Refused, Full, Damaged.
        """
        from kiosk.link import tuf_private

        ours = stamp.kept(self._folder)
        if ours is not None and came.feed != ours.feed:
            raise Refused(Refusal.WRONG_FEED, f"'{came.feed}' is served where '{ours.feed}' was")
        pinned = root.pinned(self.door, self._folder, self._pin)
        with disk.translated(self._folder), _translated():
            trust = tuf_private.Trust(
                self._folder,
                pinned,
                tuf_private.Fetcher(self.door, came.body),
                self._clock.now,
                lambda now: rooted(self._rooted(now, trusted_root)),
            )
            known = self._newest_root()
            try:
                trust.refresh()
            except tuf_private.FOREIGN as e:
                if tuf_private.is_unsigned(e) and self._newest_root() > known:
                    # The timestamp in our hands may be older than the root that came after it: ask again.
                    raise Unreachable(places.TIMESTAMP, "the feed is just changing its keys", "server") from e
                raise
        return Verified(self, came, trust)

    def _newest_root(self) -> int:
        with contextlib.suppress(OSError):
            names = (path.name.split(".")[0] for path in (self._folder / "root_history").glob("*.root.json"))
            return max((int(name) for name in names if name.isdecimal()), default=0)
        return 0

    def _rooted(self, now: Root, before: int) -> Rooted:
        from kiosk.link import tuf_private

        changed: frozenset[str] = frozenset()
        if 0 < before < now.version:
            then = tuf_private.root_from(self._folder, before)
            if then is not None and tuf_private.keyids(then, "timestamp") != tuf_private.keyids(now, "timestamp"):
                changed = frozenset({"timestamp", "content", "emergency"})
        return Rooted(now.version, changed, now.expires.astimezone(UTC))

    def target(self, trust: Trust, name: str, type_: type[T], ceiling: int) -> T | None:
        """What a target holds: fetched, verified, decoded, or remembered from before. None while there is none."""
        from kiosk.link import tuf_private

        with disk.translated(self._folder), _translated():
            target = trust.get_targetinfo(name)
        if target is None:
            return None
        sha256 = target.hashes.get("sha256", "")
        before = self._read.get(name)
        if before is not None and before[0] == sha256 and isinstance(before[1], type_):
            return before[1]
        if not sha256 or target.length > ceiling:
            raise Refused(Refusal.CONTENT, f"{name}: {target.length:,} bytes, at most {ceiling:,}")
        where = places.target(name, sha256)
        answer = self.door.get(where, max_bytes=target.length, deadline_s=6 * DEADLINE_S)
        if answer.status != 200:
            raise Unreachable(where, f"status {answer.status}", "server")
        if len(answer.body) != target.length:
            raise Unreachable(where, f"not the {target.length:,} bytes that are signed", "server")
        tuf_private.verify_target(target, answer.body)
        try:
            value = codec.decode(answer.body, type_, name)
        except CodecError as e:
            raise Refused(Refusal.CONTENT, str(e)) from e
        if value.format != FORMAT:
            raise Refused(Refusal.CONTENT, f"{name}: format {value.format}; this software reads {FORMAT}")
        self._read[name] = sha256, value
        return value


class Verified:
    """A timestamp that holds, and what it leads to. `emergency` first, then `index`: they stand and fall apart."""

    def __init__(self, feed: Feed, came: Stamp, trust: Trust) -> None:
        self._feed, self._trust = feed, trust
        # Not as they came: as they were verified, or as they were before if this very version was known.
        self.name, self.signed_at = trust.stamped()
        self.etag = came.etag
        self.root_version = trust.root.version

    def emergency(self) -> Emergency | None:
        """What is raised; None if the feed has never said. Raises Unreachable, Refused."""
        return self._own(self._feed.target(self._trust, places.EMERGENCY, Emergency, MAX_EMERGENCY))

    def index(self) -> Index | None:
        """The index of the edition; None before the first. Raises Unreachable, Refused."""
        return self._own(self._feed.target(self._trust, places.EDITION, Index, MAX_INDEX))

    def _own(self, value: T | None) -> T | None:
        if value is not None and value.feed != self.name:
            raise Refused(Refusal.WRONG_FEED, f"'{value.feed}' is named where '{self.name}' signs")
        return value


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    from kiosk.link import tuf_private

    try:
        yield
    except tuf_private.FOREIGN as e:
        raise tuf_private.refused(e) from e
