"""The hits of one question while they are being collected: for each item its best, and no more than are asked for.

Rules it keeps: an item that may not be shown, or is of another kind than asked for, is never caught; places on a shelf
come best first, so that from each row no more than `limit` items are taken; marks are made only for what is handed out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from kiosk.content.item import ItemId
from kiosk.content.kinds import Kind
from kiosk.search.fields import Field
from kiosk.search.index import Group, Index
from kiosk.search.marks import Mark
from kiosk.search.plain import Text, places_of, signs_of
from kiosk.search.shelf import Shelf
from kiosk.search.standing import FIELD, How

Shown = Callable[[ItemId], bool]
Marking = Callable[[Text, int], tuple[Mark, ...]]
"""The marks of what was found in a text, from the sign it was found at."""


@dataclass(frozen=True)
class Hit:
    """One item found. `text`: its title, or the words of `field`; `marks`: half-open spans of the text's characters."""

    item_id: ItemId
    kind: Kind
    score: int
    how: How
    field: Field
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class _Caught:
    score: int
    how: How
    field: Field
    text: str
    marks: Callable[[], tuple[Mark, ...]]


class Catch:
    """`kinds` and `shown`: which items count; none: all."""

    def __init__(self, index: Index, limit: int, kinds: Collection[Kind] | None, shown: Shown | None) -> None:
        self.index, self.limit, self._kinds, self._shown = index, limit, kinds, shown
        self._caught: dict[int, _Caught] = {}
        self._wanted: dict[int, bool] = {}

    def __bool__(self) -> bool:
        return bool(self._caught)

    def titles(self, places: int, how: How, points: int, marking: Marking) -> None:
        """Take the items whose titles these places lie in."""
        taken = 0
        for number, start in self.index.titles.entries(places):
            if taken == self.limit:
                return
            taken += self.title(number, start, how, points, marking)

    def title(self, number: int, start: int, how: How, points: int, marking: Marking) -> bool:
        """Take one item by its title. False: it does not count."""
        if not self._wants(number):
            return False
        marks = partial(_marks, self.index.titles, number, start, marking)
        self._take(number, how, "title", self.index.entries[number].title, points, marks)
        return True

    def words(self, group: Group, places: int, how: How, points: int, marking: Marking) -> None:
        """Take the items that hold the words of a group that these places lie in."""
        taken = 0
        for number, start in group.shelf.entries(places):
            words = group.words[number]
            for holder in words.entries:
                if taken == self.limit:
                    return
                if self._wants(holder):
                    taken += 1
                    marks = partial(_marks, group.shelf, number, start, marking)
                    self._take(holder, how, words.field, words.shown, points, marks)

    def code(self, number: int, how: How, points: int, shown: str, marking: Marking) -> bool:
        """Take one item by its code. False: it does not count."""
        if not self._wants(number):
            return False
        self._take(number, how, "code", shown, points, partial(_unread, shown, marking))
        return True

    def hits(self) -> tuple[Hit, ...]:
        """The best, best first; of equals the one that stands first."""
        best = sorted(self._caught.items(), key=lambda pair: (-pair[1].score, pair[0]))[: self.limit]
        return tuple(self._hit(number, caught) for number, caught in best)

    def _hit(self, number: int, caught: _Caught) -> Hit:
        entry = self.index.entries[number]
        marks = caught.marks()
        return Hit(entry.item_id, entry.kind, caught.score, caught.how, caught.field, caught.text, marks)

    def _wants(self, number: int) -> bool:
        wanted = self._wanted.get(number)
        if wanted is None:
            entry = self.index.entries[number]
            of_kind = self._kinds is None or entry.kind in self._kinds
            wanted = self._wanted[number] = of_kind and (self._shown is None or self._shown(entry.item_id))
        return wanted

    def _take(
        self, number: int, how: How, field: Field, text: str, points: int, marks: Callable[[], tuple[Mark, ...]]
    ) -> None:
        score = points + FIELD[field] + self.index.entries[number].standing
        before = self._caught.get(number)
        if before is None or before.score < score:
            self._caught[number] = _Caught(score, how, field, text, marks)


def _marks(shelf: Shelf, number: int, start: int, marking: Marking) -> tuple[Mark, ...]:
    return marking(shelf.text(number), start)


def _unread(shown: str, marking: Marking) -> tuple[Mark, ...]:
    """The marks in what is only spelt: a code."""
    signs = [sign for character in shown for sign in signs_of(character)]
    return marking(Text(signs, places_of(shown)), 0)
