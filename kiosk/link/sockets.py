"""Sockets that keep one total deadline: from looking up the name to the last byte of the body.

A timeout of the usual kind starts anew with every byte, so a server that drips one byte a second holds a caller for
ever: in the name server, the handshake, the status line, a header, a chunk's length or the body. Here each wait,
whatever it waits for, may take only what is left of the one deadline of the request.

Rules it keeps: a name server that hangs costs the deadline and one sleeping thread, however often we ask; several
addresses of a host share the time that is left; `cut` ends what is going on from another thread.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Thread
from typing import Any, Protocol
from weakref import WeakSet

Address = tuple[int, int, int, Any]
"""Family, type, protocol, address: what a socket needs to connect."""


class Ticks(Protocol):
    """The part of a clock that a deadline needs."""

    def monotonic(self) -> float: ...


class Deadline:
    """The deadline of the request that is going on; shared by the sockets of one door, which lead one request each."""

    def __init__(self, clock: Ticks) -> None:
        self._clock = clock
        self._until = 0.0
        self._cut = False
        self._sockets: WeakSet[socket.socket] = WeakSet()

    def start(self, seconds: float) -> None:
        self._until = self._clock.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left. Raises TimeoutError when none are."""
        left = self._until - self._clock.monotonic()
        if left <= 0 or self._cut:
            raise TimeoutError("closed" if self._cut else "deadline")
        return left

    def watch(self, sock: socket.socket) -> None:
        self._sockets.add(sock)

    def cut(self) -> None:
        """End what is going on and all that follows: for the end of the program, from any thread."""
        self._cut = True
        for sock in list(self._sockets):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


class PlainSocket(socket.socket):
    """A TCP socket whose waits end with the deadline."""

    deadline: Deadline

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(self.deadline.left())
        return super().recv_into(*args, **kwargs)

    def sendall(self, *args: Any, **kwargs: Any) -> None:
        self.settimeout(self.deadline.left())  # Python counts it over the whole call
        super().sendall(*args, **kwargs)


class TlsSocket(ssl.SSLSocket):
    """The same inside TLS. The handshake is one call, so it counts whole against the time left when it began."""

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(_deadline(self).left())
        return super().recv_into(*args, **kwargs)

    def sendall(self, *args: Any, **kwargs: Any) -> None:
        self.settimeout(_deadline(self).left())
        super().sendall(*args, **kwargs)

    def do_handshake(self, block: bool = False) -> None:
        deadline = _deadline(self)
        deadline.watch(self)
        self.settimeout(deadline.left())
        super().do_handshake(block)


class TlsContext(ssl.SSLContext):
    """Makes TlsSockets. It verifies chain and host name always, and dates unless told otherwise."""

    deadline: Deadline
    sslsocket_class = TlsSocket


NO_CHECK_TIME = 0x200000
"""OpenSSL's X509_V_FLAG_NO_CHECK_TIME; Python gives it no name."""


def tls_context(deadline: Deadline, ca_file: str, *, dates: bool) -> TlsContext:
    """Trusts the machine's store (where an office puts its own authority) and `ca_file`.

    `dates=False` is for a clock with a dead battery, and for the feed alone: what it brings is signed (feed.md §4).
    """
    context = TlsContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.deadline = deadline
    context.load_default_certs()
    context.load_verify_locations(ca_file)
    if not dates:
        context.verify_flags |= NO_CHECK_TIME
    return context


def connect(host: str, port: int, deadline: Deadline, resolver: Resolver) -> PlainSocket:
    """A connected socket. Raises OSError: gaierror, TimeoutError, or that of the last address tried."""
    addresses = resolver.addresses(host, port, deadline.left())
    for number, (family, type_, proto, address) in enumerate(addresses):
        last = number == len(addresses) - 1
        sock = PlainSocket(family, type_, proto)
        try:
            sock.deadline = deadline
            deadline.watch(sock)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            sock.settimeout(deadline.left() / (len(addresses) - number))
            sock.connect(address)
        except OSError:
            sock.close()
            if last:
                raise
        else:
            return sock
    raise socket.gaierror(socket.EAI_NONAME, "no address")


class Resolver:
    """Looks up names in a thread, because the system's resolver cannot be told when to stop."""

    def __init__(self, lookup: Callable[..., list[Any]] = socket.getaddrinfo) -> None:
        self._lookup = lookup
        self._lock = Lock()
        self._going: dict[tuple[str, int], Future[list[Any]]] = {}

    def addresses(self, host: str, port: int, wait_s: float) -> list[Address]:
        """The addresses of a host. Raises gaierror, or TimeoutError after `wait_s` seconds."""
        with contextlib.suppress(socket.gaierror):  # an address in figures needs nobody
            return [(*row[:3], row[4]) for row in _numeric(host, port)]
        with self._lock:
            future = self._going.get((host, port))
            if future is None:  # one that still hangs from last time is waited for, never joined by a second
                future = self._going[host, port] = Future()
                Thread(target=self._run, args=(host, port, future), name=f"lookup {host}", daemon=True).start()
        return [(*row[:3], row[4]) for row in future.result(wait_s)]

    def _run(self, host: str, port: int, future: Future[list[Any]]) -> None:
        try:
            rows = self._lookup(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as e:
            failure = e if isinstance(e, OSError) else socket.gaierror(socket.EAI_NONAME, f"no name: {host}")
            self._done(host, port)
            future.set_exception(failure)
        else:
            self._done(host, port)
            future.set_result(rows)

    def _done(self, host: str, port: int) -> None:
        with self._lock:
            del self._going[host, port]


def _numeric(host: str, port: int) -> list[Any]:
    try:
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except UnicodeError as e:
        raise socket.gaierror(socket.EAI_NONAME, f"no name: {host}") from e


def _deadline(sock: TlsSocket) -> Deadline:
    context = sock.context
    assert isinstance(context, TlsContext)
    return context.deadline
