"""What a touchscreen asks its finder, and the newest answer: from a sight without answers to one with them.

Rules it keeps:
- asked is what stands in the visit, when it changes; a new edition is asked anew;
- the former answer stands until the newer one comes, so that nothing blinks between two keys;
- when a visit forgets its query, the answer is forgotten as well;
- only what may be shown now is found.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from kiosk.content.edition import Edition
from kiosk.visit import SEARCH, Visit
from screens.sight import Sight

if TYPE_CHECKING:  # the first frame does not wait for the search
    from screens.finding import Answer, Question

MOST = 30
"""Hits that are offered: nobody turns five pages where one key more finds it."""


class Finder(Protocol):
    """Who finds: a Finding, or one that answers at once."""

    def know(self, edition: Edition) -> None: ...
    def ask(self, question: Question) -> None: ...
    def forget(self) -> None: ...
    def stop(self) -> None: ...


Begin = Callable[[Edition, Callable[["Answer"], None]], Finder]


def beside(edition: Edition, deliver: Callable[[Answer], None]) -> Finder:
    """A finder on a thread of its own."""
    from screens.finding import Finding

    return Finding(edition, deliver)


class AtOnce:
    """A finder without a thread, for pictures and tests: who asks has the answer."""

    def __init__(self, edition: Edition, deliver: Callable[[Answer], None]) -> None:
        self._deliver = deliver
        self.know(edition)

    def know(self, edition: Edition) -> None:
        from kiosk.search import index, read_sayings

        self._index, self._serial = index(edition.items, edition.readings, read_sayings()), edition.serial

    def ask(self, question: Question) -> None:
        from kiosk.search import find
        from screens.finding import Answer

        hits = find(self._index, question.query, question.limit, question.kinds, question.shown)
        self._deliver(Answer(question, hits, self._serial))

    def forget(self) -> None:
        """Nothing waits here."""

    def stop(self) -> None:
        """Nothing runs here."""


class Seeking:
    """`begin` makes the finder, None: there is no search; `tell` is called on the finder's thread."""

    def __init__(self, begin: Begin | None, tell: Callable[[], object]) -> None:
        self._begin, self._tell = begin, tell
        self._finder: Finder | None = None
        self._edition: Edition | None = None
        self._asked = ""
        self._answer: Answer | None = None

    def prepare(self, edition: Edition | None) -> None:
        """Have the index of this edition made, unless it is."""
        if self._begin is None or edition is None or edition is self._edition:
            return
        self._edition, self._asked = edition, ""
        if self._finder is None:
            self._finder = self._begin(edition, self._heard)
        else:
            self._finder.know(edition)

    def seen(self, sight: Sight) -> Sight:
        """The sight with the answer to what its visit asks for, as far as there is one."""
        visit = sight.visit
        if visit.place == SEARCH:
            self.prepare(sight.snapshot.edition)
            self._ask(visit.query, sight)
        elif self._asked or self._answer is not None:
            self._asked = ""
            if not _remembered(visit):
                self._forget()
        return replace(sight, answer=self._answer) if visit.place == SEARCH else sight

    @property
    def answer(self) -> Answer | None:
        """The newest."""
        return self._answer

    def stop(self) -> None:
        if self._finder is not None:
            self._finder.stop()
            self._finder = self._edition = None

    def _ask(self, query: str, sight: Sight) -> None:
        if query == self._asked or self._finder is None:
            return
        self._asked = query
        if not query:
            self._forget()
            return
        from screens.finding import Question

        self._finder.ask(Question(query, MOST, shown=_shown(sight)))

    def _forget(self) -> None:
        self._answer = None
        if self._finder is not None:
            self._finder.forget()

    def _heard(self, answer: Answer) -> None:
        if self._asked == answer.question.query:
            self._answer = answer
            self._tell()


def _shown(sight: Sight) -> Callable[[str], bool]:
    """Whether an item may be shown; of this edition and moment, and asked on another thread."""
    contents, now, stale = sight.contents, sight.now, sight.stale

    def shown(item_id: str) -> bool:
        return contents is not None and contents.item(item_id, now, stale) is not None

    return shown


def _remembered(visit: Visit) -> bool:
    """Whether Back leads to a query."""
    return any(stop.query for stop in visit.trail)
