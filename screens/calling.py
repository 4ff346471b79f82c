"""Calling a human to the screen 找人帮忙: what the glass knows of it.

Rules it keeps:
- "noted" is said when the envelope lies on the disk, "the desk has it" when the office has receipted all that waited;
- one call is enough: within two minutes a second one is the same;
- where there is neither an office to tell nor a bell to ring, no call is offered: the page says where to go.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Literal

from kiosk.content.voice import Help
from kiosk.terminal.orders import Send

if TYPE_CHECKING:  # few halls have one, and the first frame does not wait for it
    from screens.bell import Bell

State = Literal["none", "ready", "telling", "told", "failed"]

AGAIN_S = 120.0


class Calling:
    """`tell`: to the keeper, answers a future; `where`: this terminal; `reports`: there is an office to tell."""

    def __init__(
        self,
        tell: Callable[[Send], Any],
        where: str,
        answered: Callable[[], object],
        reports: bool = False,
        bell: Bell | None = None,
    ) -> None:
        self._tell, self._where, self._answered = tell, where, answered
        self._reports, self._bell = reports, bell
        self._state: State = "ready" if reports or bell is not None else "none"
        self._called: float | None = None

    def state(self, now: float) -> State:
        """How it stands at `now`, monotonic seconds."""
        if self._called is not None and now - self._called >= AGAIN_S:
            self._called, self._state = None, "ready"
        return self._state

    def call(self, place: str, now: float) -> None:
        """Have somebody come. `place`: what the citizen was reading."""
        if self.state(now) not in ("ready", "failed"):
            return
        self._called = now
        if self._bell is not None:
            self._bell.ring()
        if not self._reports:
            self._state = "told"
            return
        self._state = "telling"
        future = self._tell(Send(Help(place=place, where=self._where)))
        if isinstance(future, Future):
            future.add_done_callback(self._heard)

    def stop(self) -> None:
        if self._bell is not None:
            self._bell.stop()

    def _heard(self, future: Future[Any]) -> None:
        """On the keeper's thread."""
        failed = future.cancelled() or future.exception() is not None
        self._state = "failed" if failed else "told"
        self._answered()
