"""Glyphs: every character on a screen can be drawn, and none is invisible or steers the text behind the reader's back.

Rules it keeps: a missing character is named with its code point, because the person who mends it cannot see it either.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import msgspec

from kiosk.content import codec
from kiosk.content.edition import AnyItem
from kiosk.lint.coverage import Coverage
from kiosk.lint.problem import Facts, Problem, error

# Zero width, soft hyphen and the like, and everything that turns the direction of writing.
INVISIBLE = frozenset({0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x2060, 0xFEFF, 0xFFFC})
TURNING = frozenset({*range(0x202A, 0x202F), *range(0x2066, 0x206A)})
SHOWN = 5
"""So many characters are named in one sentence; the rest is counted."""


def of_item(item: AnyItem, coverage: Coverage) -> Iterator[Problem]:
    # Nearly every item is clean, so all its characters are looked at in one go first.
    text = codec.encode(item).decode().replace("\\n", "")
    if "\\" not in text and not any(_hidden(c) for c in set(text)) and not coverage.missing(text):
        return
    yield from _of_value(item, item.id, "", coverage)


def of_records(facts: Facts, coverage: Coverage) -> Iterator[Problem]:
    content = facts.content
    yield from _of_value(content.office, "", "office", coverage)
    yield from _of_value(tuple(content.boards), "", "boards", coverage)
    yield from _of_value(content.rules, "", "rules", coverage)


def _of_value(value: Any, item: str, field: str, coverage: Coverage) -> Iterator[Problem]:
    if isinstance(value, str):
        yield from _of_text(value, item, field, coverage)
    elif isinstance(value, msgspec.Struct):
        for part in msgspec.structs.fields(value):
            path = f"{field}.{part.encode_name}" if field else part.encode_name
            yield from _of_value(getattr(value, part.name), item, path, coverage)
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            yield from _of_value(part, item, f"{field}[{i}]", coverage)


def _of_text(text: str, item: str, field: str, coverage: Coverage) -> Iterator[Problem]:
    hidden = [c for c in dict.fromkeys(text) if _hidden(c)]
    if hidden:
        points = _points(hidden)
        yield error(
            "hidden-character",
            item,
            field,
            f"含有看不见的控制字符 {points}，请删去",
            f"holds invisible control characters {points}: delete them",
        )
    missing = [c for c in coverage.missing(text) if c not in hidden]
    if missing:
        named = "、".join(f"“{c}”（U+{ord(c):04X}）" for c in missing[:SHOWN])
        yield error(
            "glyph-missing",
            item,
            field,
            f"屏上的字库没有{named}{'等' if len(missing) > SHOWN else ''}",
            f"no font of the screens can draw {_points(missing)}",
        )


def _hidden(c: str) -> bool:
    point = ord(c)
    return point in INVISIBLE or point in TURNING or (c != "\n" and unicodedata.category(c) == "Cc")


def _points(characters: list[str]) -> str:
    more = f" and {len(characters) - SHOWN} more" if len(characters) > SHOWN else ""
    return ", ".join(f"U+{ord(c):04X}" for c in characters[:SHOWN]) + more
