"""Wordings that must not stand in some fields, from the rules as data: catch-alls, a review body of yesterday.

Rules it keeps: a wording is told with its own sentences and its basis; `unless` excuses the sentence it stands in, not
the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.content.rules import Wording
from kiosk.lint.lookout import Lookout
from kiosk.lint.problem import Facts, Problem, error, warning
from kiosk.lint.texts import Texts, within

_SENTENCE = re.compile(r"[^。！？；;\n]+")


def of_texts(texts: Texts, facts: Facts) -> Iterator[Problem]:
    for one in facts.wordings:
        if not _perhaps(one, texts):
            continue
        for field, text in texts.each:
            if one.wording.fields == "any" or within(field, one.wording.fields):
                place = _place(one, text)
                if place:
                    yield _told(one.wording, place, texts.item, field)


def _perhaps(one: Lookout, texts: Texts) -> bool:
    """Whether a wording may stand in these texts: nearly always it does not, and that is found out cheaply."""
    if one.key and one.key not in texts.json:
        return False
    if one.needs:
        for word in one.needs:
            if word in texts.json:
                break
        else:
            return False
    return not one.first or one.pattern.search(texts.all) is not None


def _place(one: Lookout, text: str) -> str:
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
