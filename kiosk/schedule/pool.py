"""The items of an edition as slots choose them: by id in the slot's order, then by kind, the newest published first.

Rules it keeps: made once for an edition; what may never play is not in it; equal choices are made once, because a
thousand slots ask for few different things.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from kiosk.content.edition import Slot
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.schedule.eligible import may_ever_play

Choice = int
"""What a slot asks for, as a number: slots that ask for the same have the same."""

KIND: dict[type, str] = {kind: str(kind.__struct_config__.tag) for kind in AnyItem.__args__}


class Pool:
    """All items that may ever play."""

    def __init__(self, items: Iterable[AnyItem]) -> None:
        self._by_id = {item.id: item for item in items if may_ever_play(item)}
        self._by_kind: dict[tuple[str, str], list[AnyItem]] = {}
        for item in self._by_id.values():
            type_ = item.type if isinstance(item, Announcement) else ""
            self._by_kind.setdefault((KIND[type(item)], type_), []).append(item)
        self._choices: dict[tuple[tuple[str, ...], ...], Choice] = {}
        self._chosen: dict[Choice, tuple[AnyItem, ...]] = {}

    def choice(self, slot: Slot) -> Choice:
        """The number of what a slot asks for."""
        return self._choices.setdefault((slot.items, slot.kinds, slot.types), len(self._choices))

    def chosen(self, slot: Slot) -> tuple[AnyItem, ...]:
        """What a slot takes from the pool, each item once."""
        choice = self.choice(slot)
        found = self._chosen.get(choice)
        if found is None:
            listed = [self._by_id[item_id] for item_id in slot.items if item_id in self._by_id]
            kinds = [known for kind, known in self._by_kind.items() if _asked(kind, slot)]
            of_kinds = sorted(chain.from_iterable(kinds), key=_newest_first)
            found = tuple({item.id: item for item in (*listed, *of_kinds)}.values())
            self._chosen[choice] = found
        return found


def _asked(kind: tuple[str, str], slot: Slot) -> bool:
    """Whether a slot asks for this kind, and for this type of announcement."""
    return kind[0] in slot.kinds and (not slot.types or not kind[1] or kind[1] in slot.types)


def _newest_first(item: AnyItem) -> tuple[int, str]:
    return -item.source.published.toordinal(), item.id
