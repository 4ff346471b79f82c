"""What of the rules wants somebody: next year's calendar when it is due, rules past the day to check them again.

Rules it keeps: pure; nothing is said before it can be done: the notice of a year comes in November of the year before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiosk.content.rules import Rules

MONTH = 11
PARTS = {
    "calendars": "放假安排",
    "periods": "公示期限",
    "remedies": "救济途径",
    "limits": "法定期限",
    "counting": "计算规则",
}


def due(rules: Rules, today: date) -> list[str]:
    """Sentences for staff, the most urgent first."""
    return [*_calendar(rules, today), *_unchecked(rules, today)]


def _calendar(rules: Rules, today: date) -> Iterator[str]:
    known = {calendar.year for calendar in rules.calendars}
    if today.year not in known:
        yield f"没有 {today.year} 年的放假安排，今年的期限都只能是暂定，请尽快录入"
    if today.month >= MONTH and today.year + 1 not in known:
        yield f"{today.year + 1} 年的放假安排还没有录入：国务院办公厅一般在 11 月公布，跨年的期限现在是暂定"


def _unchecked(rules: Rules, today: date) -> Iterator[str]:
    for part, label in PARTS.items():
        for rule in getattr(rules, part):
            if part == "calendars" and rule.year < today.year:
                continue  # a year that is over needs no second look
            if rule.check_by < today:
                name = rule.year if part == "calendars" else rule.title
                yield f"{label}“{name}”应在 {rule.check_by} 前复核，已过期"
