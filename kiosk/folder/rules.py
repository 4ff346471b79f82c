"""The rules of a feed: the shipped ones, with the folder's own in their place where it has any.

Rules it keeps: a folder's year, period, remedy or opening replaces the shipped one of the same year, id or day; dates
in rules are absolute, because they make the calendar by which relative ones are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from kiosk import strict_yaml
from kiosk.calendar import Calendar
from kiosk.content.item import Value
from kiosk.content.rules import CalendarYear, OpeningException, PeriodRule, Remedy, Rules
from kiosk.errors import BadInput
from kiosk.folder.dates import Dates
from kiosk.folder.draft import Fault
from kiosk.folder.shape import converted, shaped
from kiosk.strict_yaml import Document

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "rules"

T = TypeVar("T", bound=Value)


class RulesFile(Value):
    """One file of `rules/`: any of the four lists."""

    calendars: tuple[CalendarYear, ...] = ()
    periods: tuple[PeriodRule, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    openings: tuple[OpeningException, ...] = ()


def read_rules(files: Iterable[tuple[Path, str]], faults: list[Fault], parsed: dict[Path, Document]) -> Rules:
    """The rules in these files (path, the name a person knows it by); later files replace what earlier ones say."""
    found = [rules for path, name in files if (rules := _read(path, name, faults, parsed)) is not None]
    return Rules(
        calendars=_latest((c for f in found for c in f.calendars), lambda c: c.year),
        periods=_latest((p for f in found for p in f.periods), lambda p: p.id),
        remedies=_latest((r for f in found for r in f.remedies), lambda r: r.id),
        openings=_latest((o for f in found for o in f.openings), lambda o: (o.day, o.unit or "")),
    )


def _read(path: Path, name: str, faults: list[Fault], parsed: dict[Path, Document]) -> RulesFile | None:
    try:
        if path not in parsed:
            parsed[path] = strict_yaml.read(path, name)
    except BadInput as e:
        faults.append(Fault(e.where, e.why, e.do))
        return None
    document, before = parsed[path], len(faults)

    def note(at: str, why: str, do: str) -> None:
        faults.append(Fault(document.at(at), why, do))

    dates = Dates(None, ZoneInfo("UTC"), Calendar(()))
    if isinstance(document.value, dict) and "year" in document.value:
        shape = shaped(document.value, CalendarYear, dates, None, note)
        year: CalendarYear | None = converted(shape, CalendarYear, note) if len(faults) == before else None
        return RulesFile(calendars=(year,)) if year is not None else None
    shape = shaped(document.value, RulesFile, dates, None, note)
    rules: RulesFile | None = converted(shape, RulesFile, note) if len(faults) == before else None
    return rules


def _latest(values: Iterable[T], key: Callable[[T], object]) -> tuple[T, ...]:
    kept = {key(value): value for value in values}
    return tuple(kept[k] for k in sorted(kept, key=str))
