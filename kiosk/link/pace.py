"""When to ask again. Pure: chance is handed in.

Rules it keeps: a poll every `poll_s` ± 20 %, so that a fleet switched on together spreads out; after a failure 15 s,
then twice as long each time up to 5 min, each cut by up to half, so that a fleet does not return at once.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

SPREAD = 0.2
FIRST_S = 15.0
LONGEST_S = 300.0


class Pace(Struct, frozen=True):
    """How one conversation is going: `failures` in a row."""

    poll_s: float = 15.0
    failures: int = 0

    def after(self, ok: bool) -> Pace:
        """The pace after one more try."""
        return replace(self, failures=0 if ok else self.failures + 1)

    def wait_s(self, chance: float) -> float:
        """Seconds until the next try; `chance` is a random number in [0, 1)."""
        if self.failures == 0:
            return self.poll_s * (1 - SPREAD + 2 * SPREAD * chance)
        first = min(FIRST_S, self.poll_s)
        doublings = min(self.failures - 1, 16)  # beyond that the longest is reached from any start
        return min(LONGEST_S, first * 2.0**doublings) * (0.5 + 0.5 * chance)
