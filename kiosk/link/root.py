"""The root a terminal is pinned to: fetched once, held to its SHA-256, kept.

Rules it keeps: whoever serves it, only the root whose hash the settings name is ever used; the copy on the disk is held
to the hash again at every start; another feed's root is WRONG_FEED, a page that is no root is Unreachable.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from kiosk.content import codec, places
from kiosk.errors import CodecError, Refusal, Refused, Unreachable
from kiosk.link import disk
from kiosk.link.door import Door

MAX_ROOT = 64_000
DEADLINE_S = 10.0


class _Signed(msgspec.Struct):
    type: str = msgspec.field(name="_type")


class _Metadata(msgspec.Struct):
    signed: _Signed


def pinned(door: Door, folder: Path, sha256: str) -> bytes:
    """The pinned root. Raises Unreachable, Refused(WRONG_FEED), Full, Damaged."""
    path = folder / "pinned.root.json"
    with contextlib.suppress(OSError):
        data = path.read_bytes()
        if codec.sha256(data) == sha256:
            return data
    where = places.metadata("root", 1)
    answer = door.get(where, max_bytes=MAX_ROOT, deadline_s=DEADLINE_S)
    if answer.status != 200:
        raise Unreachable(where, f"status {answer.status}; is this the address of a feed?", "server")
    if codec.sha256(answer.body) != sha256:
        raise _other(where, answer.body, sha256)
    with disk.translated(folder):
        disk.write(path, answer.body)
    return answer.body


def _other(where: str, body: bytes, sha256: str) -> Exception:
    try:
        is_root = codec.decode(body, _Metadata).signed.type == "root"
    except CodecError:
        is_root = False
    if not is_root:
        return Unreachable(where, "what is served there is no feed", "server")
    found = codec.sha256(body)
    return Refused(Refusal.WRONG_FEED, f"its first root is {found[:16]}…, ours is pinned to {sha256[:16]}…")
