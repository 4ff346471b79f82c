"""Chains and links: no chain leads back to its beginning, and what is linked both ways is named by both.

Rules it keeps: a paper and its interpretation name each other, so that either is found from the other; the one that
names is told, not the one that is silent, because only the first has changed and may wait.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kiosk.content.item import Item
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.content.office import Leader, Unit
from kiosk.content.paper import Interpretation, Paper
from kiosk.lint.problem import Facts, Problem, error, unknown, warning


def of_item(item: AnyItem, facts: Facts) -> Iterator[Problem]:
    if isinstance(item, Unit):
        yield from _parents(item, facts)
    elif isinstance(item, Announcement):
        if _leads_back(item, _about, facts):
            zh, en = "“相关条目”绕了一圈又回到自己", "the chain of `about` leads back to it"
            yield error("about-cycle", item.id, "about", zh, en)
    elif isinstance(item, Interpretation):
        yield from _explained(item, facts)
    elif isinstance(item, Paper):
        yield from _explanations(item, facts)
        yield from _replaced(item, facts)
    elif isinstance(item, Leader) and item.stands_in == item.id:
        zh, en = "AB 角不能是本人", "nobody stands in for oneself"
        yield error("stands-in-self", item.id, "stands_in", zh, en)


def _parents(unit: Unit, facts: Facts) -> Iterator[Problem]:
    seen, at = {unit.id}, unit
    while at.parent is not None:
        parent = facts.units.get(at.parent)
        if parent is None:
            if at is unit:
                yield unknown("parent-unknown", unit.id, "parent", "上级单位", "parent unit", at.parent)
            return
        if parent.id in seen:
            if parent.id == unit.id:
                zh, en = "上级单位绕了一圈又回到自己", "the chain of parents leads back to it"
                yield error("parent-cycle", unit.id, "parent", zh, en)
            return
        seen.add(parent.id)
        at = parent


def _explained(item: Interpretation, facts: Facts) -> Iterator[Problem]:
    for i, name in enumerate(item.about):
        paper = facts.by_id.get(name)
        if isinstance(paper, Paper) and item.id not in paper.interpretations:
            yield error(
                "link-one-way",
                item.id,
                f"about[{i}]",
                f"文件“{name}”没有反过来列出这篇解读，请在它的 interpretations 里加上“{item.id}”",
                f"paper '{name}' does not name this interpretation: add '{item.id}' to its interpretations",
            )


def _explanations(paper: Paper, facts: Facts) -> Iterator[Problem]:
    for i, name in enumerate(paper.interpretations):
        other = facts.by_id.get(name)
        if isinstance(other, Interpretation) and paper.id not in other.about:
            yield error(
                "link-one-way",
                paper.id,
                f"interpretations[{i}]",
                f"解读“{name}”没有写明解读的是这份文件，请在它的 about 里加上“{paper.id}”",
                f"interpretation '{name}' does not name this paper: add '{paper.id}' to its about",
            )


def _replaced(paper: Paper, facts: Facts) -> Iterator[Problem]:
    if paper.replaces and _leads_back(paper, _older, facts):
        zh, en = "“替代的文件”绕了一圈又回到自己", "the chain of what it replaces leads back to it"
        yield error("replaces-cycle", paper.id, "replaces", zh, en)
    for i, name in enumerate(paper.replaces):
        old = facts.by_id.get(name)
        if isinstance(old, Paper) and old.status in ("in-force", "draft") and paper.status != "draft":
            yield warning(
                "replaced-in-force",
                paper.id,
                f"replaces[{i}]",
                f"被替代的文件“{name}”没有标明修改、废止或者失效",
                f"'{name}' is replaced by this paper and does not say amended, abolished or expired",
            )


def _about(item: Item) -> Iterable[str]:
    return item.about if isinstance(item, Announcement) else ()


def _older(item: Item) -> Iterable[str]:
    return item.replaces if isinstance(item, Paper) else ()


def _leads_back(item: Item, ahead_of: Callable[[Item], Iterable[str]], facts: Facts) -> bool:
    seen: set[str] = set()
    ahead = list(ahead_of(item))
    while ahead:
        at = ahead.pop()
        if at == item.id:
            return True
        other = facts.by_id.get(at)
        if at not in seen and other is not None:
            ahead.extend(ahead_of(other))
        seen.add(at)
    return False
