"""Where a long process is best divided, guessed without drawing it.

Rules it keeps: a guess is rather too low than too high, for what is chosen is drawn and corrected; the fewest drawings,
then the fewest arrows from one to another, then as even as can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kiosk.content.process import Process
from kiosk.graph.spine import Plan

Span = tuple[int, int]
"""From one place in the order of steps to before another."""


def heights(process: Process, way: Plan, bounds: Sequence[int], columns: int, rows: tuple[int, int]) -> dict[Span, int]:
    """About how high each stretch between two bounds is. `rows`: least pixels of a row, and what words add to it."""
    row, words = rows
    where = {node: i for i, node in enumerate(way.order)}
    worded = {arrow.to for number, arrow in enumerate(process.arrows) if arrow.label and number not in way.back}
    ends = _ends(process, way)
    copies = [0] * len(way.order)  # more boxes beside a step than the order tells
    for end in ends:
        sources = sorted(where[arrow.from_] for arrow in process.arrows if arrow.to == end)
        for at in sources[1:]:
            copies[at] += 1
    pitch = [row + (words if node in worded else 0) for node in way.order]
    found: dict[Span, int] = {}
    for start in bounds[:-1]:
        spine = beside = row if start else 0  # the mark that says where it comes from
        for a, b in pairwise(bounds):
            if a < start:
                continue
            sides = sum(pitch[a + 1 : b]) + sum(copies[a:b]) * row
            top = max(spine, beside - pitch[a]) if sides else spine
            spine = top + pitch[a]
            beside = max(beside, spine) + sides // (columns - 1)
            found[start, b] = max(spine, beside) + (row if b < bounds[-1] else 0)
    return found


def crossing(process: Process, way: Plan, bounds: Sequence[int]) -> dict[Span, int]:
    """How many arrows lead out of each stretch between two bounds to what is not drawn again there."""
    where = {node: i for i, node in enumerate(way.order)}
    ends = _ends(process, way)
    pairs = [(where[a.from_], where[a.to]) for a in process.arrows if a.to not in ends]
    return {
        (a, b): sum(a <= source < b and not a <= target < b for source, target in pairs)
        for i, a in enumerate(bounds)
        for b in bounds[i + 1 :]
    }


def best(bounds: Sequence[int], over: Mapping[Span, int], arrows: Mapping[Span, int]) -> list[int]:
    """Which of the bounds to divide at. `over`: by how many pixels each stretch is too high."""
    found: dict[int, tuple[tuple[int, int, int], list[int]]] = {bounds[0]: ((0, 0, 0), [bounds[0]])}
    for i, b in enumerate(bounds[1:], 1):
        for a in bounds[:i]:
            high = over[a, b]
            if high > 0 and a != bounds[i - 1]:
                continue
            (pages, crossed, uneven), cuts = found[a]
            cost = (pages + (2 if high > 0 else 1), crossed + arrows[a, b], uneven + high**2)
            if b not in found or cost < found[b][0]:
                found[b] = cost, [*cuts, b]
    return found[bounds[-1]][1]


def _ends(process: Process, way: Plan) -> set[str]:
    return {node.id for node in process.nodes if node.type == "end"} - set(way.main)
