"""Whether an item may be on a screen at an instant.

Rules it keeps: an item plays only while it is valid, proactively disclosed and in force, and, if strict, while the feed
is not stale. What must be seen is another question (kiosk/content/duty.py).
"""

from __future__ import annotations

from datetime import datetime

from kiosk.content.kinds import AnyItem
from kiosk.content.service import Guide


def may_show(item: AnyItem, now: datetime, stale: bool) -> bool:
    """Whether an item may be on a screen at all at `now`. Abolished guides may: who asks for one is told that it is."""
    return item.disclosure == "proactive" and not (stale and item.strict) and item.valid.holds(now)


def may_play(item: AnyItem, now: datetime, stale: bool) -> bool:
    """Whether an item may be on a board at `now`, where nobody asked for it."""
    return may_ever_play(item) and not (stale and item.strict) and item.valid.holds(now)


def may_ever_play(item: AnyItem) -> bool:
    """Whether there is any time at which an item may be on a board."""
    return item.disclosure == "proactive" and not (isinstance(item, Guide) and item.state == "abolished")
