"""What names an item: the questions, pictures and meetings that are about it.

Rules it keeps: each stands once on a sheet: what the sheet itself leads to already is not offered again.
"""

from __future__ import annotations

from collections.abc import Collection

from kiosk.content.event import Event, Faq, Poster
from kiosk.content.item import Item
from screens.blocks.block import Block, Setting
from screens.pages.lists import groups
from screens.pages.ways import item_row
from screens.sight import Sight

KINDS: tuple[tuple[type[Faq | Poster | Event], str], ...] = (
    (Faq, "大家常问"),
    (Poster, "图解"),
    (Event, "会议活动"),
)


def named_by(item: Item, sight: Sight, to: Setting, besides: Collection[str] = ()) -> tuple[Block, ...]:
    """A card of rows for each kind that is about `item`, without those of `besides`."""
    if sight.contents is None:
        return ()
    found = sight.contents.of(Faq, Poster, Event, now=sight.now, stale=sight.stale)
    about = [other for other in found if item.id in other.about and other.id not in besides]
    named = ((to.say(words), [item_row(o, to) for o in about if isinstance(o, kind)]) for kind, words in KINDS)
    return tuple(groups(named, to))
