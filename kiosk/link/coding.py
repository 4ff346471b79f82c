"""Undoes what a server did to a body on its way: gzip or deflate, with a ceiling on what comes out.

Rules it keeps: never more than `ceiling` bytes are made, whatever the body promises; half a body is no body; what we
did not ask for (br, zstd) is refused.
"""

from __future__ import annotations

import zlib

ACCEPTED = "gzip, deflate"
_EITHER = 32 + zlib.MAX_WBITS  # zlib tells gzip from zlib by the first bytes


class TooMuch(Exception):
    """More came out than the ceiling allows."""


class Garbled(Exception):
    """The body is not what its Content-Encoding says, or ends too soon."""


class Decoder:
    """Takes the bytes of one body as they come. `feed` gives what they decode to; `end` checks that nothing misses."""

    def __init__(self, encoding: str, ceiling: int) -> None:
        """Raises Garbled for an encoding we never asked for."""
        encoding = encoding.strip().lower()
        if encoding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise Garbled(f"Content-Encoding '{encoding}' was not asked for")
        self._plain = encoding in {"", "identity"}
        self._raw_allowed = encoding == "deflate"  # some servers leave out the zlib frame
        self._zip = zlib.decompressobj(_EITHER)
        self._begun = False
        self._left = ceiling

    def feed(self, data: bytes) -> bytes:
        """Raises TooMuch, Garbled."""
        if self._plain:
            return self._count(data)
        out = bytearray()
        while data:
            if self._zip.eof:  # another member of the same gzip file
                self._zip = zlib.decompressobj(_EITHER)
            out += self._count(self._step(data))
            data = self._zip.unconsumed_tail or self._zip.unused_data
        return bytes(out)

    def end(self) -> None:
        """Raises Garbled when the body stopped in the middle."""
        if not self._plain and not self._zip.eof:
            raise Garbled("the compressed body ends too soon")

    def _step(self, data: bytes) -> bytes:
        try:
            made = self._zip.decompress(data, self._left + 1)
        except zlib.error as e:
            if self._begun or not self._raw_allowed:
                raise Garbled("the compressed body is damaged") from e
            self._zip = zlib.decompressobj(-zlib.MAX_WBITS)
            self._raw_allowed = False
            return self._step(data)
        self._begun = True
        return made

    def _count(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise TooMuch
        return data
