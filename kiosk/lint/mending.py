"""A dirty text mended line by line: what lint finds in it, and the line as it should be.

Rules it keeps: pure; what is certain is mended (readings, markup, controls, traditional characters, brackets of 文号),
what was blanked out, lost or is personal is only flagged, never guessed; a line keeps its place: nothing is joined or
split; what may be meant (one reading, one traditional character in the whole text) is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kiosk.lint import noise, numbers, script
from kiosk.lint.coverage import Coverage, hidden
from kiosk.lint.problem import Facts, Problem
from kiosk.lint.problems import of_texts
from kiosk.lint.texts import Texts

# GB 18030 of 2005 had no better place for these; since 2022 they have one, and the old has no shape in any font.
_PLACED = dict(
    zip(
        (*range(0xE78D, 0xE797), 0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864),
        (0xFE10, 0xFE12, 0xFE11, *range(0xFE13, 0xFE1A), *range(0x9FB4, 0x9FBC)),
        strict=True,
    )
)


@dataclass(frozen=True)
class Line:
    """A line with something to say: what was found in it, and what is left when it reads as `after`."""

    number: int
    before: str
    after: str
    found: tuple[Problem, ...]
    left: frozenset[str]  # codes

    def mended(self, problem: Problem) -> bool:
        return problem.code.removesuffix("-perhaps") not in {code.removesuffix("-perhaps") for code in self.left}


@dataclass(frozen=True)
class Page:
    """What the whole text tells about each of its lines. `markup`: whether entities and tags may be mended."""

    text: str
    markup: bool = True

    @cached_property
    def scraped(self) -> bool:
        return len(noise.pinyin(self.text)) > 1

    @cached_property
    def traditional(self) -> int:
        return len(script.traditional(self.text))

    def steps(self) -> Iterator[Callable[[str], str]]:
        yield _visible
        if self.markup:
            yield noise.without_markup
        if self.scraped:
            yield noise.without_readings
        if self.traditional > 1:
            yield script.simplified if self.traditional < script.MOSTLY else script.wholly_simplified
        yield numbers.with_right_brackets


def mended(text: str, facts: Facts, coverage: Coverage | None = None, *, markup: bool = True) -> tuple[Line, ...]:
    """The lines of a text that hold a fault. The mended text is the text with their `after` in place."""
    page = Page(text, markup)
    steps = tuple(page.steps())
    lines = []
    for number, whole in enumerate(text.split("\n"), 1):
        before = whole.removesuffix("\r")
        after = before
        for step in steps:
            after = step(after)
        after = before if after == before else after.rstrip()
        found = tuple(of_texts(Texts(before), facts, coverage))
        if found or after != before:
            left = frozenset(problem.code for problem in of_texts(Texts(after), facts, coverage))
            lines.append(Line(number, before, after, found, left))
    return tuple(lines)


def with_lines(text: str, lines: tuple[Line, ...]) -> str:
    """The text with every line as it should be; each ends as it did."""
    whole = text.split("\n")
    for line in lines:
        whole[line.number - 1] = line.after + whole[line.number - 1][len(line.before) :]
    return "\n".join(whole)


def _visible(line: str) -> str:
    """Without what cannot be seen, a tab being a blank; and with the characters that have found a place since."""
    return "".join(c for c in line.replace("\t", " ").translate(_PLACED) if not hidden(c))
