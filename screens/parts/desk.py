"""The composing desk: what has to be set and drawn waits here and is done in slices between frames.

Rules it keeps:
- a slice ends in time: work stops `SLICE_S` after it began, and no single step is longer than about a millisecond;
- who is put twice before being done is begun anew, once;
- one that fails is dropped and reported; the others go on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Protocol
from weakref import WeakSet

from kivy.clock import Clock

log = logging.getLogger(__name__)

SLICE_S = 0.0025
"""Stop beginning new steps after this; with the longest step (a new atlas page: 4 to 5 ms) a slice stays under 8 ms."""


class Composed(Protocol):
    """One who has something to set."""

    def compose(self) -> Iterator[None]:
        """Do it, yielding wherever one may stop for a frame."""
        ...


def calm() -> None:
    """Nobody wants to know that work was left over."""


class Desk:
    """One per window. `now`: seconds of a monotonic clock. `hurry` is told whenever work is left for the next frame."""

    def __init__(self, now: Callable[[], float], hurry: Callable[[], None] = calm) -> None:
        self._now, self._hurry = now, hurry
        self._queue: dict[Composed, Iterator[None] | None] = {}
        self._failed: WeakSet[Composed] = WeakSet()
        self._soon = Clock.create_trigger(self._turn, -1)
        self._next_frame = Clock.create_trigger(self._turn, 0)

    @property
    def idle(self) -> bool:
        """Whether nothing waits."""
        return not self._queue

    def failed(self, one: Composed) -> bool:
        """Whether the last try to compose it was in vain: what it shows is nothing, or what it showed before."""
        return one in self._failed

    def put(self, one: Composed) -> None:
        """Have `one` composed, before the next frame if time allows."""
        self._queue.pop(one, None)
        self._failed.discard(one)
        self._queue[one] = None
        self._soon()

    def drop(self, one: Composed) -> None:
        """Forget it."""
        self._queue.pop(one, None)

    def finish(self, one: Composed | None = None) -> None:
        """Do all that waits, or only `one`, now and whole: for pictures, tests, and a page that was just asked for."""
        while self._queue if one is None else one in self._queue:
            self._step(next(iter(self._queue)) if one is None else one)

    def work(self) -> None:
        """One slice. Its first step may have to wait for the GL to finish the last frame; only the rest is counted."""
        begun = None
        while self._queue and (begun is None or self._now() - begun < SLICE_S):
            self._step(next(iter(self._queue)))
            begun = self._now() if begun is None else begun

    def _step(self, one: Composed) -> None:
        job = self._queue[one]
        if job is None:
            job = self._queue[one] = iter(one.compose())
        try:
            next(job)
        except StopIteration:
            if self._queue.get(one) is job:
                del self._queue[one]
        except Exception:  # one bad text must not darken the screen
            log.exception("%s could not be composed", type(one).__name__)
            self._queue.pop(one, None)
            self._failed.add(one)

    def _turn(self, _dt: float) -> None:
        self.work()
        if self._queue:
            self._next_frame()
            self._hurry()
