"""What shows that somebody is there while nothing is pressed, and for how long that is believed.

    held.take("speech", now)      held.drop("speech")      held.at(now)

Rules it keeps: nothing holds for ever: a finger that has not moved away for half a minute is a stuck one, and a voice
that never ended was forgotten; who holds says when it ends.
"""

from __future__ import annotations

LONGEST_S = {"finger": 30.0, "speech": 900.0, "media": 900.0}
"""By what holds, the word before a colon: `finger:3` is the third finger."""


class Held:
    """Belongs to the glass. Times are monotonic seconds."""

    def __init__(self) -> None:
        self._since: dict[str, float] = {}

    def take(self, what: str, now: float) -> None:
        """From now on this shows that somebody is there. KeyError for what no row of LONGEST_S names."""
        _longest(what)
        self._since[what] = now

    def drop(self, what: str) -> None:
        """It has ended; nothing if it never began."""
        self._since.pop(what, None)

    def has(self, what: str, now: float) -> bool:
        """Whether this holds still."""
        since = self._since.get(what)
        return since is not None and now - since < _longest(what)

    def at(self, now: float) -> bool:
        """Whether anything holds."""
        self._since = {what: since for what, since in self._since.items() if now - since < _longest(what)}
        return bool(self._since)


def _longest(what: str) -> float:
    return LONGEST_S[what.partition(":")[0]]
