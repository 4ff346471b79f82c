"""Which media of the installed edition are here, and of those, which are whole.

Rules it keeps: after a start nothing counts as whole until it was read again, a piece at a time, required ones first;
what is taken over now was verified just then; a damaged file is removed and wanted again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator

from kiosk.content.index import Index, MediaRef
from kiosk.store.blobs import Blobs


class MediaShelf:
    """The media of one edition on one disk. Belongs to the keeper; `whole` and `wanted` are replaced, never changed."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._refs: dict[str, MediaRef] = {}
        self._unread: deque[MediaRef] = deque()
        self._reading: Iterator[bool] | None = None
        self.whole: frozenset[str] = frozenset()
        self.wanted: tuple[MediaRef, ...] = ()
        self.damaged: list[str] = []
        """Found damaged and removed; whoever reads it empties it."""

    @property
    def busy(self) -> bool:
        """Whether there is more to read."""
        return bool(self._unread)

    def follow(self, index: Index, taken: Collection[str] = ()) -> None:
        """Go by this edition from now on; `taken` were verified while it was installed."""
        self._refs = {ref.sha256: ref for ref in sorted(index.media, key=lambda ref: ref.deferred)}
        self.whole = frozenset(sha for sha in self._refs if sha in self.whole or sha in taken)
        unknown = [ref for sha, ref in self._refs.items() if sha not in self.whole]
        self._unread = deque(ref for ref in unknown if self._blobs.has(ref.sha256))
        self._reading = None
        self.wanted = tuple(ref for ref in unknown if ref not in self._unread)

    def get(self, sha256: str) -> MediaRef | None:
        """The reference of one that is wanted."""
        ref = self._refs.get(sha256)
        return ref if ref in self.wanted else None

    def took(self, sha256: str) -> None:
        """This one is here now, verified."""
        self.whole |= {sha256}
        self.wanted = tuple(ref for ref in self.wanted if ref.sha256 != sha256)

    def read_on(self) -> None:
        """Read one piece more."""
        if not self._unread:
            return
        ref = self._unread[0]
        if self._reading is None:
            self._reading = self._blobs.check(ref.sha256, ref.length)
        verdict = next(self._reading, None)
        if verdict:
            return
        self._unread.popleft()
        self._reading = None
        if verdict is None:  # it ended without a complaint
            self.whole |= {ref.sha256}
        else:
            self.damaged.append(ref.sha256)
            self.wanted = (ref, *self.wanted)
