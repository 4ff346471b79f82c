"""A FakeHub behind a real socket: what it answers, spelt as HTTP, with faults in between.

Rules it keeps: parts, ETags and 304 as a decent server gives them; JSON compressed when the client takes it, `coding`
says how; a fault answers the paths that contain a word, and everything else is as it should be.
"""

from __future__ import annotations

import gzip
import zlib
from typing import Literal

from fakes.hub import FakeHub
from fakes.wayward import Answer, Talk, chunked, head, raw, text

LARGE = 10**9


def serving(hub: FakeHub, coding: Literal["", "gzip", "deflate", "chunked gzip"] = "gzip") -> Answer:
    """All that the hub has."""

    def answer(talk: Talk) -> None:
        path = talk.path.removeprefix("/")
        first = talk.header("Range").removeprefix("bytes=").partition("-")
        offset = int(first[0]) if first[0] else None
        ceiling = int(first[2]) - int(first[0]) + 1 if first[0] else LARGE
        found = hub.get(path, max_bytes=ceiling, deadline_s=1, etag=talk.header("If-None-Match"), offset=offset)
        if found.status == 304:
            talk.send(head(304, etag=found.etag))
        elif found.status == 206:
            last = (offset or 0) + len(found.body) - 1
            text(found.body, 206, content_range=f"bytes {offset}-{last}/{found.total}")(talk)
        elif found.status != 200:
            text(b"sorry", found.status)(talk)
        elif path.endswith(".json") and coding and "gzip" in talk.header("Accept-Encoding"):
            packed = zlib.compress(found.body) if coding == "deflate" else gzip.compress(found.body)
            if coding == "chunked gzip":
                pieces = [packed[i : i + 100] for i in range(0, len(packed), 100)]
                chunked(*pieces, etag=found.etag, content_encoding="gzip")(talk)
            else:
                text(packed, etag=found.etag, content_encoding=coding)(talk)
        else:
            text(found.body, etag=found.etag)(talk)

    return answer


def faulty(right: Answer, word: str, fault: Answer) -> Answer:
    """`fault` for the paths that contain `word`."""

    def answer(talk: Talk) -> None:
        (fault if word in talk.path else right)(talk)

    return answer


HANG_UP = raw(b"")
