"""The rules of a feed: the shipped ones, with the folder's own in their place where it has any.

Rules it keeps: a folder's year, opening or other rule replaces the shipped one of the same year, day or id; dates
in rules are absolute, because they make the calendar by which relative ones are counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from kiosk import strict_yaml
from kiosk.calendar import Calendar
from kiosk.content.item import Value
from kiosk.content.rules import CalendarYear, OpeningException, Rules
from kiosk.errors import BadInput
from kiosk.folder.dates import Dates
from kiosk.folder.files import TakeFault
from kiosk.folder.shape import converted, shaped
from kiosk.strict_yaml import Document

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "rules"

ReadDocument = Callable[[Path, str], Document | None]

T = TypeVar("T", bound=Value)


def read_rules(files: Iterable[tuple[Path, str]], document: ReadDocument, fault: TakeFault) -> Rules:
    """The rules in these files (path, the name a person knows it by); later files replace what earlier ones say."""
    read = (document(path, name) for path, name in files)
    found = [rules for one in read if one is not None and (rules := _rules_in(one, fault)) is not None]
    return Rules(
        **{name: _latest(rule for f in found for rule in getattr(f, name)) for name in Rules.__struct_fields__}
    )


def shipped_rules(folder: Path = SHIPPED) -> Rules:
    """The rules as they are shipped, for one who checks a text that belongs to no folder. Raises BadInput."""

    def refuse(where: str, why: str, do: str, item: str) -> None:
        raise BadInput(where, why, do)

    return read_rules(shipped_files(folder), strict_yaml.read, refuse)


def shipped_files(folder: Path) -> list[tuple[Path, str]]:
    """The files of shipped rules, each with the name a person knows it by. Raises BadInput when there are none."""
    found = [(file, f"{folder.name}/{file.name}") for file in sorted(folder.glob("*.yaml"))]
    if not found:
        raise BadInput(str(folder), "no rules are there", "name the folder with the shipped rules")
    return found


def _rules_in(document: Document, fault: TakeFault) -> Rules | None:
    clean = True

    def note(at: str, why: str, do: str) -> None:
        nonlocal clean
        clean = False
        fault(document.at(at), why, do, "")

    one_year = isinstance(document.value, dict) and "year" in document.value
    type_ = CalendarYear if one_year else Rules
    shape = shaped(document.value, type_, Dates(None, ZoneInfo("UTC"), Calendar(())), None, note)
    found = converted(shape, type_, note) if clean else None
    if isinstance(found, CalendarYear):
        return Rules(calendars=(found,))
    for number, wording in enumerate(found.wordings if found is not None else ()):
        for name in ("pattern", "unless"):
            try:
                re.compile(getattr(wording, name))
            except re.error as e:
                note(f"$.wordings[{number}].{name}", f"no regular expression: {e}", "escape what is meant as it stands")
    return found if clean else None


def _latest(rules: Iterable[T]) -> tuple[T, ...]:
    kept = {_name(rule): rule for rule in rules}
    return tuple(kept[name] for name in sorted(kept, key=str))


def _name(rule: Any) -> object:
    """What a rule is known by: whoever says the same name replaces it."""
    if isinstance(rule, CalendarYear):
        return rule.year
    return (rule.day, rule.unit or "") if isinstance(rule, OpeningException) else rule.id
