"""An English sentence as one says it. A voice of that language reads numbers itself; these it would read wrongly.

Rules it keeps: pure; a telephone number is told figure by figure; nothing that is not English is left over.
"""

from __future__ import annotations

import re
from collections.abc import Callable

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _tel(match: re.Match[str]) -> str:
    return ", ".join(" ".join(part) for part in re.findall(r"\d+", match[0]))


def _day(match: re.Match[str]) -> str:
    year, month, day = (int(part) for part in match.groups())
    return f"{day} {MONTHS[month - 1]} {year}" if 1 <= month <= 12 else match[0]


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), match[2]
    if minute == "00":
        return f"{hour} o'clock"
    return f"{hour} {'oh ' + minute[1] if minute[0] == '0' else minute}"


def _month(match: re.Match[str]) -> str:
    return next(month for month in MONTHS if month.startswith(match[0]))


def _weekday(match: re.Match[str]) -> str:
    return next(day for day in WEEKDAYS if day.startswith(match[0]))


_TABLE: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"(?:https?://|www\.)\S+", "the address on the screen"),
    (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "the e-mail address on the screen"),
    (r"(?<![\d-])(?:0\d{2,3}|\d{4}|[48]00)-\d{3,4}-?\d{3,4}(?:-\d{1,6})?(?![\d-])", _tel),
    (r"(?<!\d)1[3-9]\d{9}(?!\d)", _tel),
    (r"(?<![\d.,])(?:11[0479]|12[0-2]|12\d{3})(?=\s*(?:$|[,.;)]|hotline|or\b))", _tel),
    (r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", _day),
    (r"(?<=\d),(?=\d{3}(?!\d))", ""),
    (r"(?<=\d )(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?![a-z])", _month),
    (r"(?<=\()(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?=\))|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?= \d)", _weekday),
    (r"[Pp]age\s*(\d+)\s*/\s*(\d+)", r"page \1 of \2"),
    (r"(?<![\d/])(\d+)\s*/\s*(\d+)(?![\d/])", r"\1 of \2"),
    (r"(?<=[\dA-Za-z])\s*[—–―~]+\s*(?=[\dA-Z])", " to "),
    (r"(?<=:\d\d)\s*-\s*(?=\d{1,2}:)", " to "),
    (r"(?<!\d)24:00(?!\d)", "midnight"),
    (r"(?<!\d)([01]?\d|2[0-4]):([0-5]\d)(?!\d)", _clock),
    (r"[￥¥]\s*([\d,]+(?:\.\d+)?)", r"\1 yuan"),
    (r"m²|㎡", " square metres"),
    (r"[（(]|[）)]|[·•|→]", ", "),
    (r"[^\x20-\x7e]+", " "),
    (r"[*#_^`=<>{}\\~\[\]\"]", " "),
    (r"\s*,(?:\s*,)*\s*", ", "),
    (r", (?=[;:.!?])", ""),
    (r"\s+", " "),
    (r"^[\s,]+|[\s,]+$", ""),
)
_RULES = tuple((re.compile(pattern), said) for pattern, said in _TABLE)


def spelled(words: str) -> str:
    """The same, for an English voice."""
    for pattern, to in _RULES:
        words = pattern.sub(to, words)
    return words
