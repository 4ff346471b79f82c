"""How long an item stays on a board: from the number of its displayed characters, never from page layout (D7).

Rules it keeps:
- dwell = max(5 s, 2 s + n/4 s); n/3 on a board for elders; rounded up to a quarter of a second, so that sums are exact;
- a board shows at most MOST_CHARS of one item and says where the rest is: nobody reads longer standing, and one long
  notice must not hold the board for an hour.
"""

from __future__ import annotations

from functools import singledispatch
from math import ceil

from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.content.office import Unit
from kiosk.content.service import Guide

SHORTEST_S = 5.0
FIND_S = 2.0
"""Time for the eye to find the first line."""

PER_SECOND, PER_SECOND_ELDER = 4, 3
MOST_CHARS = 720


def dwell_s(item: AnyItem, elder: bool = False) -> float:
    """Seconds one item stays."""
    per_second = PER_SECOND_ELDER if elder else PER_SECOND
    seconds = max(SHORTEST_S, FIND_S + displayed_chars(item) / per_second)
    return ceil(seconds * 4) / 4


def displayed_chars(item: AnyItem) -> int:
    """How many characters of an item a board shows: title and what is read below it, white space not counted."""
    return min(MOST_CHARS, sum(len("".join(text.split())) for text in (item.title, *_texts(item))))


@singledispatch
def _texts(item: AnyItem) -> tuple[str, ...]:
    return ()


@_texts.register
def _(item: Announcement) -> tuple[str, ...]:
    # The rows of a table are for a touchscreen: a board only says how many there are.
    return (item.body, item.objection.phone if item.objection is not None else "")


@_texts.register
def _(item: Guide) -> tuple[str, ...]:
    # A guide on a board says what to bring and what happens; its conditions and questions are read at a touchscreen.
    return (*(m.name for m in item.materials if m.need != "not-needed"), *(s.name for s in item.steps))


@_texts.register
def _(item: Unit) -> tuple[str, ...]:
    return (*item.duties, item.phone, item.address)
