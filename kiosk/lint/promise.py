"""A promise is not later than the statute, on whatever day one begins to count (优化营商环境条例 36).

Rules it keeps: limits in the same unit are compared as numbers; limits in different units are compared over every start
day of the announced years, because three working days were twelve calendar days on 2026-02-12.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil

from kiosk.content.service import Guide, Limit
from kiosk.lint.problem import Facts, Problem, error, warning


def of_guide(guide: Guide, facts: Facts) -> Iterator[Problem]:
    if guide.promised is None:
        return
    promised, statutory = _in_days(guide.promised), _in_days(guide.statutory)
    if guide.promised.unit == guide.statutory.unit:
        if guide.promised.days > guide.statutory.days:
            yield error(
                "promise-late",
                guide.id,
                "promised.days",
                f"承诺 {guide.promised.days}，比法定 {guide.statutory.days} 还长",
                f"promises {guide.promised.days}, later than the statutory {guide.statutory.days}",
            )
        return
    pair = (promised, statutory)
    if pair not in facts.late_starts:
        facts.late_starts[pair] = late_starts(promised, statutory, facts)
    late, asked = facts.late_starts[pair]
    if not late:
        return
    day = late[0]
    often = len(late) * 2 > asked
    say = error if often else warning
    yield say(
        "promise-late" if often else "promise-sometimes-late",
        guide.id,
        "promised",
        f"从{day.year}年{day.month}月{day.day}日起算，承诺的时限比法定时限还晚"
        + ("" if often else f"（长假前后共 {len(late)} 天如此），请缩短承诺或者改用同一种单位"),
        f"counted from {day} the promise ends later than the statute" + ("" if often else f" (on {len(late)} days)"),
    )


def _in_days(limit: Limit) -> Limit:
    return Limit(days=ceil(limit.days / 24), unit="day") if limit.unit == "hour" else limit


def late_starts(promised: Limit, statutory: Limit, facts: Facts) -> tuple[tuple[date, ...], int]:
    """The start days of the announced years on which the promise ends after the statute, and how many were asked."""
    late, asked = [], 0
    for year in sorted(year.year for year in facts.content.rules.calendars):
        day = date(year, 1, 1)
        while day.year == year:
            one, other = facts.calendar.deadline(day, promised), facts.calendar.deadline(day, statutory)
            if not (one.provisional or other.provisional):
                asked += 1
                if one.day > other.day:
                    late.append(day)
            day += timedelta(days=1)
    return tuple(late), asked
