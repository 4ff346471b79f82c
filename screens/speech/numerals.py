"""Whole and decimal numbers in Chinese words, and figures one by one."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
TELEPHONE = "零幺二三四五六七八九"
"""As one dictates a telephone number: 一 and 七 sound alike."""

_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
LONGEST = 16
"""Figures of the longest number that has a name here."""


def whole(figures: str) -> str:
    """`20` → 二十, `1050` → 一千零五十, `100000` → 十万. Longer than LONGEST: one by one."""
    figures = figures.lstrip("0") or "0"
    if figures == "0":
        return "零"
    if len(figures) > LONGEST:
        return each(figures)
    groups = [figures[max(0, end - 4) : end] for end in range(len(figures), 0, -4)]
    found = ""
    for power in range(len(groups) - 1, -1, -1):
        part = groups[power]
        if not int(part):
            continue
        # 零 where a place is skipped: before a group that does not fill its four, and after one that was empty.
        skipped = found and (part[0] == "0" or (power + 1 < len(groups) and not int(groups[power + 1])))
        found += ("零" if skipped and not found.endswith("零") else "") + _group(part.lstrip("0")) + _GROUPS[power]
    return found.removeprefix("一") if found.startswith("一十") else found


def decimal(figures: str) -> str:
    """`1.5` → 一点五, `1,200.50` → 一千二百点五零, `20` → 二十."""
    before, dot, after = figures.replace(",", "").partition(".")
    return whole(before or "0") + (f"点{each(after)}" if dot else "")


def each(figures: str, names: str = DIGITS) -> str:
    """`2026` → 二零二六."""
    return "".join(names[int(figure)] for figure in figures)


def _group(figures: str) -> str:
    """Up to four figures, the first of them not 0."""
    found = ""
    for at, figure in enumerate(figures):
        if figure == "0":
            found += "零" if any(later != "0" for later in figures[at:]) and not found.endswith("零") else ""
        else:
            found += DIGITS[int(figure)] + _PLACES[len(figures) - at - 1]
    return found
