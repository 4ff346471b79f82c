"""Listening for push: a stream that says when to look, and a door that first gives what came with it.

Rules it keeps (feed.md §7): nothing that comes is believed: it is verified as if it had been fetched, and polling goes
on; a stream that is silent for DEAD_S is dead; whoever is cut off comes back later and later, each at his own moment.
"""

from __future__ import annotations

import base64
import contextlib
import http.client
import random
import ssl
from collections.abc import Callable, Mapping
from threading import Event, Lock
from typing import Any
from urllib.parse import urlsplit

import certifi

from kiosk import wire
from kiosk.clock import FloorClock
from kiosk.content import codec, places
from kiosk.errors import BadInput, CodecError
from kiosk.link.door import Answer, Door
from kiosk.link.pace import Pace

DEAD_S = 30.0
CONNECT_S = 10.0
LINE = 131_072
BOTH_WAYS = 2  # socket.SHUT_RDWR
GIVEN_S = 20.0
"""So long what was pushed is given instead of fetching it."""

Heard = Callable[[wire.Hint], None]


class GivenDoor:
    """A door before which lies, for a moment, what push has brought."""

    def __init__(self, door: Door, clock: FloorClock) -> None:
        self._door, self._clock = door, clock
        self._lock = Lock()
        self._files: dict[str, bytes] = {}
        self._until = 0.0

    def give(self, files: Mapping[str, str]) -> None:
        """Files of a feed by their path, base64; what is none is left out. From any thread."""
        known = {path: data for path, data in files.items() if places.kind_of(path) is not None}
        try:
            read = {path: base64.b64decode(data, validate=True) for path, data in known.items()}
        except ValueError:
            return
        with self._lock:
            self._files, self._until = read, self._clock.monotonic() + GIVEN_S

    def get(self, path: str, *, max_bytes: int, deadline_s: float, etag: str = "", offset: int | None = None) -> Answer:
        with self._lock:
            # Once only: what is wrong with it is fetched the next time.
            found = self._files.pop(path, None) if self._clock.monotonic() < self._until else None
        if found is not None and offset is None and len(found) <= max_bytes:
            return Answer(200, found)
        return self._door.get(path, max_bytes=max_bytes, deadline_s=deadline_s, etag=etag, offset=offset)

    def close(self) -> None:
        close = getattr(self._door, "close", None)
        if close is not None:
            close()


class Push:
    """One stream, on a thread of its own; there `heard` is called with every hint, `lives` when it begins or ends."""

    def __init__(
        self, url: str, heard: Heard, lives: Callable[[bool], None], chance: Callable[[], float] = random.random
    ) -> None:
        """Raises BadInput for what is no address."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise BadInput("feed.push_url", f"'{url}' is no address", "http://HOST:8701/events")
        self._parts, self._heard, self._lives, self._chance = parts, heard, lives, chance
        self._stopping, self._lock = Event(), Lock()
        self._sock: Any = None  # that of the stream: http.client lets go of it once the head is read
        self.alive = False

    def run(self) -> None:
        """Listen until `close`."""
        pace = Pace()
        while not self._stopping.is_set():
            came = False
            try:
                came = self._listen()
            except Exception:  # noqa: BLE001  polling is the truth; whatever it was, come back later
                came = self.alive
            if self.alive:
                self.alive = False
                self._lives(False)
            pace = Pace() if came else pace.after(ok=False)
            self._stopping.wait(max(1.0, pace.wait_s(self._chance()) if not came else 15 * self._chance()))

    def close(self) -> None:
        """End it, from any thread."""
        self._stopping.set()
        with self._lock:
            if self._sock is not None:
                with contextlib.suppress(OSError):
                    self._sock.shutdown(BOTH_WAYS)

    def _listen(self) -> bool:
        """One connection to its end; whether anything came."""
        parts = self._parts
        assert parts.hostname is not None
        if parts.scheme == "https":
            context = ssl.create_default_context(cafile=certifi.where())
            context.load_default_certs()
            line: http.client.HTTPConnection = http.client.HTTPSConnection(
                parts.hostname, parts.port, timeout=CONNECT_S, context=context
            )
        else:
            line = http.client.HTTPConnection(parts.hostname, parts.port, timeout=CONNECT_S)
        sock: Any = None
        try:
            line.connect()
            with self._lock:
                self._sock = sock = line.sock
            if self._stopping.is_set():
                return False
            line.request("GET", parts.path or "/events", headers={"Accept": "text/event-stream"})
            answer = line.getresponse()
            if answer.status != 200:
                return False
            sock.settimeout(DEAD_S)
            while not self._stopping.is_set():
                said = answer.readline(LINE)
                if not said:
                    return self.alive
                if not self.alive:
                    self.alive = True
                    self._lives(True)
                self._take(said)
            return True
        finally:
            with self._lock:
                self._sock = None
            line.close()
            if sock is not None:
                sock.close()

    def _take(self, said: bytes) -> None:
        if not said.startswith(b"data:"):
            return
        try:
            hint = codec.decode(said[5:].strip(), wire.Hint, "push")
        except CodecError:
            return
        self._heard(hint)
