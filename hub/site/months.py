"""Finding by date: the years of a list, and the months of the year that was chosen. Pure.

Rules it keeps: a year or a month without anything is not offered; a month says how many it has, as the other filters
stand; without a choice the newest year lies open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from kiosk.content.kinds import AnyItem

Filters = Mapping[str, Callable[[AnyItem], tuple[str, ...]]]


@dataclass(frozen=True)
class Date:
    """A year or a month to choose: `query` leads to it; `n`: how many items."""

    label: str
    n: int
    query: str
    chosen: bool


@dataclass(frozen=True)
class Dates:
    years: tuple[Date, ...]
    months: tuple[Date, ...]
    open_year: str


def narrowed(items: Iterable[AnyItem], asked: Mapping[str, str], filters: Filters) -> list[AnyItem]:
    """Those that have all that was asked for; what was not asked (empty) is no matter."""
    return [item for item in items if all(not asked[name] or asked[name] in of(item) for name, of in filters.items())]


def calendar(items: Iterable[AnyItem], asked: Mapping[str, str]) -> Dates:
    """The dates that can be chosen among `items`, the newest first, beside the other things `asked` for."""
    by_month = Counter(f"{item.source.published:%Y-%m}" for item in items)
    by_year: Counter[str] = Counter()
    for month, n in by_month.items():
        by_year[month[:4]] += n
    open_year = asked["month"][:4] or asked["year"] or max(by_year, default="")
    years = tuple(
        Date(f"{year}年", by_year[year], _query(asked, year=year), asked["year"] == year and not asked["month"])
        for year in sorted(by_year, reverse=True)
    )
    months = tuple(
        Date(f"{int(month[5:])}月", by_month[month], _query(asked, month=month), asked["month"] == month)
        for month in sorted(by_month, reverse=True)
        if month[:4] == open_year
    )
    return Dates(years, months, open_year)


def _query(asked: Mapping[str, str], **dates: str) -> str:
    told = {name: value for name, value in asked.items() if value and name not in ("year", "month")}
    return urlencode({**told, **dates})
