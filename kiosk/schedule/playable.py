"""What of an item can stand on a board while some of its media are not here yet.

Rules it keeps: the programme does not ask this: an item whose picture is still on its way keeps its turn and shows its
words, one that has none gives its turn to the office's card. So boards stay in step, and what an inspection computes
is what was on; a preview and the hub, which know of no disk, take all media as here.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Literal

from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.schedule.dwell import displayed_chars

Stands = Literal["whole", "words", "nothing"]


def stands(item: AnyItem, stored: Container[str] | None = None) -> Stands:
    """What of an item can be shown. `stored`: the media that are here, by hash; none: all are."""
    shown = [media for media in item.media if not media.type.startswith("audio/")]
    if stored is None or all(media.sha256 in stored for media in shown):
        return "whole"
    if any(media.sha256 in stored for media in shown) or displayed_chars(item) > len("".join(item.title.split())):
        return "words"
    # A table is told in a sentence, whatever else is missing.
    return "words" if isinstance(item, Announcement) and item.table is not None else "nothing"


def playable(item: AnyItem, stored: Container[str] | None = None) -> bool:
    """Whether an item has anything to show in its turn; else the office's card stands there."""
    return stands(item, stored) != "nothing"
