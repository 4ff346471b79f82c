"""The timestamp as it came, read before it is believed: enough to know another feed's from ours.

Rules it keeps: what does not read as a timestamp of a feed is Unreachable (a captive portal, an empty page), not an
attack; whether the signature holds is for kiosk/link/feed.py to say.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from kiosk.content import codec, places
from kiosk.content.item import Instant, utc
from kiosk.errors import CodecError, Unreachable


@dataclass(frozen=True)
class Stamp:
    """An answer to a poll. Nothing in it is verified."""

    body: bytes
    etag: str
    feed: str
    signed_at: datetime


class _Signed(msgspec.Struct):
    type: Literal["timestamp"] = msgspec.field(name="_type")
    feed: Annotated[str, Meta(max_length=64)] = msgspec.field(name="x-feed")
    signed_at: Instant = msgspec.field(name="x-signed-at")


class _Metadata(msgspec.Struct):
    signed: _Signed


def read(body: bytes, etag: str = "") -> Stamp:
    """Raises Unreachable."""
    try:
        signed = codec.decode(body, _Metadata).signed
    except CodecError as e:
        what = "an empty page" if not body else "what is served there is no feed"
        raise Unreachable(places.TIMESTAMP, f"{what} ({e.why})", "server") from e
    return Stamp(body, etag, signed.feed, utc(signed.signed_at))


def kept(folder: Path) -> Stamp | None:
    """The last timestamp that was verified, if the cache still has it."""
    with contextlib.suppress(OSError, Unreachable):
        return read((folder / "timestamp.json").read_bytes())
    return None
