"""How a command that goes on is ended: by Ctrl-C or SIGTERM, both the same way, in order.

Rules it keeps: the first signal asks, and everything stops in reverse; a second one does not wait.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Ending:
    """Whether somebody has asked for the end."""

    def __init__(self) -> None:
        self.asked = False
        # Not an Event: a signal may come while its lock is held, and would wait for it for ever.
        self._bell: SimpleQueue[None] = SimpleQueue()

    def ask(self) -> None:
        self.asked = True
        self._bell.put(None)

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until it is asked for, at most `timeout_s`; whether it was."""
        if not self.asked:
            with suppress(Empty):
                self._bell.get(timeout=timeout_s)
        return self.asked


@contextmanager
def until_ended(then: Callable[[], None] | None = None) -> Iterator[Ending]:
    """What the first signal asks; `then` is called with it, on the main thread, between two steps of it."""
    ending = Ending()

    def on_signal(number: int, frame: FrameType | None) -> None:
        if ending.asked:
            raise KeyboardInterrupt
        ending.ask()
        if then is not None:
            then()

    before = {number: signal.signal(number, on_signal) for number in SIGNALS}
    try:
        yield ending
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
