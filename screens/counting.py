"""What is counted of a walk, and nothing of who walks: places opened, taps to a target, words that find nothing.

Rules it keeps: each is a number for one day; a word that finds nothing is counted only if it is short and without
digits, and leaves the terminal only if it was typed three times that day (definitions D12, kiosk/terminal/outward.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.proof import REACHED, UNFOUND
from kiosk.visit import ITEMS, Visit

if TYPE_CHECKING:  # the first frame does not wait for the search
    from screens.finding import Answer

LONGEST_WORD = 12
MOST_TAPS = 30
"""A target that took more counts as this many."""


def counts(before: Visit, after: Visit, answer: Answer | None) -> tuple[str, ...]:
    """What one step adds one to, among the counts of the day. `answer`: the newest, to what was typed before it."""
    found: list[str] = []
    left = before.place != after.place or not after.query
    if before.query and left and _in_vain(before.query, answer):
        found.append(f"{UNFOUND}{before.query}")
    if (before.place, before.arg) != (after.place, after.arg) and not after.rests:
        found.append(after.name)
        if after.place in ITEMS and len(after.trail) > len(before.trail):
            found.append(f"{REACHED}{after.place}:{min(after.taps, MOST_TAPS)}")
    return tuple(found)


def _in_vain(query: str, answer: Answer | None) -> bool:
    if len(query) > LONGEST_WORD or any(sign.isdigit() for sign in query):
        return False
    return answer is not None and answer.question.query == query and all(hit.how == "near" for hit in answer.hits)
