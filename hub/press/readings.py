"""How titles are read: pinyin made once, at the press, so that no terminal needs the 57 MB behind it (definitions D5).

Rules it keeps: a syllable for every character of the title, in its order, without tones; what is not Han reads as
itself; by phrase (重庆 = chong qing) and by single character (重 = zhong), because people type either; the name of a
leader begins with a surname (单 = shan). What the dictionary does not know stands in data/readings.yaml.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kiosk import strict_yaml
from kiosk.content.edition import Reading
from kiosk.content.kinds import AnyItem
from kiosk.content.office import Leader
from kiosk.errors import BadInput

OURS = Path(__file__).resolve().parents[2] / "data" / "readings.yaml"

Syllables = tuple[str, ...]


def can_read() -> bool:
    """Whether pypinyin is installed on this machine. It is not loaded for that: most days no title is new."""
    return find_spec("pypinyin") is not None


def readings_of(items: Iterable[AnyItem], before: Mapping[str, tuple[str, Reading]]) -> tuple[Reading, ...]:
    """The reading of every title, by id. `before`: id → (title, reading) of the last edition; nothing is made twice."""
    made = []
    for item in items:
        title, reading = before.get(item.id, ("", None))
        known = reading is not None and title == item.title
        made.append(reading if known and reading else reading_of(item.id, item.title, isinstance(item, Leader)))
    return tuple(made)


def reading_of(id: str, title: str, name: bool = False) -> Reading:
    """The reading of one title. `name`: of a person. Raises ImportError where pypinyin is not installed."""
    surname = _surname(title) if name else ""
    begins = list(_table("surnames")[surname]) if surname else []
    phrase = [*begins, *_by_phrase(title[len(surname) :])]
    single = [read for character in title for read in _alone(character)]
    return Reading(id=id, phrase=tuple(phrase), single=tuple(single))


def _by_phrase(text: str) -> list[str]:
    """Read as people say it: our words first, what lies between them by the dictionary."""
    for words in _table("phrases"):
        before, found, after = text.partition(words)
        if found:
            return [*_by_phrase(before), *_table("phrases")[words], *_by_phrase(after)]
    read = _read(text) if text else []
    # A phrase that the dictionary reads shorter than it is written: each character for itself.
    return read if len(read) == len(text) else [one for character in text for one in _alone(character)]


@cache
def _alone(character: str) -> Syllables:
    """A character for itself. Titles are made of few: each is looked up once."""
    return tuple(_read(character))


def _read(text: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin  # 0.2 s and 57 MB: only when something is to be read

    as_itself: Any = list  # each character that is not Han; pypinyin's hints do not know that a list may come
    return list(lazy_pinyin(text, style=Style.NORMAL, errors=as_itself))


def _surname(name: str) -> str:
    """The surname a name begins with, if ours knows it: two characters before one."""
    return next((name[:length] for length in (2, 1) if name[:length] in _table("surnames")), "")


@cache
def _table(name: str) -> Mapping[str, Syllables]:
    """One of the two lists of data/readings.yaml. Raises BadInput for a word with another number of syllables."""
    document = strict_yaml.read(OURS)
    tree = document.value.get(name) if isinstance(document.value, dict) else None
    if not isinstance(tree, dict):
        raise BadInput(OURS.name, f"no list '{name}'")
    table = {words: tuple(str(said).split()) for words, said in tree.items()}
    for words, syllables in table.items():
        if len(syllables) != len(words):
            raise BadInput(
                document.at(f"$.{name}.{words}"), f"'{words}' has {len(words)} characters, not so many syllables"
            )
    return table
