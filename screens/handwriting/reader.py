"""The thread that reads handwriting: the newest ink only, with an engine that is opened when first asked.

    reader = Reader(deliver)       deliver(ink, signs) is called on the reader's thread
    reader.ask(ink)                at once; instead of all that was asked before
    reader.stop()                  the thread is gone when it returns, and delivers nothing any more

Rules it keeps: scribbles are read like anything else; an engine that is missing or fails has no answer, and never an
error; an engine knows one order of strokes, people several: what it is not sure of is read in other orders too.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from threading import Condition, Thread
from typing import Protocol

from screens.handwriting import zinnia
from screens.handwriting.strokes import Ink, Stroke, squared

log = logging.getLogger(__name__)

MOST = 9
"""Characters offered: three rows of three large keys."""

SURE = 0.3
"""What the engine is so sure of was written in the order it knows."""

SWAPPED = 0.1
"""How much less a character counts that was found in another order than it was written in."""

MOST_SWAPS = 10

Deliver = Callable[[Ink, tuple[str, ...]], None]


class Engine(Protocol):
    """What reads strokes."""

    def read(self, strokes: Sequence[Stroke], most: int) -> tuple[tuple[str, float], ...]: ...
    def close(self) -> None: ...


def read(engine: Engine | None, ink: Ink) -> tuple[str, ...]:
    """What an ink may be: single characters, each once, best first."""
    if engine is None or not ink.strokes:
        return ()
    try:
        found = _scores(engine, squared(ink))
    except Exception:  # the engine is not ours; who writes must not be punished for it
        log.exception("handwriting could not be read")
        return ()
    signs = [sign for sign in found if len(sign) == 1 and sign.isprintable()]
    return tuple(sorted(signs, key=lambda sign: -found[sign])[:MOST])


def _scores(engine: Engine, strokes: tuple[Stroke, ...]) -> dict[str, float]:
    """The characters and how surely each; as they were written, then with each two neighbours swapped."""
    found = dict(engine.read(strokes, MOST))
    if max(found.values(), default=0.0) >= SURE:
        return found
    for n in range(min(len(strokes) - 1, MOST_SWAPS)):
        other = (*strokes[:n], strokes[n + 1], strokes[n], *strokes[n + 2 :])
        for sign, score in engine.read(other, MOST):
            found[sign] = max(found.get(sign, -1e9), score - SWAPPED)
    return found


class Reader:
    """One a touchscreen, from the first stroke on."""

    def __init__(self, deliver: Deliver, begin: Callable[[], Engine | None] = zinnia.begin) -> None:
        self._deliver, self._begin = deliver, begin
        self._changed = Condition()
        self._ink: Ink | None = None  # to be read, until it is
        self._stopping = False
        self._thread = Thread(target=self._run, name="reader", daemon=True)
        self._thread.start()

    def ask(self, ink: Ink) -> None:
        """Have an ink read. From any thread."""
        with self._changed:
            self._ink = ink
            self._changed.notify()

    def stop(self) -> None:
        """End after what is being read, and wait for that."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        engine = self._begin()
        try:
            while True:
                with self._changed:
                    self._changed.wait_for(lambda: self._stopping or self._ink is not None)
                    if self._stopping:
                        return
                    ink, self._ink = self._ink, None
                assert ink is not None
                signs = read(engine, ink)
                with self._changed:
                    newest = self._ink is None and not self._stopping
                if newest:
                    self._deliver(ink, signs)
        finally:
            if engine is not None:
                engine.close()
