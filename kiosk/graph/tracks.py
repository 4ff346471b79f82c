"""Lines that run side by side between two columns: which is the first, which the second.

Rules it keeps: two lines that are beside each other anywhere have tracks of their own; a loop runs nearest
to its words; no more tracks than are needed, and none more than `most`: an arrow that comes too much gets a chip.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kiosk.graph.routes import Lane, Route, Y

Net = tuple[int, str]
"""Corridor, and what a line has in common with those that share its track."""


class Tracks(NamedTuple):
    """The track of each net, counted from the left of its corridor, and how many a corridor has."""

    at: dict[Net, int]
    counts: tuple[int, ...]
    failed: frozenset[int] = frozenset()  # numbers of arrows


def tracks(routes: Sequence[Route], columns: int, most: int) -> Tracks:
    """The tracks of these routes. `most`: in one corridor."""
    spans: dict[Net, tuple[int, int]] = {}
    users: dict[Net, list[int]] = {}
    for route in routes:
        for (x, y), (other, z) in pairwise(route.corners):
            if x[0] == "track" and x == other:
                net = (x[1], str(x[2]))  # type: ignore[misc]
                low, high = sorted((_height(y), _height(z)))
                known = spans.get(net, (low, high))
                spans[net] = (min(low, known[0]), max(high, known[1]))
                users.setdefault(net, []).append(route.link.number)
    at: dict[Net, int] = {}
    counts = [0] * (columns + 1)
    failed: set[int] = set()
    for corridor in range(columns + 1):
        here = sorted((n for n in spans if n[0] == corridor), key=lambda n: (not _loop(n), spans[n], n))
        found = _side_by_side(here, spans)
        while found[1] > most:
            # The longest goes first: it is the hardest to follow with the eye.
            spare = [n for n in here if not n[1].startswith(("out", "under"))]
            if not spare:
                break
            longest = max(spare, key=lambda n: (spans[n][1] - spans[n][0], n))
            failed.update(users[longest])
            here.remove(longest)
            found = _side_by_side(here, spans)
        at.update(found[0])
        counts[corridor] = found[1]
    return Tracks(at, tuple(counts), frozenset(failed))


def _side_by_side(nets: Sequence[Net], spans: dict[Net, tuple[int, int]]) -> tuple[dict[Net, int], int]:
    at: dict[Net, int] = {}
    for net in nets:
        used = {at[other] for other in at if _meet(spans[net], spans[other])}
        at[net] = next(n for n in range(len(used) + 1) if n not in used)
    return at, max((n + 1 for n in at.values()), default=0)


def _loop(net: Net) -> bool:
    return net[1].startswith("own")


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _height(y: Y) -> int:
    """How far down, in steps that tell apart what a line can turn at."""
    if isinstance(y[1], Lane):
        return 4 * y[1].gap + 3
    return 4 * y[1] + {"in": 0, "mid": 1, "out": 2}[y[0]]
