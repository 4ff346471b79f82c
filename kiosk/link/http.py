"""The two doors over HTTP: fetching a feed, and bringing envelopes.

Rules it keeps:
- a length that is announced above the ceiling is not read at all; one that is not announced is counted as it comes;
- what is compressed in flight is undone here, under the same ceiling; a part is always asked for uncompressed;
- a status that is no success is answered as it is, without a body; the connection is kept when that is cheap;
- with a clock we do not trust, the dates of a certificate are not looked at, for the feed only: what it brings is
  signed. An envelope never leaves under such a certificate.

One door serves one thread.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kiosk.clock import FloorClock
from kiosk.errors import Unreachable
from kiosk.link.coding import ACCEPTED, Decoder, Garbled, TooMuch
from kiosk.link.door import Answer
from kiosk.link.sockets import Deadline, Resolver

if TYPE_CHECKING:
    from requests import Response

    from kiosk.link.session import Wire

CHUNK = 65_536
FRAME = 1_024  # what gzip may add to a body that does not shrink
SMALL = 65_536  # the page of an error up to this size is read away, so that the connection can be kept
MAX_RECEIPTS = 512_000
AGENT = "Mingbai/1"


class HttpDoor:
    """A `Door` to a feed at `url`, the address under which public/ is served."""

    def __init__(self, url: str, clock: FloorClock, resolver: Resolver | None = None) -> None:
        self._line = _Line(url, clock, resolver)
        self._clock = clock

    def get(self, path: str, *, max_bytes: int, deadline_s: float, etag: str = "", offset: int | None = None) -> Answer:
        headers = {"User-Agent": AGENT, "Accept-Encoding": ACCEPTED if path.endswith(".json") else "identity"}
        if etag:
            headers["If-None-Match"] = etag
        if offset is not None:
            headers["Range"] = f"bytes={offset}-{offset + max_bytes - 1}"
            headers["Accept-Encoding"] = "identity"
        with self._line.opened("GET", path, headers, None, deadline_s, dates=not self._clock.unsure()) as response:
            status = response.status_code
            if status == 206 and offset is not None:
                return _part(response, offset, max_bytes)
            if status == 200 and offset is not None:
                return _cut_out(response, offset, max_bytes)
            if status == 200:
                return Answer(200, _body(response, max_bytes), response.headers.get("ETag", ""))
            _read_away(response)
            return Answer(status, etag=response.headers.get("ETag", ""))

    def close(self) -> None:
        """End what is going on, from any thread."""
        self._line.close()


class HttpUplink:
    """An `Uplink` to a hub at `url`."""

    def __init__(self, url: str, clock: FloorClock, resolver: Resolver | None = None) -> None:
        self._line = _Line(url, clock, resolver)

    def post(self, path: str, body: bytes, headers: Mapping[str, str], *, deadline_s: float) -> Answer:
        sent = {"User-Agent": AGENT, "Accept-Encoding": "identity", "Content-Type": "application/json", **headers}
        with self._line.opened("POST", path, sent, body, deadline_s, dates=True) as response:
            if response.status_code == 200:
                return Answer(200, _body(response, MAX_RECEIPTS))
            return Answer(response.status_code, _read_away(response))  # in a word: why not

    def close(self) -> None:
        self._line.close()


class _Line:
    """The connection to one address, made when first needed; two of them if certificates are judged in both ways."""

    def __init__(self, url: str, clock: FloorClock, resolver: Resolver | None) -> None:
        self._base = url.rstrip("/") + "/"
        self._deadline = Deadline(clock)
        self._resolver = resolver or Resolver()
        self._wires: dict[bool, Wire] = {}

    @contextlib.contextmanager
    def opened(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes | None, deadline_s: float, *, dates: bool
    ) -> Iterator[Response]:
        from kiosk.link.session import Wire, translated

        url = self._base + path.lstrip("/")
        with translated(url, deadline_s):
            if dates not in self._wires:
                self._wires[dates] = Wire(self._deadline, self._resolver, dates=dates)
            self._deadline.start(deadline_s)
            response = self._wires[dates].send(method, url, headers, body)
            try:
                yield response
            except Garbled as e:
                raise Unreachable(url, str(e), "server") from e
            except TooMuch as e:
                raise Unreachable(url, "more than we take", "server") from e
            finally:
                response.close()  # closes the connection too unless the body was read to its end

    def close(self) -> None:
        self._deadline.cut()


def _body(response: Response, ceiling: int) -> bytes:
    """The whole body, decoded. Raises TooMuch, Garbled and what the wire raises."""
    encoding = response.headers.get("Content-Encoding", "")
    decoder = Decoder(encoding, ceiling)
    on_the_wire = ceiling + FRAME
    if _announced(response) > on_the_wire:
        raise TooMuch
    body = bytearray()
    while data := _read(response, CHUNK):
        on_the_wire -= len(data)
        if on_the_wire < 0:
            raise TooMuch
        body += decoder.feed(data)
    decoder.end()
    return bytes(body)


def _part(response: Response, offset: int, ceiling: int) -> Answer:
    """A part as it was asked for; what came before the line broke is worth keeping."""
    match = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+|\*)", response.headers.get("Content-Range", ""))
    if match is None or int(match[1]) != offset or response.headers.get("Content-Encoding", "identity") != "identity":
        raise Garbled("not the part that was asked for")
    total = None if match[3] == "*" else int(match[3])
    return Answer(206, _as_much_as_comes(response, ceiling), response.headers.get("ETag", ""), total)


def _cut_out(response: Response, offset: int, ceiling: int) -> Answer:
    """A part from a server that knows no parts: read past what we have, without keeping it."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise Garbled("not the part that was asked for")
    skip = offset
    while skip > 0:
        data = _read(response, min(CHUNK, skip))
        if not data:
            raise Garbled("shorter than the part that was asked for")
        skip -= len(data)
    total = _announced(response) or None
    return Answer(206, _as_much_as_comes(response, ceiling), response.headers.get("ETag", ""), total)


def _as_much_as_comes(response: Response, ceiling: int) -> bytes:
    from kiosk.link.session import FOREIGN

    body = bytearray()
    try:
        while len(body) < ceiling and (data := _read(response, min(CHUNK, ceiling - len(body)))):
            body += data
    except FOREIGN:
        if not body:
            raise
    return bytes(body)


def _read_away(response: Response) -> bytes:
    """The page of an error if it is small, read also so that the next request need not connect anew."""
    from kiosk.link.session import FOREIGN

    page = bytearray()
    with contextlib.suppress(*FOREIGN):
        while len(page) < SMALL and (data := _read(response, CHUNK)):
            page += data
    return bytes(page[:SMALL])


def _announced(response: Response) -> int:
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() else 0


def _read(response: Response, most: int) -> bytes:
    # read1, because read waits until it has all it was asked for, and a drip may never give that.
    data: bytes = response.raw.read1(most, decode_content=False)
    return data
