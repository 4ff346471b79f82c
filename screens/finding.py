"""The thread that searches: makes the index of an edition, and answers the newest question.

    finding = Finding(edition, deliver)        the index is being made; nothing waits for it
    finding.ask(Question("sgxk"))              at once; the answer comes on the finder's thread: deliver(Answer)
    finding.know(edition)                      another edition
    finding.stop()                             the thread is gone when it returns, and delivers nothing any more

Rules it keeps:
- nothing of it is done on the glass thread: `ask` puts a question down and returns;
- only the newest question is answered: who types fast wants the answer to what stands there now;
- a question asked before the index stands is answered when it does; one that fails is logged and answered with nothing.

No Kivy here: whoever is told must see to it that the glass hears of it on its own thread.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from threading import Condition, Thread

from kiosk.content.edition import Edition
from kiosk.content.item import ItemId
from kiosk.content.kinds import Kind
from kiosk.errors import BadInput
from kiosk.search import LIMIT, Hit, Index, Sayings, find, index, read_sayings

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Question:
    """As for `kiosk.search.find`. `shown` is asked on the finder's thread: whether an item may be shown now."""

    query: str
    limit: int = LIMIT
    kinds: Collection[Kind] | None = None
    shown: Callable[[ItemId], bool] | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Answer:
    """The hits of a question in the edition with this serial."""

    question: Question
    hits: tuple[Hit, ...]
    serial: int


class Finding:
    """One a touchscreen. `sayings`: what citizens call otherwise; none: those of the product, read by the thread."""

    def __init__(self, edition: Edition, deliver: Callable[[Answer], None], sayings: Sayings | None = None) -> None:
        self._deliver, self._sayings = deliver, sayings
        self._changed = Condition()
        self._edition: Edition | None = edition  # to be known, until it is
        self._question: Question | None = None  # to be answered, until it is
        self._stopping = False
        self._thread = Thread(target=self._run, name="finding", daemon=True)
        self._thread.start()

    def know(self, edition: Edition) -> None:
        """Search in this edition from now on. From any thread."""
        with self._changed:
            self._edition = edition
            self._changed.notify()

    def ask(self, question: Question) -> None:
        """Have a question answered, instead of all that were asked before. From any thread."""
        with self._changed:
            self._question = question
            self._changed.notify()

    def forget(self) -> None:
        """Answer nothing that was asked so far: the visit is over."""
        with self._changed:
            self._question = None

    def stop(self) -> None:
        """End after what is being done, and wait for that."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        known, serial = index(()), 0
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopping or self._edition or self._question)
                if self._stopping:
                    return
                edition, self._edition = self._edition, None
                question = self._question
            if edition is not None:
                known, serial = self._made(edition), edition.serial
            elif question is not None:
                self._answer(Answer(question, self._found(known, question), serial))

    def _answer(self, answer: Answer) -> None:
        """Deliver it, unless it is no longer the answer to what stands there."""
        with self._changed:
            if self._stopping or self._edition is not None or self._question is not answer.question:
                return
            self._question = None
        try:
            self._deliver(answer)
        except Exception:  # the listener's fault; the next one who asks must be answered all the same
            log.exception("an answer could not be delivered")

    def _made(self, edition: Edition) -> Index:
        try:
            return index(edition.items, edition.readings, self._read())
        except Exception:  # a screen without search is better than none
            log.exception("edition %s cannot be searched", edition.serial)
            return index(())

    def _read(self) -> Sayings:
        if self._sayings is None:
            try:
                self._sayings = read_sayings()
            except BadInput as e:
                log.warning("citizens' words are not known: %s", e)
                self._sayings = Sayings()
        return self._sayings

    def _found(self, known: Index, question: Question) -> tuple[Hit, ...]:
        try:
            return find(known, question.query, question.limit, question.kinds, question.shown)
        except Exception:  # `shown` is not ours
            log.exception("a question could not be answered")
            return ()
