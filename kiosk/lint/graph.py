"""工作流程: every box lies on a way from a beginning to an end, and a decision has more than one way out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.content.process import Process
from kiosk.lint.problem import Problem, error, missing, warning


def of_process(process: Process) -> Iterator[Problem]:
    ahead: dict[str, list[str]] = {node.id: [] for node in process.nodes}
    behind: dict[str, list[str]] = {node.id: [] for node in process.nodes}
    for arrow in process.arrows:
        ahead[arrow.from_].append(arrow.to)
        behind[arrow.to].append(arrow.from_)
    ends = [node.id for node in process.nodes if node.type == "end"]
    if not ends:
        yield missing(process, "nodes", "流程的终点（type: end）", "an end of the process (type: end)")
    reached = _from((node.id for node in process.nodes if node.type == "start"), ahead)
    ending = _from(ends, behind)
    for i, node in enumerate(process.nodes):
        if node.id not in reached:
            yield error(
                "node-unreached",
                process.id,
                f"nodes[{i}]",
                f"从起点走不到“{node.name}”，请补上箭头或者删去",
                f"no way leads from a start to '{node.id}'",
            )
        elif ends and node.id not in ending:
            yield error(
                "node-stuck",
                process.id,
                f"nodes[{i}]",
                f"从“{node.name}”走不到任何终点，请补上箭头",
                f"no way leads from '{node.id}' to an end",
            )
        if node.type == "decision" and len(set(ahead[node.id])) == 1:
            yield warning(
                "decision-single",
                process.id,
                f"nodes[{i}]",
                f"判断“{node.name}”只有一个出口，另一种情形怎么办没有写",
                f"decision '{node.id}' has a single way out",
            )
        if node.type == "end" and ahead[node.id]:
            yield error(
                "end-goes-on",
                process.id,
                f"nodes[{i}]",
                f"终点“{node.name}”后面还有箭头",
                f"an arrow leaves '{node.id}', which is an end",
            )


def _from(starts: Iterable[str], ahead: dict[str, list[str]]) -> set[str]:
    """All nodes that can be reached, the starts included."""
    seen: set[str] = set()
    waiting = list(starts)
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting.extend(ahead[at])
    return seen
