"""The State Council's yearly notice of holidays, as text, read into days: for a person to compare and confirm.

Rules it keeps: pure; nothing is guessed: what a sentence says beyond days is left out, a number of days that does not
fit the days named is told, and a day of another year is told and left out. Saturdays and Sundays of a holiday are no
entry of the calendar: they are off anyway (kiosk/content/rules.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
ASIDE = re.compile(r"[（(][^（）()]*[）)]")
POINT = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日"
SPAN = re.compile(rf"{POINT}(?:\s*(?:至|到|—|－|-|~|～)\s*{POINT})?")
COUNT = re.compile(r"共(\d{1,2})天")


@dataclass(frozen=True)
class Announced:
    """`off`: weekdays that are no working days; `work`: days of a weekend that are; `doubts` in words for staff."""

    year: int
    off: tuple[date, ...]
    work: tuple[date, ...]
    doubts: tuple[str, ...]


def read(text: str, year: int) -> Announced:
    """The days that a notice names for a year."""
    off: set[date] = set()
    work: set[date] = set()
    doubts: list[str] = []
    for sentence in re.split(r"[。；;\n]", ASIDE.sub("", text)):
        if not SPAN.search(sentence) or ("放假" not in sentence and "上班" not in sentence):
            continue
        for part in _parts(sentence):
            days = _days(part, year, doubts)
            if "上班" in part:
                work |= {day for day in days if day.weekday() >= 5}
                doubts += [f"{_word(day)}是工作日，写作“上班”没有变化" for day in days if day.weekday() < 5]
            elif "放假" in part:
                told = COUNT.search(part)
                if told and int(told[1]) != len(days):
                    doubts.append(f"“{part.strip()}”写共 {told[1]} 天，读到 {len(days)} 天")
                off |= {day for day in days if day.weekday() < 5}
    doubts += [f"{_word(day)}既放假又上班" for day in sorted(off & work)]
    doubts += [f"{_word(day)}不在 {year} 年，没有录入" for day in sorted(off | work) if day.year != year]
    within = [tuple(sorted(day for day in days if day.year == year)) for days in (off - work, work)]
    if not within[0]:
        doubts.append("没有读到任何放假日期，请核对粘贴的是不是通知正文")
    return Announced(year, within[0], within[1], tuple(dict.fromkeys(doubts)))


def _parts(sentence: str) -> list[str]:
    """A sentence may say both: 放假调休，共7天，2月14日上班."""
    cut = re.search(rf"[，,]\s*(?={POINT}[^，,]*(?:[、，,]\s*{POINT}[^，,]*)*上班)", sentence)
    return [sentence[: cut.start()], sentence[cut.end() :]] if cut and "放假" in sentence[: cut.start()] else [sentence]


def _days(part: str, year: int, doubts: list[str]) -> list[date]:
    """All days of the spans in a part; a month or a year that is not said is that said before."""
    found: list[date] = []
    month, at = 0, year
    for match in SPAN.finditer(part):
        try:
            at = int(match[1]) if match[1] else at
            month = int(match[2]) if match[2] else month
            first = last = date(at, month, int(match[3]))
            if match[6]:
                until, over = int(match[5] or month), int(match[4]) if match[4] else at
                over += 1 if not match[4] and until < month else 0
                last = date(over, until, int(match[6]))
                month, at = until, over
        except ValueError:
            doubts.append(f"“{match[0]}”不是日期")
            continue
        if not 0 <= (last - first).days < 15:
            doubts.append(f"“{match[0]}”的起止不像一次假期")
            continue
        found += [first + DAY * n for n in range((last - first).days + 1)]
    return list(dict.fromkeys(found))


def _word(day: date) -> str:
    return f"{day.month}月{day.day}日（周{'一二三四五六日'[day.weekday()]}）"
