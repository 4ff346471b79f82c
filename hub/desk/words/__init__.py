"""The desk's words: how every field of every value is called in Chinese, what helps to fill it, how its choices read.

Rules it keeps: one entry for every field of every Struct that staff fill in (a test holds it); the words are those of
办事指南 and of the offices, not of the program; a label or a help text is no part of the database's schema.
"""

from __future__ import annotations

from hub.desk.words.disclosure import DISCLOSURE
from hub.desk.words.guide import GUIDE
from hub.desk.words.item import ITEM
from hub.desk.words.kinds import GROUPS, KIND, KindWords
from hub.desk.words.notice import NOTICE
from hub.desk.words.office import OFFICE
from hub.desk.words.paper import PAPER
from hub.desk.words.values import VALUES
from hub.desk.words.word import Word
from kiosk.content.item import Value

WORDS: dict[type[Value], dict[str, Word]] = {**ITEM, **GUIDE, **NOTICE, **PAPER, **OFFICE, **DISCLOSURE}

__all__ = ["GROUPS", "KIND", "WORDS", "KindWords", "Word", "choices", "word"]


def word(owner: type[Value], field: str) -> Word:
    """The word for a field; one that a struct inherits is found where it is told first. Raises KeyError."""
    for type_ in owner.__mro__:
        if field in WORDS.get(type_, {}):
            return WORDS[type_][field]
    raise KeyError(f"no word for {owner.__name__}.{field} in hub/desk/words")


def choices(owner: type[Value], field: str, values: tuple[str, ...]) -> list[tuple[str, str]]:
    """The choices of a field as (value, Chinese)."""
    own = word(owner, field).values
    return [(value, own.get(value) or VALUES[value]) for value in values]
