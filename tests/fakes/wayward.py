"""A server on a real socket that answers as it is told to: wrongly, slowly, endlessly. The smallest true thing.

Rules it keeps: 127.0.0.1, port 0; one answer per request from `answers`, the last for ever; an answer that goes on is
ended by `released`, which `close` sets; every thread is joined; `requests` holds the bytes of each request in order.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Any

Answer = Callable[["Talk"], None]


class Talk:
    """One request on one connection, to be answered."""

    def __init__(self, server: Wayward, sock: socket.socket, request: bytes) -> None:
        self.server, self.sock, self.request = server, sock, request
        self.keep = True

    @property
    def path(self) -> str:
        return self.request.split(b" ")[1].decode()

    def header(self, name: str) -> str:
        for line in self.request.split(b"\r\n\r\n")[0].split(b"\r\n")[1:]:
            key, _, value = line.decode().partition(":")
            if key.lower() == name.lower():
                return value.strip()
        return ""

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)
        with self.server.lock:
            self.server.sent += len(data)


class Wayward:
    """`with Wayward(text(b"…")) as server: server.url`"""

    def __init__(self, *answers: Answer, tls: ssl.SSLContext | None = None) -> None:
        self.answers = list(answers)
        self.requests: list[bytes] = []
        self.connections = 0
        self.received = self.sent = 0
        self.released = Event()
        self.lock = Lock()
        self._tls = tls
        self._threads: list[Thread] = []
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._accepting = Thread(target=self._accept, name="wayward")

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [request.split(b" ")[1].decode() for request in self.requests]

    def __enter__(self) -> Wayward:
        self._accepting.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self.released.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._accepting.join(5)
        for sock in self._open:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
            assert not thread.is_alive(), "a thread of the server did not end"

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(sock)
            thread = Thread(target=self._serve, args=(sock,), name="wayward connection")
            self._threads.append(thread)
            thread.start()

    def _serve(self, sock: socket.socket) -> None:
        with contextlib.suppress(OSError), sock:
            if self._tls is not None:
                sock = self._tls.wrap_socket(sock, server_side=True)
                self._open.append(sock)
            with sock:
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                while (request := _read(sock)) is not None:
                    with self.lock:
                        self.requests.append(request)
                        self.received += len(request)
                        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                    talk = Talk(self, sock, request)
                    answer(talk)
                    if not talk.keep:
                        return


def _read(sock: socket.socket) -> bytes | None:
    data = b""
    while b"\r\n\r\n" not in data:
        more = sock.recv(65_536)
        if not more:
            return None
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    length = next((int(row[15:]) for row in head.split(b"\r\n") if row.lower().startswith(b"content-length:")), 0)
    while len(body) < length:
        more = sock.recv(65_536)
        if not more:
            return None
        body += more
    return head + b"\r\n\r\n" + body


def head(status: int, **headers: Any) -> bytes:
    """A status line and headers; `content_length=3` becomes `Content-Length: 3`."""
    lines = [f"HTTP/1.1 {status} So"]
    lines += [f"{name.replace('_', '-').title()}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()


def text(body: bytes, status: int = 200, **headers: Any) -> Answer:
    """A plain answer with a length."""

    def answer(talk: Talk) -> None:
        talk.send(head(status, content_length=len(body), **headers) + body)

    return answer


def raw(data: bytes) -> Answer:
    """Just these bytes, then the connection ends."""

    def answer(talk: Talk) -> None:
        talk.keep = False
        talk.send(data)

    return answer


def chunked(*pieces: bytes, **headers: Any) -> Answer:
    """A body in chunks, without a length."""

    def answer(talk: Talk) -> None:
        body = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
        talk.send(head(200, transfer_encoding="chunked", **headers) + body + b"0\r\n\r\n")

    return answer


def dripping(data: bytes, whole: bytes = b"") -> Answer:
    """`whole` at once, then `data` over and over, a byte every hundredth of a second, until released."""

    def answer(talk: Talk) -> None:
        talk.keep = False
        talk.send(whole)
        number = 0
        while not talk.server.released.wait(0.01):
            talk.send(data[number % len(data) : number % len(data) + 1])
            number += 1

    return answer


def endless(piece: bytes, whole: bytes = b"") -> Answer:
    """`whole`, then `piece` again and again as fast as it is taken."""

    def answer(talk: Talk) -> None:
        talk.keep = False
        talk.send(whole)
        while not talk.server.released.is_set():
            talk.send(piece)

    return answer


def silent(talk: Talk) -> None:
    """No answer at all."""
    talk.keep = False
    talk.server.released.wait(30)
