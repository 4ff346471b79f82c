"""What is said of a place by itself when somebody comes there: the next step, in one sentence."""

from __future__ import annotations

from typing import Literal

PROMPTS = {
    "home": ("请点您要办的事，或者点搜索。", "Touch what you have come for, or touch search."),
    "search": ("请点拼音字母，或者用手指写字。", "Touch the letters, or write with a finger."),
    "guides": ("请点您要办的事项。", "Touch what you would like to do."),
    "guide": ("上面可以点带什么、怎么走、时间和费用。", "Touch what to bring, the steps, or time and fees."),
    "notices": ("请点您要看的公告。", "Touch the announcement you would like to read."),
    "windows": ("请看哪个窗口办哪件事。", "See which window does what."),
    "help": ("请点请工作人员过来，或者直接到咨询台。", "Touch to call somebody, or go to the enquiry desk."),
}
"""By place: in Chinese, in English. Places without a sentence are silent."""


def prompt(place: str, language: Literal["zh", "en"]) -> str:
    """What is said; "" for nothing."""
    return PROMPTS[place][language == "en"] if place in PROMPTS else ""
