"""How titles are read: pinyin made once, at the press, so that no terminal needs the 57 MB behind it (definitions D5).

Rules it keeps: a syllable for every character of the title, in its order, without tones; what is not Han reads as
itself; by phrase (重庆 = chong qing) and by single character (重 = zhong), because people type either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kiosk.content.edition import Reading
from kiosk.content.kinds import AnyItem


def can_read() -> bool:
    """Whether pypinyin is installed on this machine."""
    try:
        import pypinyin  # noqa: F401
    except ImportError:
        return False
    return True


def readings_of(items: Iterable[AnyItem], before: Mapping[str, tuple[str, Reading]]) -> tuple[Reading, ...]:
    """The reading of every title, by id. `before`: id → (title, reading) of the last edition; nothing is made twice."""
    made = []
    for item in items:
        title, reading = before.get(item.id, ("", None))
        made.append(reading if reading is not None and title == item.title else reading_of(item.id, item.title))
    return tuple(made)


def reading_of(id: str, title: str) -> Reading:
    """The reading of one title. Raises ImportError where pypinyin is not installed."""
    from pypinyin import Style, lazy_pinyin  # 0.2 s and 57 MB: only when something is to be read

    as_itself: Any = list  # each character that is not Han; pypinyin's hints do not know that a list may come
    phrase = lazy_pinyin(title, style=Style.NORMAL, errors=as_itself)
    single = [read for character in title for read in lazy_pinyin(character, style=Style.NORMAL, errors=as_itself)]
    if len(phrase) != len(title):  # a phrase that the dictionary reads shorter than it is written
        phrase = single
    return Reading(id=id, phrase=tuple(phrase), single=tuple(single))
