"""A stretch of a process as it is to be drawn: its steps, and what stands for something that is not drawn here.

Rules it keeps: an end that is reached from several places stands at each of them; an arrow that leads out of the
stretch, or that could not be drawn, leads to a chip that names where it goes; the spine goes on and comes from another
stretch in words alone; a step whose sources are all elsewhere says so too; nothing of an arrow is lost.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

from kiosk.content.process import Process
from kiosk.graph.spine import Plan

FROM, NEXT = "接第…页", "接下一页"
"""Words of an arrow that comes from elsewhere (the page is told by who knows it) and of the spine that goes on."""

MANY = 1_000_000
"""Arrows no step has."""


class Spot(Struct, frozen=True):
    """One box. `node`: the step it shows, or that a chip leads to, or the step elsewhere.

    `go` is a chip; `next` and `from` are where an arrow ends and begins that has nothing but words there.
    """

    name: str
    node: str
    kind: Literal["step", "copy", "go", "next", "from"] = "step"
    main: bool = False


class Link(Struct, frozen=True):
    """An arrow between two spots. `back`: it goes back to a step that was there before."""

    number: int
    source: str
    target: str
    label: str = ""
    back: bool = False


class Stretch(NamedTuple):
    """Steps from `start` to before `stop`. `first`, `last`: which of a single step's arrows, where all are too many."""

    start: int
    stop: int
    first: int = 0
    last: int = MANY


class Sketch(Struct, frozen=True):
    """Spots in the order in which they are placed, and the links between them."""

    spots: tuple[Spot, ...]
    links: tuple[Link, ...]


def sketch(process: Process, plan: Plan, stretch: Stretch, chipped: frozenset[int] = frozenset()) -> Sketch:
    """A stretch of the plan's order. `chipped`: arrows within it that lead to a chip."""
    return _Draft(process, plan, stretch, chipped).finish()


class _Draft:
    def __init__(self, process: Process, plan: Plan, stretch: Stretch, chipped: frozenset[int]) -> None:
        self._process, self._plan, self._stretch, self._chipped = process, plan, stretch, chipped
        self._here = plan.order[stretch.start : stretch.stop]
        self._main = frozenset(plan.main)
        self._inside = frozenset(self._here)
        leads_on = {arrow.from_ for arrow in process.arrows}
        self._ends = {node.id for node in process.nodes if node.type == "end"} - self._main - leads_on
        self._starts = {node.id for node in process.nodes if node.type == "start"}
        self._met: set[str] = set()
        self._goes_on = False
        self._links: list[Link] = []

    def finish(self) -> Sketch:
        spots: list[Spot] = []
        later: list[Spot] = []  # after the side steps of the spine's step they belong to
        last: list[Spot] = []
        for node in self._here:
            main = node in self._main
            if main:
                spots += later
                later = []
            mark = self._mark(node)
            if mark is not None:
                spots.append(mark)
            spots.append(Spot(node, node, main=main))
            for spot in self._out(node):
                (last if spot.main else later if main else spots).append(spot)
        shown = (*spots, *later, *last)
        reached = {link.target for link in self._links}
        copied = {spot.node for spot in shown if spot.kind == "copy"}
        # An end that only its copies stand for here, or elsewhere, is not drawn without an arrow.
        lost = {n for n in self._ends - reached if n in copied or any(a.to == n for a in self._process.arrows)}
        return Sketch(tuple(spot for spot in shown if spot.name not in lost), tuple(self._links))

    def _out(self, node: str) -> list[Spot]:
        """The links of a step, and the spots that are there only for them."""
        found: list[Spot] = []
        leaving = [(number, arrow) for number, arrow in enumerate(self._process.arrows) if arrow.from_ == node]
        for number, arrow in leaving[self._stretch.first : self._stretch.last]:
            extra: Spot | None = None
            to, inside = arrow.to, arrow.to in self._inside and number not in self._chipped
            if to in self._ends:
                if to in self._met or not inside:
                    extra = Spot(f"{to}~{number}", to, "copy")
                else:
                    self._met.add(to)
            elif not inside:
                onward = node in self._main and to in self._main and number not in self._plan.back
                onward = onward and self._plan.main.index(to) == self._plan.main.index(node) + 1
                onward = onward and to not in self._inside and not self._goes_on
                self._goes_on = self._goes_on or onward
                extra = Spot(f"go~{number}", to, "next" if onward else "go", onward)
            words = arrow.label
            if extra is not None:
                found.append(extra)
                words = "，".join(part for part in (words, NEXT) if part) if extra.kind == "next" else words
            target = extra.name if extra is not None else to
            self._links.append(Link(number, node, target, words, number in self._plan.back and extra is None))
        return found

    def _mark(self, node: str) -> Spot | None:
        sources = [
            arrow.from_
            for number, arrow in enumerate(self._process.arrows)
            if arrow.to == node and number not in self._plan.back
        ]
        if not sources or node in self._starts | self._ends or not self._inside.isdisjoint(sources):
            return None
        mark = Spot(f"from~{node}", sources[0], "from", main=node in self._main)
        self._links.append(Link(-1, mark.name, node, FROM))
        return mark
