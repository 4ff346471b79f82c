"""All problems of a content, family after family, in the order of its items."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiosk.content.kinds import AnyItem
from kiosk.lint import chains, glyphs, records, references, required, times, whole
from kiosk.lint.coverage import Coverage
from kiosk.lint.problem import Content, Facts, Problem

ITEM_FAMILIES: tuple[Callable[[AnyItem, Facts], Iterator[Problem]], ...] = (
    references.of_item,
    chains.of_item,
    required.of_item,
    times.of_item,
)


def problems(content: Content, coverage: Coverage | None = None) -> tuple[Problem, ...]:
    """Everything wrong with an edition or a draft; errors of the whole first. No coverage: glyphs are not asked."""
    facts = Facts(content)
    found = [*whole.of_edition(facts), *records.of_records(facts)]
    if coverage is not None:
        found.extend(glyphs.of_records(facts, coverage))
    for item in content.items:
        for family in ITEM_FAMILIES:
            found.extend(family(item, facts))
        if coverage is not None:
            found.extend(glyphs.of_item(item, coverage))
    return tuple(found)
