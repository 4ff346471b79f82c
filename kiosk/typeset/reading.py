"""How long a text stays before a reader's eyes, from its length alone (definitions D7: never from page layout)."""

from __future__ import annotations

from typing import Final

SHORTEST_S: Final = 5.0
"""Nothing readable leaves sooner."""

FIND_S: Final = 2.0
"""To notice that something new is there and to find its beginning."""

ELDER_PER_SECOND: Final = 3
"""Characters a second in large type; elsewhere four."""


def dwell_s(chars: int, per_second: int = 4) -> float:
    """Seconds a text of `chars` characters stays: max(5, 2 + chars / per_second)."""
    if chars < 0 or per_second <= 0:
        raise ValueError(f"dwell_s: {chars} characters at {per_second} a second")
    return max(SHORTEST_S, FIND_S + chars / per_second)
