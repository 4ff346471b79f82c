"""Chinese words as pinyin with tones, for a voice that knows no characters: only in the process that speaks.

    pinyin("行政审批科，二十天")      xing2 zheng4 shen3 pi1 ke1, er4 shi2 tian1
    pinyin("局长单景禾", ["单景禾"])   ju2 zhang3 shan4 jing3 he2

Rules it keeps: what comes out is syllables with their tones, Latin words and pauses, and nothing else: a character that
nobody can read is left out, never handed on to be read as English; figures were spelled before; words that the
dictionary reads wrongly, and surnames in names of persons, stand in data/readings.yaml, as for the search.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from pypinyin import Style, lazy_pinyin
from pypinyin import pinyin as alternatives

from kiosk import strict_yaml
from kiosk.errors import BadInput

SYLLABLE = re.compile(r"[a-zü]+[1-5]")
PAUSES = {"，": ",", "、": ",", "；": ",", "：": ",", "。": ".", "！": "!", "？": "?", ",": ",", ".": ".", ";": ","}
LATIN = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*|[，、；：。！？,.;]")

READINGS = Path(__file__).resolve().parents[2] / "data" / "readings.yaml"

TONED = {
    "照片": "zhao4 pian4",
    "运转": "yun4 zhuan3",
    "都会": "dou1 hui4",
    "所得": "suo3 de2",
    "高差": "gao1 cha1",
    "落下": "luo4 xia4",
    "写着": "xie3 zhe5",
    "招标的": "zhao1 biao1 de5",
    "投标的": "tou2 biao1 de5",
    "性质的": "xing4 zhi4 de5",
    "品质的": "pin3 zhi4 de5",
    "纸质的": "zhi3 zhi4 de5",
    "资质的": "zi1 zhi4 de5",
    "的当": "de5 dang1",
}
"""Words that the dictionary reads wrongly in their tones alone, or tears: the search has no use for these."""


def pinyin(words: str, names: Collection[str] = ()) -> str:
    """The words, syllable by syllable. `names`: of persons that may stand in them."""
    ours = {**_phrases(), **{name: _name(name) for name in names if name}}
    known = "|".join(re.escape(one) for one in sorted(ours, key=len, reverse=True))
    found: list[str] = []
    for stretch in re.split(f"({known})", words):
        for part in ours.get(stretch) or _plain(stretch):
            for piece in part.split() if " " in part else (part,):
                if piece in PAUSES.values():
                    if found:
                        found[-1] = found[-1].rstrip(",.!?") + piece
                elif SYLLABLE.fullmatch(piece) or LATIN.fullmatch(piece):
                    found.append(piece)
    return " ".join(found)


def _plain(words: str) -> tuple[str, ...]:
    return tuple(lazy_pinyin(words, style=Style.TONE3, neutral_tone_with_five=True, errors=_others))


def _name(name: str) -> tuple[str, ...]:
    """A person's: its surname as ours has it, of two characters before one."""
    surnames = _table("surnames")
    surname = next((name[:length] for length in (2, 1) if name[:length] in surnames), "")
    return (*_toned(surname, surnames.get(surname, "")), *_plain(name[len(surname) :]))


@cache
def _phrases() -> Mapping[str, tuple[str, ...]]:
    """Words of ours with their tones."""
    found = {words: _toned(words, said) for words, said in _table("phrases").items()}
    return {**found, **{words: tuple(said.split()) for words, said in TONED.items()}}


def _toned(words: str, said: str) -> tuple[str, ...]:
    """Syllables with their tones, each among all readings its character has; the usual one where none is like it."""
    every = alternatives(words, style=Style.TONE3, heteronym=True, neutral_tone_with_five=True) if words else []
    alone = [alternatives(c, style=Style.TONE3, heteronym=True, neutral_tone_with_five=True)[0] for c in words]
    return tuple(
        next((read for read in (*here, *others) if read[:-1] == syllable), here[0])
        for here, others, syllable in zip(every, alone, said.split(), strict=True)
    )


@cache
def _table(name: str) -> Mapping[str, str]:
    """One of the two lists of data/readings.yaml; none where it cannot be read: the rest is said all the same."""
    try:
        tree = strict_yaml.read(READINGS).value
    except BadInput:
        return {}
    found = tree.get(name) if isinstance(tree, dict) else None
    return {words: str(said) for words, said in found.items()} if isinstance(found, dict) else {}


def _others(stretch: str) -> str:
    """What is no Chinese character: Latin words and pauses."""
    return " ".join(PAUSES.get(piece, piece) for piece in LATIN.findall(stretch))
