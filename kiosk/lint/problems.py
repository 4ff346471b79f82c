"""All problems of a content, family after family, in the order of its items."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiosk.content.kinds import AnyItem
from kiosk.lint import (
    chains,
    codes,
    films,
    glyphs,
    noise,
    numbers,
    personal,
    records,
    references,
    required,
    script,
    slots,
    times,
    whole,
    wording,
)
from kiosk.lint.coverage import Coverage
from kiosk.lint.known import Known
from kiosk.lint.problem import Content, Facts, Problem
from kiosk.lint.texts import Texts

ITEM_FAMILIES: tuple[Callable[[AnyItem, Facts], Iterator[Problem]], ...] = (
    references.of_item,
    chains.of_item,
    required.of_item,
    times.of_item,
    codes.of_item,
    slots.of_item,
    films.of_item,
)
TEXT_FAMILIES: tuple[Callable[[Texts, Facts], Iterator[Problem]], ...] = (
    noise.of_texts,
    script.of_texts,
    numbers.of_texts,
    personal.of_texts,
    wording.of_texts,
)


def problems(content: Content, coverage: Coverage | None = None, known: Known | None = None) -> tuple[Problem, ...]:
    """Everything wrong with an edition or a draft; errors of the whole first. No coverage: glyphs are not asked.

    `known`: what was found in the contents before, so that only new texts are looked through.
    """
    facts = Facts(content)
    found = [*whole.of_edition(facts), *records.of_records(facts)]
    if coverage is not None:
        found.extend(glyphs.of_records(facts, coverage))
    if known is not None:
        known.begin(content.rules, coverage)
    for item in content.items:
        found.extend(of_item(item, facts, coverage, known))
    return tuple(found)


def of_item(item: AnyItem, facts: Facts, coverage: Coverage | None, known: Known | None = None) -> Iterator[Problem]:
    """What is wrong with one item of a content, e.g. while it is being written."""
    for family in ITEM_FAMILIES:
        yield from family(item, facts)
    texts = Texts(item, item.id)
    if known is None:
        yield from of_texts(texts, facts, coverage)
    else:
        yield from known.of(texts, lambda new: of_texts(new, facts, coverage))


def of_texts(texts: Texts, facts: Facts, coverage: Coverage | None) -> Iterator[Problem]:
    """What is wrong with the texts of an item, or with a single text."""
    if coverage is not None:
        yield from glyphs.of_texts(texts, coverage)
    for family in TEXT_FAMILIES:
        yield from family(texts, facts)
