"""Wordings that must not stand in some fields, from the rules as data: catch-alls, a review body of yesterday.

Rules it keeps: a wording is told with its own sentences and its basis; `unless` excuses the sentence it stands in, not
the whole text; what another family already told of a field by the same code is not told again (problems.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kiosk.content.rules import Wording
from kiosk.lint.problem import Facts, Problem, error, warning
from kiosk.lint.texts import Texts, within

_SENTENCE = re.compile(r"[^。！？；;\n]+")
_LOOKS_AROUND = re.compile(r"\(\?(?!:)|[\^$]|\\[AbBZ]")


@dataclass(frozen=True)
class Compiled:
    """A wording ready to be looked for. `first`: its pattern finds in all texts at once what it finds in one."""

    wording: Wording
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    first: bool


@lru_cache(maxsize=256)
def compiled(wording: Wording) -> Compiled:
    # Anchors and looks around see the neighbours of a text, which another text is not.
    first = not _LOOKS_AROUND.search(wording.pattern.replace("[^", "["))
    unless = re.compile(wording.unless) if wording.unless else None
    return Compiled(wording, re.compile(wording.pattern), unless, first)


def of_texts(texts: Texts, facts: Facts) -> Iterator[Problem]:
    for one in map(compiled, facts.content.rules.wordings):
        if one.first and not one.pattern.search(texts.all):
            continue
        for field, text in texts.each:
            if one.wording.fields == "any" or within(field, one.wording.fields):
                place = _place(one, text)
                if place:
                    yield _told(one.wording, place, texts.item, field)


def _place(one: Compiled, text: str) -> str:
    """The first wording of a text that nothing in its sentence excuses; "" when there is none."""
    if one.first and not one.pattern.search(text):
        return ""
    for sentence in _SENTENCE.findall(text):
        match = one.pattern.search(sentence)
        if match and (one.unless is None or not one.unless.search(sentence)):
            return match.group()
    return ""


def _told(wording: Wording, place: str, item: str, field: str) -> Problem:
    say = error if wording.severity == "error" else warning
    return say(
        wording.id,
        item,
        field,
        f"“{place}”：{wording.zh}。依据：{wording.basis}",
        f"'{place}': {wording.en} (basis: {wording.basis})",
    )
