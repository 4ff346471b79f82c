"""Writes calendar-<year>.yaml from the `chinesecalendar` package (MIT licence), a development dependency only.

The package transcribes the yearly notices of the General Office of the State Council; each year written here is named
after its notice. A year that the package does not know is not written: it stays provisional until somebody reads the
notice. Run: `python data/rules/make_calendars.py 2024 2025 2026 --read-at 2026-01-05`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from chinese_calendar.constants import holidays, workdays

HERE = Path(__file__).resolve().parent


def lines_of(year: int, read_at: date) -> list[str]:
    """The YAML lines of one year. Weekend days within a holiday are off anyway and are left out."""
    off = sorted(day for day in holidays if day.year == year and day.weekday() < 5)
    work = sorted(day for day in workdays if day.year == year and day.weekday() >= 5)
    return [
        f"# Working days of {year}, written by make_calendars.py from chinesecalendar (MIT). Compare with the notice.",
        f"year: {year}",
        f"basis: 国务院办公厅关于{year}年部分节假日安排的通知",
        f"read_at: {read_at}",
        f"check_by: {year}-12-31",
        "off:",
        *(f"  - {day}" for day in off),
        "work:",
        *(f"  - {day}" for day in work),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("years", nargs="+", type=int)
    parser.add_argument("--read-at", type=date.fromisoformat, required=True)
    args = parser.parse_args()
    write(args.years, args.read_at)


def write(years: Iterable[int], read_at: date) -> None:
    for year in years:
        if not any(day.year == year for day in holidays):
            raise SystemExit(f"{year}: chinesecalendar does not know this year")
        (HERE / f"calendar-{year}.yaml").write_text("\n".join(lines_of(year, read_at)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
