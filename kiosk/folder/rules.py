"""The rules of a feed: the shipped ones, with the folder's own in their place where it has any.

Rules it keeps: a folder's year, period, remedy or opening replaces the shipped one of the same year, id or day; dates
in rules are absolute, because they make the calendar by which relative ones are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from kiosk.calendar import Calendar
from kiosk.content.item import Value
from kiosk.content.rules import CalendarYear, OpeningException, PeriodRule, Remedy, Rules
from kiosk.folder.dates import Dates
from kiosk.folder.files import TakeFault
from kiosk.folder.shape import converted, shaped
from kiosk.strict_yaml import Document

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "rules"

ReadDocument = Callable[[Path, str], Document | None]

T = TypeVar("T", bound=Value)


class RulesFile(Value):
    """One file of `rules/`: any of the four lists."""

    calendars: tuple[CalendarYear, ...] = ()
    periods: tuple[PeriodRule, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    openings: tuple[OpeningException, ...] = ()


def read_rules(files: Iterable[tuple[Path, str]], document: ReadDocument, fault: TakeFault) -> Rules:
    """The rules in these files (path, the name a person knows it by); later files replace what earlier ones say."""
    read = (document(path, name) for path, name in files)
    found = [rules for one in read if one is not None and (rules := _rules_in(one, fault)) is not None]
    return Rules(
        calendars=_latest((c for f in found for c in f.calendars), lambda c: c.year),
        periods=_latest((p for f in found for p in f.periods), lambda p: p.id),
        remedies=_latest((r for f in found for r in f.remedies), lambda r: r.id),
        openings=_latest((o for f in found for o in f.openings), lambda o: (o.day, o.unit or "")),
    )


def _rules_in(document: Document, fault: TakeFault) -> RulesFile | None:
    clean = True

    def note(at: str, why: str, do: str) -> None:
        nonlocal clean
        clean = False
        fault(document.at(at), why, do, "")

    one_year = isinstance(document.value, dict) and "year" in document.value
    type_ = CalendarYear if one_year else RulesFile
    shape = shaped(document.value, type_, Dates(None, ZoneInfo("UTC"), Calendar(())), None, note)
    found = converted(shape, type_, note) if clean else None
    return RulesFile(calendars=(found,)) if isinstance(found, CalendarYear) else found


def _latest(values: Iterable[T], key: Callable[[T], object]) -> tuple[T, ...]:
    kept = {key(value): value for value in values}
    return tuple(kept[k] for k in sorted(kept, key=str))
