"""What is to be brought: each paper in a citizen's words, apart from what need not be brought.

Rules it keeps: required, conditional, later and not-needed stay four groups, in this order; a form says how
many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from kiosk.content.service import Guide, Material
from screens.words.say import CHINESE, Say

GROUPS = {
    "required": "要带的 {n} 样",
    "conditional": "有下列情形的，还要带",
    "later": "可以先受理、后补交的",
    "not-needed": "不用带，系统核验",
}

OWN = "申请人自备"
"""A source in the national standard form of a guide that tells a citizen nothing new."""


class Paper(Struct, frozen=True):
    """One row. `key`: names its tick, by the guide and the paper's own name: it stays when other rows come or go."""

    key: str
    name: str
    form: str
    shown: str = ""  # name of a medium that shows it: the filled example, else the empty form


class Group(Struct, frozen=True):
    """Papers of one need. `ticked`: whether a citizen ticks them off."""

    need: str
    title: str
    papers: tuple[Paper, ...]

    @property
    def ticked(self) -> bool:
        return self.need != "not-needed"


def groups(guide: Guide, say: Say = CHINESE) -> tuple[Group, ...]:
    """The papers of a guide by need; groups without papers are left out."""
    found, keys = [], _keys(guide)
    for need, title in GROUPS.items():
        rows = [(number, m) for number, m in enumerate(guide.materials) if m.need == need]
        if rows:
            papers = tuple(Paper(keys[n], m.name, form_words(m, say), m.sample or m.blank) for n, m in rows)
            found.append(Group(need, say(title, n=len(rows)), papers))
    return tuple(found)


def _keys(guide: Guide) -> list[str]:
    """The keys of its papers, in its order; of two with one name the second says that it is."""
    times: Counter[str] = Counter()
    found = []
    for material in guide.materials:
        times[material.name] += 1
        again = f"#{times[material.name]}" if times[material.name] > 1 else ""
        found.append(f"{guide.id}#{material.name}{again}")
    return found


def form_words(material: Material, say: Say = CHINESE) -> str:
    """`原件 1 份，可在窗口领取；依法招标的才要`."""
    if material.need == "not-needed":
        return _joined((_source(material), material.note), say)
    originals = say("原件 {n} 份", n=material.originals or 1)
    form = {
        "original": originals,
        "copy": say("复印件 {n} 份", n=material.copies or material.originals or 1),
        "both": say("{originals}、复印件 {n} 份", originals=originals, n=material.copies or 1),
        "electronic": say("电子文件"),
    }[material.form]
    return _joined((form, _source(material), material.note, material.when), say)


def _source(material: Material) -> str:
    """Whence it comes, unless it is the citizen's own."""
    return material.source if material.source != OWN else ""


def _joined(parts: Sequence[str], say: Say) -> str:
    return say("；").join(part.rstrip("。；") for part in parts if part)
