"""Where a line may break: points between units, in two strengths.

Rules it keeps:
- a loose break never parts a Latin or digit run, a sign from the word it belongs to (禁则), —— or ……, nor a name
  at its dot;
- a fine break, moreover, keeps dates, times, numbers with their measure words and document numbers (文号) whole;
- spaces belong to the unit before them.
"""

from __future__ import annotations

import re
from typing import Final

from kiosk.typeset.signs import DOT, HAN, JOINED, LETTER, NO_END, NO_START, ZERO

_WORD = rf"[-+±#@~<>=≤≥]?[{LETTER}]+(?:[-./:,'’@&+_#~=?%–—×\\^|*]{{1,3}}[{LETTER}]+)*[-+/_=&]{{0,2}}"
_ATOM = rf"(?:{_WORD}|[^\n])[{JOINED}]*"
_UNIT: Final = re.compile(
    rf"{HAN}(?={HAN})"  # by far the most frequent, so it is tried first
    rf"|(?:[{NO_END}][ {ZERO}]*)*"
    rf"(?:(?![{NO_START}]){_ATOM}(?:[{DOT}](?![ {NO_START}{NO_END}]){_ATOM})*)?"
    rf"(?: *[{NO_START}][{ZERO}]*(?:(?<=[{DOT}])(?![ {NO_START}{NO_END}]){_ATOM})?)* *"
)

_MEASURE = (
    "个工作日|工作日|个自然日|个小时|小时|个月|分钟|平方米|立方米|公里|千米|厘米|毫米|千克|公斤|万元|亿元|号窗口|号楼|"
    "[年月日号时点分秒个件户人元角万亿条项次楼层室栋幢座米吨度章节款页天周岁名份套宗亩期批届级类种站路步]"
)
# What stands behind a number in English: `3 days`, `7 working days`, `Window 2`, `50 yuan`.
_COUNTED = r"(?:(?:working|calendar) )?(?:days?|hours?|minutes?|months?|years?|yuan|visits?|steps?|copies|copy|pages?)"
_NAMED = r"(?:Windows?|Steps?|Page|Floor|Room|No\.|Line|Counter|Article)"
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DAY = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
# Possessive and never begun in the middle: a row of a thousand digits must not be tried from each of them.
_NUMBER = r"(?<![0-9０-９])[0-9０-９]++(?:[.,:：][0-9０-９]++)*+"
_KEEP: Final = re.compile(
    r"(?<![0-9])(?:[0-9]{4} ?年 ?)?[0-9]{1,2} ?月(?: ?[0-9]{1,2} ?[日号])?"
    r"|(?<![0-9])[0-9]{1,2} ?[时点](?: ?[0-9]{1,2} ?分)?"
    rf"|(?:第 ?)?{_NUMBER}[%％]? ?(?:{_MEASURE})"
    rf"|{_NUMBER} {_COUNTED}(?![A-Za-z])"
    rf"|(?<![A-Za-z]){_NAMED} {_NUMBER}"
    rf"|第 ?{_NUMBER}"
    r"|[（(]星期[一二三四五六日][）)]"
    rf"|(?<![0-9A-Za-z])(?:[0-9]{{1,2}}[-–])?[0-9]{{1,2}} (?:{_MONTH})(?![A-Za-z])(?: [0-9]{{4}})?(?: \((?:{_DAY})\))?"
)
_DOCUMENT: Final = re.compile(r"[〔［\[][0-9]{4}[〕］\]] ?第? ?[0-9]+ ?号")
_OFFICE: Final = re.compile(f"{HAN}{{0,5}}$")
_BEFORE_OFFICE: Final = re.compile("^.*[据照按依见和与及或的由以到对于]")


def loose_breaks(text: str) -> list[int]:
    """Ends of the units of one paragraph, rising; the last is len(text). Empty for an empty text."""
    ends = [unit.end() for unit in _UNIT.finditer(text)]
    # At the end the pattern also matches nothing.
    while len(ends) > 1 and ends[-1] == ends[-2]:
        ends.pop()
    return ends if text else []


def fine_breaks(text: str, loose: list[int]) -> list[int]:
    """The loose breaks without those that would part what belongs together."""
    kept = [match.span() for match in _KEEP.finditer(text)]
    for match in _DOCUMENT.finditer(text):
        kept.append((_office_start(text, match.start()), match.end()))
    if not kept:
        return loose
    kept.sort()
    fine: list[int] = []
    spans = iter(kept)
    start, end = next(spans)
    for point in loose:
        while point >= end:
            start, end = next(spans, (len(text) + 1, len(text) + 2))
        if point <= start:
            fine.append(point)
    return fine


def _office_start(text: str, bracket: int) -> int:
    """Where the issuing office's short name before a document number begins: at most five characters back."""
    office = _OFFICE.search(text, max(0, bracket - 5), bracket)
    start = office.start() if office else bracket
    preposition = _BEFORE_OFFICE.match(text[start:bracket])
    return start + (preposition.end() if preposition else 0)
