"""Chinese words as pinyin with tones, for a voice that knows no characters: only in the process that speaks.

    pinyin("行政审批科，二十天")      xing2 zheng4 shen3 pi1 ke1, er4 shi2 tian1

Rules it keeps: what comes out is syllables with their tones, Latin words and pauses, and nothing else: a character that
nobody can read is left out, never handed on to be read as English; figures were spelled before.
"""

from __future__ import annotations

import re

from pypinyin import Style, lazy_pinyin

SYLLABLE = re.compile(r"[a-zü]+[1-5]")
PAUSES = {"，": ",", "、": ",", "；": ",", "：": ",", "。": ".", "！": "!", "？": "?", ",": ",", ".": ".", ";": ","}
LATIN = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*|[，、；：。！？,.;]")


def pinyin(words: str) -> str:
    """The words, syllable by syllable."""
    found: list[str] = []
    for part in lazy_pinyin(words, style=Style.TONE3, neutral_tone_with_five=True, errors=_others):
        for piece in part.split() if " " in part else (part,):
            if piece in PAUSES.values():
                if found:
                    found[-1] = found[-1].rstrip(",.!?") + piece
            elif SYLLABLE.fullmatch(piece) or LATIN.fullmatch(piece):
                found.append(piece)
    return " ".join(found)


def _others(stretch: str) -> str:
    """What is no Chinese character: Latin words and pauses."""
    return " ".join(PAUSES.get(piece, piece) for piece in LATIN.findall(stretch))
