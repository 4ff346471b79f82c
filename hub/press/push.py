"""Push: whoever listens is told that a feed has news, and given the signed bytes of a warning with it.

    GET /events      text/event-stream: a comment every BEAT_S, `data: {Hint}` when there is news

Rules it keeps: one thread, however many listen; it holds no key and is never believed (feed.md §7): what is sent lies
in public/ for everybody; it looks at one file's time and asks nobody; who does not take what is sent is let go.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk import wire
from kiosk.content import codec, places

LOOK_S = 0.1
BEAT_S = 15.0
SPREAD_S = 60
MOST = 20_000
BACKLOG = 4096
HEAD_BYTES, HEAD_S = 8_192, 10.0
BEHIND_BYTES = 262_144
"""Who has so much not taken yet is gone, or too slow to be of use."""

ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nX-Accel-Buffering: no\r\n"
    b"Connection: close\r\n\r\n:\n\n"
)
NOTHING = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
FULL = b"HTTP/1.1 503 Busy\r\nRetry-After: 30\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class News:
    """What lies in public/: the version of each role, and what has come since one last looked."""

    def __init__(self, public: Path) -> None:
        self._public = public
        self._seen: tuple[int, int] = (0, 0)
        self._versions: dict[str, int] = {}
        with contextlib.suppress(OSError, ValueError, KeyError):
            self.look()

    def look(self) -> wire.Hint | None:
        """The hint of what is new; None while nothing is, or only the heartbeat. Raises OSError, ValueError, KeyError
        for a feed that is not there or not whole: the next look may find it."""
        stat = (self._public / places.TIMESTAMP).stat()
        if (stat.st_mtime_ns, stat.st_ino) == self._seen:
            return None
        files = {places.TIMESTAMP: (self._public / places.TIMESTAMP).read_bytes()}
        signed = json.loads(files[places.TIMESTAMP])["signed"]
        snapshot = self._read(files, "snapshot", signed["meta"]["snapshot.json"]["version"])
        versions = {name: int(meta["version"]) for name, meta in snapshot["meta"].items()}
        before, self._versions = self._versions, versions
        self._seen = (stat.st_mtime_ns, stat.st_ino)
        changed = {name for name, version in versions.items() if before.get(name) != version}
        if not before or not changed:
            return None
        feed = str(signed["x-feed"])
        if "emergency.json" not in changed:
            return wire.Hint(feed=feed, spread_s=SPREAD_S)
        emergency = self._read(files, "emergency", versions["emergency.json"])
        self._read(files, "targets", versions["targets.json"])
        self._read(files, "content", versions["content.json"])
        for name, target in emergency["targets"].items():
            path = places.target(name, target["hashes"]["sha256"])
            files[path] = (self._public / path).read_bytes()
        given = {path: base64.b64encode(data).decode() for path, data in files.items()}
        return wire.Hint(feed=feed, spread_s=0, files=given)

    def _read(self, files: dict[str, bytes], role: str, version: int) -> dict[str, Any]:
        path = places.metadata(role, version)
        files[path] = (self._public / path).read_bytes()
        signed: dict[str, Any] = json.loads(files[path])["signed"]
        return signed


class Pusher:
    """All who listen. `say`: for the operator."""

    def __init__(self, news: News, say: Callable[[str], None]) -> None:
        self._news, self._say = news, say
        self._listening: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._said = ""

    @property
    def count(self) -> int:
        return len(self._listening)

    async def start(self, host: str, port: int) -> int:
        """Listen; the port. Raises OSError."""
        self._server = await asyncio.start_server(self._come, host, port, limit=HEAD_BYTES, backlog=BACKLOG)
        return int(self._server.sockets[0].getsockname()[1])

    async def run(self, stop: asyncio.Event) -> None:
        """Look and tell until `stop`; then everybody is let go."""
        loop = asyncio.get_running_loop()
        beat_at = loop.time() + BEAT_S
        while not stop.is_set():
            self.look()
            if loop.time() >= beat_at:
                beat_at = loop.time() + BEAT_S
                self._send(b":\n\n")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK_S)
        if self._server is not None:
            self._server.close()
        for writer in list(self._listening):
            writer.transport.abort()
        self._listening.clear()

    def look(self) -> None:
        """One look; whoever listens is told what is new."""
        try:
            hint = self._news.look()
        except (OSError, ValueError, KeyError) as e:
            if (told := f"the feed cannot be read: {type(e).__name__}: {e}") != self._said:
                self._said = told
                self._say(told)
            return
        self._said = ""
        if hint is not None:
            self._send(b"data: " + codec.encode(hint) + b"\n\n")

    def _send(self, data: bytes) -> None:
        for writer in list(self._listening):
            transport = writer.transport
            if transport.is_closing() or transport.get_write_buffer_size() > BEHIND_BYTES:
                self._listening.discard(writer)
                transport.abort()
            else:
                transport.write(data)

    async def _come(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One who comes: his request, then he listens until he goes."""
        try:
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), HEAD_S)
            method, path, *_ = head.split(b" ", 2)
            if (method, path.partition(b"?")[0]) != (b"GET", b"/events"):
                writer.write(NOTHING)
                return
            if len(self._listening) >= MOST:
                writer.write(FULL)
                return
            writer.write(ANSWER)
            self._listening.add(writer)
            while await reader.read(HEAD_BYTES):
                pass  # what a listener says is not heard
        except (OSError, ValueError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            self._listening.discard(writer)
            with contextlib.suppress(OSError):
                writer.close()
