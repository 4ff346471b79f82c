"""An edition as the courier leaves it: its objects as files in incoming/, its index, and the fact that it arrived."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from fakes.clock import instant

from kiosk.content import codec
from kiosk.content.edition import Edition
from kiosk.content.emergency import Emergency
from kiosk.content.item import Media
from kiosk.content.shards import split
from kiosk.terminal.facts import Arrived, ArrivedEmergency

SIGNED = "2026-11-23 10:30"


def arrived(
    data_dir: Path,
    edition: Edition,
    *,
    media: Collection[bytes] = (),
    without: Collection[str] = (),
    signed: str | datetime = SIGNED,
    root_version: int = 1,
    etag: str = "",
) -> Arrived:
    """The fact, with every object and `media` written to incoming/, but for the hashes in `without`."""
    index, objects = split(edition)
    objects = {**objects, **{codec.sha256(data): data for data in media}}
    incoming = data_dir / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    files = {}
    for sha256, data in objects.items():
        if sha256 not in without:
            files[sha256] = incoming / sha256
            files[sha256].write_bytes(data)
    return Arrived(index, files, instant(signed), root_version, etag)


def arrived_emergency(
    emergency: Emergency, *, signed: str | datetime = SIGNED, root_version: int = 1
) -> ArrivedEmergency:
    return ArrivedEmergency(emergency, instant(signed), root_version)


def a_media(data: bytes, **fields: object) -> Media:
    """The media whose bytes these are."""
    filled = {"type": "image/png", "name": "media/picture.png", **fields}
    return Media(sha256=codec.sha256(data), length=len(data), **filled)
