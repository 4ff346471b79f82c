"""When an item must be seen by whoever stands before a board: the publicity duty 公示义务.

Rules it keeps: it follows from the item alone: its time of display, or, where citizens may speak to it, its period. The
programme keeps turns for it (schedule), lint asks whether any slot plays it, an inspection whether it was seen.
"""

from collections.abc import Iterator
from datetime import datetime

from kiosk.content.item import Period
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import OBJECTION_TYPES, Announcement

DUTY_TYPES = OBJECTION_TYPES | {"consultation"}
"""公示 and 征求意见: during their period they must be seen."""


def duties(item: AnyItem) -> Iterator[Period]:
    """The spans during which an item must be seen."""
    if item.display is not None:
        yield item.display
    if isinstance(item, Announcement) and item.type in DUTY_TYPES and item.period is not None:
        yield item.period


def under_duty(item: AnyItem, now: datetime) -> bool:
    """Whether an item must be seen at `now`."""
    return any(span.holds(now) for span in duties(item))
