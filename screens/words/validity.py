"""Whether a paper holds 有效性: one word and its tone, and a sentence for its own sheet.

Rules it keeps: what its dates say counts as much as what its status says: a paper whose last day has passed holds no
longer, whoever forgot to mark it; a last day is spelled with its year, since papers outlive years.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from kiosk.calendar import last_day
from kiosk.content.item import Period
from kiosk.content.paper import Paper
from screens.words.labels import Tone

WORDS: dict[str, tuple[str, Tone]] = {
    "draft": ("征求意见稿", "warn"),
    "in-force": ("有效", "ok"),
    "amended": ("已修改", "blue"),
    "abolished": ("已废止", "mute"),
    "expired": ("已失效", "mute"),
    "coming": ("尚未施行", "blue"),
}
LEVELS = {
    "law": "法律",
    "regulation": "行政法规",
    "rule": "规章",
    "local": "地方性法规、规章和文件",
    "document": "规范性文件",
}
"""What weight a basis has 效力层级."""


def validity(paper: Paper, now: datetime) -> tuple[str, Tone]:
    """The badge of a paper at `now` (aware)."""
    return WORDS[state_of(paper, now)]


def state_of(paper: Paper, now: datetime) -> str:
    """A key of WORDS."""
    if paper.status in ("in-force", "amended"):
        if paper.in_force.over(now):
            return "expired"
        if paper.in_force.from_ is not None and now < paper.in_force.from_:
            return "coming"
    return paper.status


def validity_words(paper: Paper, now: datetime, zone: tzinfo) -> str:
    """`有效，至2030年10月19日`, `征求意见稿，还不是办事的依据`, `已废止，不再执行`."""
    state = state_of(paper, now)
    word, _ = WORDS[state]
    if state == "draft":
        return f"{word}，还不是办事的依据"
    if state in ("abolished", "expired"):
        return f"{word}，不再执行"
    begins, ends = runs_words(paper.in_force, zone)
    if state == "coming":
        return f"{word}，自{begins}起施行"
    return f"{word}，至{ends}（含当日）" if ends else word


def runs_words(period: Period, zone: tzinfo) -> tuple[str, str]:
    """The first and the last day of a period, each with its year; empty where it has none."""
    begins = full_date_words(period.from_.astimezone(zone).date()) if period.from_ is not None else ""
    ends = full_date_words(last_day(period.until, zone)) if period.until is not None else ""
    return begins, ends


def full_date_words(day: date | None) -> str:
    """`2026年11月18日`; nothing for none."""
    return f"{day.year}年{day.month}月{day.day}日" if day is not None else ""


def titled(name: str) -> str:
    """`《建筑法》`: a law's or paper's name in its marks, once."""
    return name if "《" in name else f"《{name}》"
