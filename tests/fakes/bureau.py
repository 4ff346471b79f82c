"""The sample bureau for tests: its draft on any day, its files as they are written, and what our fonts can draw.

Rules it keeps: the files are parsed once for all tests of a run; only dates are resolved anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from kiosk import folder
from kiosk.content import codec
from kiosk.content.kinds import KINDS, AnyItem
from kiosk.lint import Coverage
from kiosk.strict_yaml import Document

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "sample"
TODAY = date(2026, 11, 23)
_PARSED: dict[Path, Document] = {}


@cache
def coverage() -> Coverage:
    return Coverage.parse((ROOT / "assets" / "fonts" / "coverage.txt").read_text(encoding="utf-8"))


def draft_of(day: date) -> folder.Draft:
    """The sample as it is read on a day."""
    return folder.read(SAMPLE, day, parsed=_PARSED)


@cache
def today() -> folder.Draft:
    """The sample on the day that most tests are about."""
    return draft_of(TODAY)


def items(*types: type) -> list[AnyItem]:
    """Today's items of these types; of all, where none is named."""
    return [item for item in today().items if not types or isinstance(item, types)]


def texts() -> Iterator[tuple[str, str]]:
    """Today's items as text, each with its id."""
    return ((item.id, codec.encode(item).decode()) for item in today().items)


def written() -> Iterator[tuple[str, dict]]:
    """Every item as it stands in its file, dates unresolved, with the file's name."""
    today()
    for path, document in _PARSED.items():
        if path.parent.name in KINDS:
            assert isinstance(document.value, dict)
            yield path.name, document.value
