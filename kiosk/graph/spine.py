"""The main way through a process, which arrows go back, and the order in which its steps are told.

Rules it keeps: an arrow goes back if it closes a ring on the way from a start, arrows taken as they are written; the
main way takes the first arrow of a step, unless that ends it where another leads on more than twice as far; in the
order every step stands behind all from which an arrow leads on to it, and side steps as near to theirs as can be.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from kiosk.content.process import Arrow, Process


class Plan(Struct, frozen=True):
    """A process read as a graph. `main`: ids along the spine; `back`: numbers of the arrows that go back."""

    order: tuple[str, ...]
    main: tuple[str, ...]
    back: frozenset[int]


def plan(process: Process) -> Plan:
    """The plan of a process."""
    starts = [node.id for node in process.nodes if node.type == "start"]
    ids = [*starts, *(node.id for node in process.nodes if node.type != "start")]
    out: dict[str, list[int]] = {node_id: [] for node_id in ids}
    for number, arrow in enumerate(process.arrows):
        out[arrow.from_].append(number)
    back = _back(ids, out, process.arrows)
    ahead = {u: [process.arrows[n].to for n in out[u] if n not in back] for u in ids}
    main = _main(ids[0], ahead)
    return Plan(_order(ids, main, ahead), main, back)


def _back(ids: Sequence[str], out: dict[str, list[int]], arrows: Sequence[Arrow]) -> frozenset[int]:
    """The arrows that lead to a step through which one came, walking as they are written."""
    found: set[int] = set()
    state: dict[str, int] = {}  # 1: one came through it; 2: done
    for root in ids:
        if root in state:
            continue
        state[root] = 1
        way = [(root, iter(out[root]))]
        while way:
            at, rest = way[-1]
            number = next(rest, None)
            if number is None:
                state[at] = 2
                way.pop()
                continue
            to = arrows[number].to
            if state.get(to) == 1:
                found.add(number)
            elif to not in state:
                state[to] = 1
                way.append((to, iter(out[to])))
    return frozenset(found)


def _main(start: str, ahead: dict[str, list[str]]) -> tuple[str, ...]:
    left: dict[str, int] = {}

    def steps(node: str) -> int:
        """How many steps the longest way from here has."""
        if node not in left:
            left[node] = 1 + max((steps(to) for to in ahead[node]), default=0)
        return left[node]

    found = [start]
    while ahead[found[-1]]:
        ways = ahead[found[-1]]
        most = max(steps(to) for to in ways)
        found.append(next(to for to in ways if 2 * steps(to) >= most))
    return tuple(found)


def _order(ids: Sequence[str], main: Sequence[str], ahead: dict[str, list[str]]) -> tuple[str, ...]:
    before: dict[str, set[str]] = {node: set() for node in ids}
    for node, ways in ahead.items():
        for to in ways:
            before[to].add(node)
    spine, found = set(main), dict[str, None]()

    def tell(node: str) -> None:
        for needed in ids:
            if needed in before[node] and needed not in found:
                tell(needed)
        found[node] = None
        for to in ahead[node]:
            if to not in spine and to not in found and before[to] <= found.keys():
                tell(to)

    for node in (*main, *ids):
        if node not in found:
            tell(node)
    return tuple(found)
