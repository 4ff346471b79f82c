"""Traditional characters in simplified text: a page that was converted, or pasted from elsewhere.

Rules it keeps: only characters that simplified text never uses are counted (traditional.py); one alone, or those in a
name or between 《》 “”, may be meant and only warn; two or more in a sentence of ours are an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.content.office import Leader
from kiosk.lint.problem import Facts, Problem, error, warning
from kiosk.lint.texts import Texts, within
from kiosk.lint.traditional import CERTAIN, LIKELY

SHOWN = 5
MOSTLY = 10
"""A page with so many different traditional characters was written or converted in them altogether."""

_TRADITIONAL = re.compile(f"[{''.join(CERTAIN)}]")
_QUOTED = re.compile("《[^《》]{0,200}》|“[^“”]{0,200}”|「[^「」]{0,200}」")
_CELL = re.compile(r"rows\[\d+\]\[\d+\]$")
_NAMES = ("party", "developer", "manager", "owner", "agent", "by", "responsible")
"""Fields of names of persons, firms and places, which keep their own spelling."""

_INTO = str.maketrans(CERTAIN)
_INTO_LIKELY = str.maketrans({**LIKELY, **CERTAIN})


def of_texts(texts: Texts, facts: Facts) -> Iterator[Problem]:
    if not _TRADITIONAL.search(texts.json):
        return
    person = isinstance(texts.value, Leader)
    for field, text in texts.each:
        seen = traditional(text)
        if not seen:
            continue
        own = traditional(_QUOTED.sub("", text))
        named = person if field == "title" else bool(_CELL.search(field)) or any(within(field, n) for n in _NAMES)
        pairs = [f"{c}→{CERTAIN[c]}" for c in seen[:SHOWN]]
        zh = "、".join(pairs) + (f"等 {len(seen)} 字" if len(seen) > SHOWN else "")
        en = ", ".join(pairs) + (f" and {len(seen) - SHOWN} more" if len(seen) > SHOWN else "")
        if len(own) > 1 and not named:
            yield error(
                "script-mixed",
                texts.item,
                field,
                f"夹有繁体字 {zh}，请改为规范字",
                f"holds traditional characters {en}: write the standard ones",
            )
        else:
            yield warning(
                "script-perhaps-mixed",
                texts.item,
                field,
                f"有繁体字 {zh}，不是人名、地名或者引用的书名就请改为规范字",
                f"holds traditional characters {en}: right only in a name or a quoted title",
            )


def traditional(text: str) -> list[str]:
    """The characters of a text that are traditional for certain, each once, in order."""
    return list(dict.fromkeys(_TRADITIONAL.findall(text)))


def simplified(text: str) -> str:
    """The text in simplified characters. What is only likely is turned where two others are certain."""
    return wholly_simplified(text) if len(traditional(text)) > 1 else text.translate(_INTO)


def wholly_simplified(text: str) -> str:
    """The same for a line of a page that is traditional altogether: also what is only likely."""
    return text.translate(_INTO_LIKELY)
