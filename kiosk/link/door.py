"""The two doors of a terminal, as protocols: what the courier needs of a network, and nothing more.

kiosk/link/http.py opens them with requests, kiosk/link/files.py with a folder or a stick; FakeHub is both in the tests.
Rules they keep: a byte ceiling before buffering; one total deadline; no redirect is followed; a failure is Unreachable.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Answer:
    """What came back. `status`: 200, 206, 304, or an error status; `total`: full length of the object if known."""

    status: int
    body: bytes = b""
    etag: str = ""
    total: int | None = None


class Door(Protocol):
    """Fetches files of a feed; `path` is relative to public/, e.g. `metadata/timestamp.json`."""

    def get(self, path: str, *, max_bytes: int, deadline_s: float, etag: str = "", offset: int = 0) -> Answer:
        """One GET. `etag`: answer 304 if it still holds. `offset`: from this byte on. Raises Unreachable.

        An answer of more than `max_bytes` raises Unreachable before it is buffered whole. With `offset` a body may hold
        fewer bytes than asked: the caller asks again for the rest.
        """
        ...


class Uplink(Protocol):
    """Brings envelopes to the hub."""

    def post(self, path: str, body: bytes, headers: Mapping[str, str], *, deadline_s: float) -> Answer:
        """One POST. Raises Unreachable."""
        ...
