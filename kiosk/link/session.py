"""requests, taken as it is needed here: one request, one answer, nothing remembered. The only file that imports it.

Rules it keeps:
- no redirects, cookies, proxies, netrc or environment: an adapter is used directly, not a requests.Session;
- every wait counts against the deadline of the request (kiosk/link/sockets.py);
- what requests, urllib3, ssl and the sockets raise becomes Unreachable here, in plain words, once.

Imported on first use, never before the first frame: it takes a fifth of a second.
"""

from __future__ import annotations

import contextlib
import errno
import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping
from typing import Any

import certifi
import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NameResolutionError, NewConnectionError

from kiosk.errors import Unreachable
from kiosk.link.sockets import Deadline, Resolver, connect, tls_context

FOREIGN = (requests.RequestException, urllib3.exceptions.HTTPError, OSError, http.client.HTTPException, UnicodeError)


class Wire:
    """Sends requests one after the other and keeps the connection. `dates=False`: see sockets.tls_context."""

    def __init__(self, deadline: Deadline, resolver: Resolver, *, dates: bool = True) -> None:
        self._deadline = deadline
        self._adapter = _Adapter(deadline, resolver, dates=dates)

    def send(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None = None) -> requests.Response:
        """The answer with its body still to be read from `.raw`. Raises what `translated` translates."""
        prepared = requests.PreparedRequest()
        prepared.prepare(method=method, url=url, headers=dict(headers), data=body)
        left = self._deadline.left()
        try:
            return self._adapter.send(prepared, stream=True, timeout=left)
        except requests.ConnectionError as e:
            if method != "GET" or not _closed_meanwhile(e):
                raise
            return self._adapter.send(prepared, stream=True, timeout=self._deadline.left())

    def close(self) -> None:
        self._adapter.close()


@contextlib.contextmanager
def translated(url: str, deadline_s: float) -> Iterator[None]:
    """Whatever goes wrong inside is Unreachable."""
    try:
        yield
    except FOREIGN as e:
        raise Unreachable(url, _why(e, deadline_s)) from e


class _Adapter(HTTPAdapter):
    def __init__(self, deadline: Deadline, resolver: Resolver, *, dates: bool) -> None:
        self._pools = _pools(deadline, resolver)
        self._context = tls_context(deadline, certifi.where(), dates=dates)
        super().__init__(pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kwargs: Any) -> None:
        super().init_poolmanager(connections, maxsize, block, ssl_context=self._context, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Our context knows whom to trust; requests would load its list anew for every connection."""


def _pools(deadline: Deadline, resolver: Resolver) -> dict[str, Any]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _connected(self, deadline, resolver)

    class Tls(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _connected(self, deadline, resolver)

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class TlsPool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Tls

    return {"http": PlainPool, "https": TlsPool}


def _connected(connection: HTTPConnection, deadline: Deadline, resolver: Resolver) -> socket.socket:
    try:
        return connect(connection.host, connection.port or connection.default_port, deadline, resolver)
    except socket.gaierror as e:
        raise NameResolutionError(connection.host, connection, e) from e
    except OSError as e:
        raise NewConnectionError(connection, str(e)) from e


def _closed_meanwhile(error: BaseException) -> bool:
    """Whether the server had closed the kept connection just as we spoke: then the same again is no second try."""
    return any(isinstance(cause, http.client.RemoteDisconnected | ConnectionResetError) for cause in _causes(error))


def _why(error: BaseException, deadline_s: float) -> str:
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate was not accepted: {cause.verify_message}"
        if isinstance(cause, socket.gaierror):
            return "the name is not known"
        if isinstance(cause, TimeoutError):
            return f"no whole answer within {deadline_s:g} s"
        if isinstance(cause, OSError) and cause.errno == errno.ECONNREFUSED:
            return "nobody listens there"
    for cause in causes:
        if isinstance(cause, http.client.IncompleteRead):
            return "the answer broke off"
        if isinstance(cause, http.client.HTTPException | ssl.SSLError):
            return f"it does not speak properly: {cause}"
        if isinstance(cause, OSError) and cause.errno:
            return cause.strerror or str(cause)
    return str(error)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, and all that it was made from."""
    seen: set[int] = set()
    waiting: list[BaseException] = [error]
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        inner = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        waiting.extend(e for e in inner if isinstance(e, BaseException))
