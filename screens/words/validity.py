"""Whether a paper holds 有效性: one word and its tone, and a sentence for its own sheet.

Rules it keeps: what its dates say counts as much as what its status says: a paper whose last day has passed holds no
longer, whoever forgot to mark it; a last day is spelled with its year, since papers outlive years.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from kiosk.calendar import last_day
from kiosk.content.item import Period
from kiosk.content.paper import Paper
from screens.words.days import date_words
from screens.words.labels import Tone
from screens.words.say import CHINESE, Say

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


def validity(paper: Paper, now: datetime, say: Say = CHINESE) -> tuple[str, Tone]:
    """The badge of a paper at `now` (aware)."""
    word, tone = WORDS[state_of(paper, now)]
    return say(word), tone


def state_of(paper: Paper, now: datetime) -> str:
    """A key of WORDS."""
    if paper.status in ("in-force", "amended"):
        if paper.in_force.over(now):
            return "expired"
        if paper.in_force.from_ is not None and now < paper.in_force.from_:
            return "coming"
    return paper.status


def validity_words(paper: Paper, now: datetime, zone: tzinfo, say: Say = CHINESE) -> str:
    """`有效，至2030年10月19日`, `征求意见稿，还不是办事的依据`, `已废止，不再执行`."""
    state = state_of(paper, now)
    word = say(WORDS[state][0])
    if state == "draft":
        return say("{word}，还不是办事的依据", word=word)
    if state in ("abolished", "expired"):
        return say("{word}，不再执行", word=word)
    begins, ends = runs_words(paper.in_force, zone, say)
    if state == "coming":
        return say("{word}，自{day}起施行", word=word, day=begins)
    return say("{word}，至{day}（含当日）", word=word, day=ends) if ends else word


def runs_words(period: Period, zone: tzinfo, say: Say = CHINESE) -> tuple[str, str]:
    """The first and the last day of a period, each with its year; empty where it has none."""
    begins = full_date_words(period.from_.astimezone(zone).date(), say) if period.from_ is not None else ""
    ends = full_date_words(last_day(period.until, zone), say) if period.until is not None else ""
    return begins, ends


def full_date_words(day: date | None, say: Say = CHINESE) -> str:
    """`2026年11月18日`; nothing for none."""
    return date_words(day, say) if day is not None else ""


def titled(name: str) -> str:
    """`《建筑法》`: a law's or paper's name in its marks, once."""
    return name if "《" in name else f"《{name}》"
