"""The pages of a large card: how much there is to read on each, and which is up at a moment.

Rules it keeps: pure; time is shared by how much there is to read; at most MOST_CHARS of one item are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from kiosk.schedule.dwell import MOST_CHARS
from screens.blocks.arrange import Stack
from screens.blocks.block import Block, Box, Placed, Setting

FIND_CHARS = 12
"""To find the first line of a page takes as long as a dozen characters."""


class Page(Struct, frozen=True):
    """One page of the main zone, and how many characters there are to read on it."""

    block: Block
    chars: int


def page_at(found: Sequence[Page], starts: datetime, ends: datetime, now: datetime) -> tuple[int, datetime]:
    """Which page is up at `now`, and until when: time is shared by what there is to read."""
    weights = [page.chars + FIND_CHARS for page in found]
    total, length, at = sum(weights), ends - starts, starts
    for number, weight in enumerate(weights):
        at += length * (weight / total)
        if now < at and number + 1 < len(weights):
            return number, at
    return len(weights) - 1, ends


def readable(divided: Sequence[Stack], to: Setting, width: int) -> list[tuple[Stack, int]]:
    """As many of these pages as a board shows of one item, each with its characters; never none."""
    kept: list[tuple[Stack, int]] = []
    read = 0
    for page in divided:
        chars = chars_on(page.place(to, Box(0, 0, width, page.height(to, width))))
        if kept and read + chars > MOST_CHARS:
            break
        kept.append((page, chars))
        read += chars
    return kept


def chars_on(placed: Placed) -> int:
    """How many characters stand on it."""
    own = sum(len(line.text) for line in placed.lines)
    return own + sum(chars_on(child) for child in placed.children)
