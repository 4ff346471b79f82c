"""What may be typed for a syllable: all of it, its first letter, its initial; while still typing, any beginning of it.

Rules it keeps: `forms` may stand anywhere in a query, `beginnings` only at its end, where somebody is still typing; two
syllables that share a slip are one wrong, missing or added letter apart; `blurred` is how much of the south says it.
"""

from __future__ import annotations

from functools import cache

INITIALS = ("zh", "ch", "sh")
LONGEST = 6
"""zhuang, chuang, shuang."""

SHORTEST_SLIP = 3
"""Shorter syllables are all one letter apart."""


@cache
def forms(syllable: str) -> tuple[str, ...]:
    """`zhong`: z, zh, zhong."""
    return tuple(dict.fromkeys((syllable[:1], *(i for i in INITIALS if syllable.startswith(i)), syllable)))


@cache
def beginnings(syllable: str) -> tuple[str, ...]:
    """`zhong`: zho, zhon."""
    return tuple(syllable[:n] for n in range(2, len(syllable)) if syllable[:n] not in forms(syllable))


@cache
def slips(syllable: str) -> frozenset[str]:
    """The syllable and what is left of it when one letter is lost. None of a short one."""
    if len(syllable) < SHORTEST_SLIP:
        return frozenset()
    return frozenset((syllable, *(syllable[:n] + syllable[n + 1 :] for n in range(len(syllable)))))


@cache
def blurred(syllable: str) -> str:
    """Without the differences that many do not make: zh z, ch c, sh s, n l, ang an, eng en, ing in."""
    for initial in INITIALS:
        if syllable.startswith(initial):
            syllable = initial[0] + syllable[2:]
    if syllable.startswith("n") and len(syllable) > 1:
        syllable = "l" + syllable[1:]
    return syllable[:-1] if syllable.endswith(("ang", "eng", "ing")) else syllable
