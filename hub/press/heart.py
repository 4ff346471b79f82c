"""The heartbeat of a feed: the timestamp signed anew every interval, so that a frozen feed shows (feed.md §1).

Rules it keeps: it beats at once, then every `interval_s` of the published edition; whatever fails is said once and
tried again within a minute; it ends when its wait says so, never in the middle of a beat.
"""

from __future__ import annotations

from collections.abc import Callable

from hub.press.press import Press
from hub.press.roles import INTERVAL
from kiosk.errors import MingbaiError

AGAIN_S = 60.0


class Heart:
    """`wait(seconds)` answers True when it is time to stop; `say` takes sentences for the log."""

    def __init__(self, press: Press, wait: Callable[[float], bool], say: Callable[[str], None]) -> None:
        self._press, self._wait, self._say = press, wait, say
        self._said: frozenset[str] = frozenset()

    def run(self) -> None:
        """Beat until told to stop."""
        while not self._wait(self.beat()):
            pass

    def beat(self) -> float:
        """One beat; the seconds until the next."""
        try:
            signed = self._press.repository.beat()
            interval = self._interval()
        except MingbaiError as e:
            self._tell((str(e),))
            return AGAIN_S
        except Exception as e:  # noqa: BLE001  a feed without a heart looks dead everywhere: whatever it was, go on
            self._tell((f"heartbeat: {type(e).__name__}: {e}",))
            return AGAIN_S
        self._tell(signed.notes)
        return interval

    def _interval(self) -> float:
        index = self._press.editions.index()
        return INTERVAL.total_seconds() if index is None else float(index.interval_s)

    def _tell(self, notes: tuple[str, ...]) -> None:
        for note in notes:
            if note not in self._said:
                self._say(note)
        self._said = frozenset(notes)
