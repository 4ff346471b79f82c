"""The carriers of disclosure, from the words of the rules; and which of them an item names. Pure: no django.

Rules it keeps: the national catalogue has one word for a notice board and an electronic screen; here they are two,
because a person fills in the one and the feed the other. A word no rule knows is a carrier of its own, not lost.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.content.kinds import AnyItem
from kiosk.content.rules import Rules

BOTH = "channel-board"
ELECTRONIC = ("电子屏", "电子信息屏", "电子显示屏", "触摸屏")
_BOXES = "■□●〇 "


@dataclass(frozen=True)
class Carrier:
    """`id`: of the rule, or the word itself where no rule knows it."""

    id: str
    title: str


SCREENS = Carrier("screens", "办事大厅屏幕")
BOARD = Carrier("board", "公开栏")


def carriers(rules: Rules) -> tuple[Carrier, ...]:
    """All carriers of an office, the screens first."""
    own = (Carrier(channel.id, channel.title) for channel in rules.channels if channel.id != BOTH)
    return (SCREENS, BOARD, *own)


def named(item: AnyItem, rules: Rules) -> tuple[Carrier, ...]:
    """The carriers an item names, in the order of its words; the screens always, because it comes from their desk."""
    found = {SCREENS.id: SCREENS}
    for word in item.channels:
        for carrier in _of(word.strip(_BOXES), rules):
            found[carrier.id] = carrier
    return tuple(found.values())


def _of(word: str, rules: Rules) -> tuple[Carrier, ...]:
    for channel in rules.channels:
        if word == channel.title or word in channel.also:
            if channel.id != BOTH:
                return (Carrier(channel.id, channel.title),)
            if word in ELECTRONIC:
                return (SCREENS,)
            return (BOARD, SCREENS) if "屏" in word else (BOARD,)
    return (Carrier(word[:40], word),)
