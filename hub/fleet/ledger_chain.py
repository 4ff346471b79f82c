"""What a terminal's heads say of its ledger, against what it said and handed in before. Pure: no django.

Rules it keeps: a ledger only grows (kiosk/store/ledger.py; what a rule of retention removes leaves the head as it was),
so a head that is shorter, or of the same length with another link, is of another ledger; links are recomputed here from
the very bytes that were handed in (kiosk/evidence.py), and believed of nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import msgspec

from kiosk import evidence

Why = Literal["", "reset", "shorter", "other"]
LINK = re.compile(r"[0-9a-f]{64}")


class Head(NamedTuple):
    """The end of a ledger: how many entries there are, and the link of the last."""

    place: int
    link: str


def contradiction(known: Head, told: Head) -> Why:
    """Why a ledger that ended in `known` cannot be one that ends in `told` later; "" where it can."""
    if told.place < known.place:
        return "shorter" if told.place else "reset"
    return "other" if told.place == known.place and told.link != known.link else ""


def entries_of(body: bytes) -> list[bytes]:
    """The entries of an envelope of facts, byte for byte as the terminal chained them."""
    return [bytes(raw) for raw in msgspec.json.decode(body, type=list[msgspec.Raw])]


def after(head: Head, entries: Iterable[bytes]) -> list[Head]:
    """The head after each of these entries."""
    found = []
    for entry in entries:
        head = Head(head.place + 1, evidence.chain(head.link, entry))
        found.append(head)
    return found


def falls(entries: Sequence[bytes], heads: Iterable[Head]) -> tuple[int, Head] | None:
    """Where a head that was told lies in a piece of a ledger whose place is not known; None while it cannot be said.

    Gives how many of `entries` lie before it, and the head: sure because the next head follows from it by the entries
    between. A few thousand hashes.
    """
    told = sorted({head for head in heads if LINK.fullmatch(head.link)})
    for head, later in pairwise(told):
        span = later.place - head.place
        for begin in range(len(entries) - span + 1) if span else ():
            if after(head, entries[begin : begin + span])[-1] == later:
                return begin, head
    return None
