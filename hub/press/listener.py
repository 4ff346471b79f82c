"""The HTTP side of serving: connections, threads, deadlines. What is answered is the shelf's matter.

Rules it keeps:
- a request has one deadline from the wait for it to its last byte, an answer one per 64 kB: slow clients hold a thread
  for seconds, not for ever; a connection that asks nothing more is closed after one second, because a fleet that polls
  every 15 s would else hold a thread each;
- there are never more than `limit` threads; whoever comes then is asked to come back;
- GET and HEAD only; nothing of a request is repeated in an answer, a body that is sent along is not read.
"""

from __future__ import annotations

import io
import logging
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from threading import BoundedSemaphore, Lock
from typing import Any

from hub.press.shelf import Reply, Shelf
from kiosk.clock import Clock

_CHUNK = 65_536
_IDLE_S = 1.0
_BOTH_WAYS = 2  # socket.SHUT_RDWR
_log = logging.getLogger("mingbai.serve")


class Listener(ThreadingMixIn, TCPServer):
    """Bounded threads; knows its connections, so that it can end them."""

    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], shelf: Shelf, clock: Clock, patience_s: float, limit: int) -> None:
        self.shelf, self.clock, self.patience_s = shelf, clock, patience_s
        self._free = BoundedSemaphore(limit)
        self._lock = Lock()
        self._open: set[Any] = set()
        super().__init__(address, _Request)

    # `request` is a socket; that room of the standard library is kiosk/link's, so it has no name here.
    def process_request(self, request: Any, client_address: Any) -> None:
        if not self._free.acquire(blocking=False):
            request.setblocking(False)
            with suppress(OSError):
                request.send(b"HTTP/1.1 503 Busy\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            self.shutdown_request(request)
            return
        with self._lock:
            self._open.add(request)
        try:
            super().process_request(request, client_address)
        except RuntimeError:  # the machine gives no more threads
            self._let_go(request)
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._let_go(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        _log.debug("a connection ended badly", exc_info=True)

    def _let_go(self, request: Any) -> None:
        with self._lock:
            self._open.discard(request)
        self._free.release()

    def hang_up(self) -> None:
        """End the connections that are open."""
        with self._lock:
            for request in self._open:
                with suppress(OSError):
                    request.shutdown(_BOTH_WAYS)


class _Patient(io.RawIOBase):
    """Reads a socket until a deadline that every byte shares."""

    def __init__(self, connection: Any, clock: Clock) -> None:
        self._connection, self._clock = connection, clock
        self.until = 0.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self.until - self._clock.monotonic()
        if left <= 0:
            raise TimeoutError("the request took too long")
        self._connection.settimeout(left)
        read: int = self._connection.recv_into(buffer)
        return read


class _Request(BaseHTTPRequestHandler):
    """One connection: requests one after the other."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Listener
    _answered = False

    def setup(self) -> None:
        super().setup()
        self.rfile.close()
        self._patient = _Patient(self.connection, self.server.clock)
        self.rfile = self._incoming = io.BufferedReader(self._patient)

    def handle_one_request(self) -> None:
        patience_s = self.server.patience_s
        try:
            if self._answered:
                self._patient.until = self.server.clock.monotonic() + min(_IDLE_S, patience_s)
                self._incoming.peek(1)
            self._patient.until = self.server.clock.monotonic() + patience_s
            super().handle_one_request()
            self._answered = True
        except OSError:  # gone, or too slow to wait for
            self.close_connection = True

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Short and plain; nothing of the request is repeated."""
        self.close_connection = True
        status = 405 if code == HTTPStatus.NOT_IMPLEMENTED else code
        head = {"Content-Type": "text/plain; charset=utf-8", **({"Allow": "GET, HEAD"} if status == 405 else {})}
        self._send(Reply(status, head, f"{HTTPStatus(status).phrase}\n".encode()), with_body=True)

    def log_message(self, format: str, *args: Any) -> None:
        _log.debug(format, *args)

    def _answer(self, *, with_body: bool) -> None:
        if self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers:
            self.close_connection = True  # we do not read what nobody may send
        headers = {name.title(): value for name, value in self.headers.items()}
        with self.server.shelf.reply(self.path, headers) as reply:
            self._send(reply, with_body=with_body)

    def _send(self, reply: Reply, *, with_body: bool) -> None:
        length = reply.length if reply.file is not None else len(reply.body)
        lines = [f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}"]
        lines += [f"{name}: {value}" for name, value in reply.headers.items()]
        if reply.status != 304:
            lines.append(f"Content-Length: {length}")
        if self.close_connection:
            lines.append("Connection: close")
        head = "\r\n".join(lines).encode() + b"\r\n\r\n"
        body = reply.body if with_body else b""
        if reply.file is None or not with_body:
            self._write(head + body)  # in one piece: two small ones would wait for each other's acknowledgement
            return
        reply.file.seek(reply.start)
        self._write(head + reply.file.read(min(length, _CHUNK)))
        left = length - _CHUNK
        while left > 0:
            chunk = reply.file.read(min(left, _CHUNK))
            if not chunk:
                self.close_connection = True  # the file became shorter: the client must see that it is not whole
                return
            self._write(chunk)
            left -= len(chunk)

    def _write(self, data: bytes) -> None:
        for start in range(0, len(data), _CHUNK):
            self.connection.settimeout(self.server.patience_s)  # for this chunk as a whole
            self.connection.sendall(data[start : start + _CHUNK])
