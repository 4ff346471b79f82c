"""Glyphs: every character on a screen can be drawn, and none is invisible or steers the text behind the reader's back.

Rules it keeps: a missing character is named with its code point, because the person who mends it cannot see it either.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.lint.coverage import Coverage, hidden
from kiosk.lint.problem import Facts, Problem, error
from kiosk.lint.texts import Texts

SHOWN = 5
"""So many characters are named in one sentence; the rest is counted."""


def of_texts(texts: Texts, coverage: Coverage) -> Iterator[Problem]:
    # Nearly everything is clean, so all its characters are looked at in one go first; JSON escapes what it must.
    if coverage.unclean.search(texts.json) or "\\" in texts.json.replace("\\n", ""):
        for field, text in texts.each:
            yield from _of_text(text, texts.item, field, coverage)


def of_records(facts: Facts, coverage: Coverage) -> Iterator[Problem]:
    content = facts.content
    for name, record in (("office", content.office), ("boards", tuple(content.boards)), ("rules", content.rules)):
        yield from of_texts(Texts(record, base=name), coverage)


def _of_text(text: str, item: str, field: str, coverage: Coverage) -> Iterator[Problem]:
    unseen = [c for c in dict.fromkeys(text) if hidden(c)]
    if unseen:
        points = _points(unseen)
        yield error(
            "hidden-character",
            item,
            field,
            f"含有看不见的控制字符 {points}，请删去",
            f"holds invisible control characters {points}: delete them",
        )
    missing = [c for c in coverage.missing(text) if c not in unseen]
    if missing:
        named = "、".join(f"“{c}”（U+{ord(c):04X}）" for c in missing[:SHOWN])
        yield error(
            "glyph-missing",
            item,
            field,
            f"屏上的字库没有{named}{'等' if len(missing) > SHOWN else ''}",
            f"no font of the screens can draw {_points(missing)}",
        )


def _points(characters: list[str]) -> str:
    more = f" and {len(characters) - SHOWN} more" if len(characters) > SHOWN else ""
    return ", ".join(f"U+{ord(c):04X}" for c in characters[:SHOWN]) + more
