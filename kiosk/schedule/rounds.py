"""A round: the cues of a zone's highest rank in the order in which they come, and where it is at an instant.

Rules it keeps:
- an item comes once, or as often as its slot's share says, then evenly apart;
- a round that comes by at least twice before the programme changes begins with its first cue; a longer one begins
  elsewhere each time, so that no item is always among those it does not come to;
- lengths are whole microseconds, and nothing here depends on the machine.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import attrgetter

from kiosk.schedule.lane import Cue, Turns

OFFICE = Cue(None, 60.0, us=60_000_000)
"""The office's card."""

GOLDEN = 0x9E3779B97F4A7C15
"""2⁶⁴ by the golden ratio: its multiples, taken modulo 2⁶⁴, are spread as evenly as can be."""


def cues_of(turns: Turns, shares: Mapping[str, int]) -> tuple[Cue, ...]:
    """One round; the office's card when there is no turn. Never empty. `shares`: of slots that have more than one."""
    if not turns:
        return (OFFICE,)
    return _spread(tuple(turns.values()), shares) if shares else tuple(turns.values())


def bounds_of(cues: Sequence[Cue]) -> tuple[int, ...]:
    """Where each cue begins, in microseconds from the round's beginning; last of all, where the round ends."""
    return tuple(accumulate(map(attrgetter("us"), cues), initial=0))


def first_cue(bounds: Sequence[int], since_restart: int, has: int, number: int) -> int:
    """The index of the cue with which the round goes on, so long after it began anew.

    `has`: how long nothing changes after it began anew. `number`: of its beginning, over all days. All times in µs.
    A cue that would be under way is left out: nothing comes onto the glass for its last second.
    """
    length = bounds[-1]
    begins = 0 if 2 * length <= has else (number * GOLDEN % 2**64) * length >> 64
    index = bisect_left(bounds, (begins + since_restart) % length)
    return index % (len(bounds) - 1)


def change_after(bounds: Sequence[int], index: int, wait: int) -> tuple[int, int]:
    """The first change of cue at or after `wait` µs of a run that begins with cue `index`: after how long, to which."""
    cycles, into = divmod(bounds[index] + wait, bounds[-1])
    at = bisect_left(bounds, into)
    return cycles * bounds[-1] + bounds[at] - bounds[index], at % (len(bounds) - 1)


def _spread(cues: Sequence[Cue], shares: Mapping[str, int]) -> tuple[Cue, ...]:
    """The turns with their shares, each item's evenly apart."""
    places = [
        ((number + (place + 0.5) / len(cues)) / share, place)
        for place, share in enumerate(shares.get(cue.slot, 1) for cue in cues)
        for number in range(share)
    ]
    return tuple(cues[place] for _, place in sorted(places))
