"""Whether an item may be on a screen at an instant, and when it must.

Rules it keeps:
- an item plays only while it is valid, proactively disclosed and in force, and, if strict, while the feed is not stale;
- an item is under a publicity duty while its time of display runs, or, where citizens may speak to it, its period.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kiosk.content.item import Period
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import OBJECTION_TYPES, Announcement
from kiosk.content.service import Guide

DUTY_TYPES = OBJECTION_TYPES | {"consultation"}
"""公示 and 征求意见: during their period they must be seen."""


def may_show(item: AnyItem, now: datetime, stale: bool) -> bool:
    """Whether an item may be on a screen at all at `now`. Abolished guides may: who asks for one is told that it is."""
    return item.disclosure == "proactive" and not (stale and item.strict) and item.valid.holds(now)


def may_play(item: AnyItem, now: datetime, stale: bool) -> bool:
    """Whether an item may be on a board at `now`, where nobody asked for it."""
    return may_ever_play(item) and not (stale and item.strict) and item.valid.holds(now)


def may_ever_play(item: AnyItem) -> bool:
    """Whether there is any time at which an item may be on a board."""
    return item.disclosure == "proactive" and not (isinstance(item, Guide) and item.state == "abolished")


def duties(item: AnyItem) -> Iterator[Period]:
    """The spans during which an item must be seen by whoever stands before a board."""
    if item.display is not None:
        yield item.display
    if isinstance(item, Announcement) and item.type in DUTY_TYPES and item.period is not None:
        yield item.period


def under_duty(item: AnyItem, now: datetime) -> bool:
    """Whether an item must be seen at `now`."""
    return any(span.holds(now) for span in duties(item))
