"""Whom staff meet behind the hidden gesture: the one owner of `Staff`, and who does what they choose.

Rules it keeps:
- without a PIN in the settings nobody is let in, and nobody sees that there is a door;
- a PIN is checked beside the glass, since that takes a while on purpose; its digits are handed over and forgotten;
- a deed is done once, and one that fails is logged: the menu stays.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from threading import Thread

from msgspec.structs import replace

from kiosk.visit.staff import Checked, Deed, Enter, Knock, Pass, Staff, StaffEvent, act, shut_s

log = logging.getLogger(__name__)

Check = Callable[[str, str], bool]
"""(PIN, its hash) → whether they belong together: kiosk.pin.matches."""


class Steward:
    """`line`: the hash of the PIN, or ""; `deeds`: what can be done here; `tell` is called on the checker's thread."""

    def __init__(
        self,
        line: str,
        deeds: Mapping[Deed, Callable[[], object]],
        tell: Callable[[], object],
        check: Check | None = None,
    ) -> None:
        self._line, self._deeds, self._tell, self._check = line, dict(deeds), tell, check
        self._done = 0
        self._answer: bool | None = None
        self._thread: Thread | None = None
        self.staff = Staff()

    @property
    def offers(self) -> frozenset[str]:
        """The deeds of the menu."""
        return frozenset(self._deeds)

    def seen(self, now: float) -> tuple[Staff, int]:
        """What is to be seen of it, and for how many seconds no PIN is taken; not when it was touched."""
        return replace(self.staff, touched=0.0, knocks=0, knocked=0.0), shut_s(self.staff, now)

    def knocked(self, now: float) -> bool:
        """A touch into the corner; whether the door has just appeared."""
        if not self._line or self.staff.here:
            return False
        self.staff = act(self.staff, Knock(), now)
        return self.staff.here

    def do(self, event: StaffEvent, now: float) -> None:
        """One step of staff, and what follows from it."""
        digits = self.staff.digits
        self.staff = act(self.staff, event, now)
        if isinstance(event, Enter) and self.staff.checking and digits:
            self._begin(digits)
        for deed in self.staff.done[self._done :]:
            try:
                self._deeds[deed]()
            except Exception:
                log.exception("'%s' could not be done", deed)
        self._done = len(self.staff.done)

    def tick(self, now: float) -> None:
        """Time has passed, or a PIN has been checked."""
        if self._answer is not None:
            answer, self._answer = self._answer, None
            self.do(Checked(answer), now)
        self.do(Pass(), now)

    def stop(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _begin(self, digits: str) -> None:
        self.stop()
        self._thread = Thread(target=self._checked, args=(digits,), name="pin")
        self._thread.start()

    def _checked(self, digits: str) -> None:
        check = self._check
        if check is None:
            from kiosk.pin import matches as check
        try:
            self._answer = check(digits, self._line)
        except Exception:
            log.exception("a PIN could not be checked")
            self._answer = False
        self._tell()
