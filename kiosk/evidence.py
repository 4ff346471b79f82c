"""A chain of hashes over what was shown: whoever takes out, adds or changes one entry breaks it from there on.

Rules it keeps: pure; an entry's link rests on the link before it and on the entry's bytes, nothing else; the first
rests on START; the same entries always give the same chain, on the terminal and at the hub's inspection.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

START = "0" * 64
"""What the first entry rests on."""

_MARK = b"mingbai-ledger-1\n"


def chain(previous: str, entry: bytes) -> str:
    """The link (64 hex digits) of `entry` after the link `previous`."""
    return hashlib.sha256(_MARK + bytes.fromhex(previous) + entry).hexdigest()


def verify(entries: Iterable[tuple[bytes, str]], previous: str = START) -> int | None:
    """The place (from 0) of the first entry whose link is not right, or None. `entries`: (bytes, link) in order;
    `previous`: the link before the first of them, for a piece out of the middle."""
    for place, (entry, link) in enumerate(entries):
        previous = chain(previous, entry)
        if link != previous:
            return place
    return None
