"""Dates inside sentences: `{day +1d}` becomes 11月24日, so that a sample folder reads true on every day.

Rules it keeps:
- `{day X}` 11月24日, `{date X}` 2026年11月24日, `{year X}` 2026, `{weekday X}` 星期二, `{iso X}` 2026-11-24;
- X is a date as in dates.py, or `period` (the last day of the item's own period), or `happening` or `when` (the day on
  which what the item tells of begins);
- any other braces are plain text; a text that names what is not there is a fault, never a blank.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from kiosk.calendar import last_day
from kiosk.folder.dates import Dates

_PLACE = re.compile(r"\{(day|date|year|weekday|iso) ([^{}\n]{1,24})\}")
_OWN = ("period", "happening", "when")
_WEEKDAYS = "一二三四五六日"
_FORMS: dict[str, Callable[[date], str]] = {
    "day": lambda d: f"{d.month}月{d.day}日",
    "date": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "year": lambda d: str(d.year),
    "weekday": lambda d: f"星期{_WEEKDAYS[d.weekday()]}",
    "iso": lambda d: d.isoformat(),
}

Note = Callable[[str, str, str], None]


def spelled(shape: Any, dates: Dates, note: Note) -> Any:
    """The same shape with every date in its sentences written out. `note(path, why, do)` takes what is wrong."""

    def fill(value: Any, path: str) -> Any:
        if isinstance(value, str):
            return text(value, path) if "{" in value else value
        if isinstance(value, list):
            return [fill(part, f"{path}[{i}]") for i, part in enumerate(value)]
        if isinstance(value, dict):
            return {key: fill(part, f"{path}.{key}") for key, part in value.items()}
        return value

    def text(value: str, path: str) -> str:
        def one(match: re.Match[str]) -> str:
            try:
                return _FORMS[match.group(1)](_named(match.group(2), shape, dates))
            except ValueError as e:
                note(path, f"{match.group(0)}: {e}", "a date, `period`, `happening` or `when` belongs here")
                return match.group(0)

        return _PLACE.sub(one, value)

    return fill(shape, "$")


def on_days(text: str, day: Callable[[str], date]) -> tuple[str, bool]:
    """A text with the dates in it that need no item, by `day`; and whether one is left that does. Raises ValueError."""
    left = False

    def one(match: re.Match[str]) -> str:
        nonlocal left
        if match.group(2) in _OWN:
            left = True
            return match.group(0)
        return _FORMS[match.group(1)](day(match.group(2)))

    return _PLACE.sub(one, text), left


def _named(word: str, shape: Any, dates: Dates) -> date:
    if word not in _OWN:
        return dates.day(word)
    if word == "period":
        return last_day(_edge(shape, word, "until"), dates.zone)
    # A notice tells of a happening, which has a `when`; an event is one, and has it itself.
    what = shape.get("happening", shape) if isinstance(shape, dict) else None
    return _edge(what, "when", "from").astimezone(dates.zone).date()


def _edge(shape: Any, name: str, edge: str) -> datetime:
    """The moment at one edge of a span of the shape. Raises ValueError where there is none."""
    span = shape.get(name) if isinstance(shape, dict) else None
    moment = span.get(edge) if isinstance(span, dict) else None
    if not isinstance(moment, datetime):
        raise ValueError(f"the item has no `{name}` with `{edge}`")
    return moment
