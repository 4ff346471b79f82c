"""The two doors of a terminal, as protocols: what the courier needs of a network, and nothing more.

kiosk/link/http.py opens them with requests, kiosk/link/files.py with a folder or a stick; FakeHub is both in the tests.
Rules they keep: a byte ceiling before buffering; one total deadline; no redirect is followed; a failure is Unreachable.
Nothing here imports requests: `door_for` builds, the first GET imports.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from kiosk.clock import FloorClock


class Answer(Struct, frozen=True):
    """What came back. `status`: 200, 206, 304, or an error status; `total`: full length of the object if known."""

    status: int
    body: bytes = b""
    etag: str = ""
    total: int | None = None


class Door(Protocol):
    """Fetches files of a feed; `path` is relative to public/, e.g. `metadata/timestamp.json`."""

    def get(self, path: str, *, max_bytes: int, deadline_s: float, etag: str = "", offset: int | None = None) -> Answer:
        """One GET. `etag`: answer 304 if it still holds. Raises Unreachable.

        Without `offset` the whole file: more than `max_bytes` raises Unreachable before it is buffered whole.
        With `offset` (0 too) the part that begins there, at most `max_bytes` long, as 206: it may be shorter than asked
        and the caller asks again for the rest; what came before a line broke is kept. A door that has no parts to give
        may answer 200 with the whole file, if that is no longer than `max_bytes`.
        """
        ...


class Uplink(Protocol):
    """Brings envelopes to the hub."""

    def post(self, path: str, body: bytes, headers: Mapping[str, str], *, deadline_s: float) -> Answer:
        """One POST. Raises Unreachable."""
        ...


def door_for(url: str, clock: FloorClock) -> Door:
    """The door of a feed: `file:///…` is a folder or a stick, all else is HTTP. Raises BadInput for a wrong address."""
    if url.startswith("file:"):
        from kiosk.link.files import FileDoor

        return FileDoor.at(url, clock)
    from kiosk.link.http import HttpDoor

    return HttpDoor(url, clock)
