"""What is to be brought: each paper in a citizen's words, apart from what need not be brought.

Rules it keeps: required, conditional, later and not-needed stay four groups, in this order; a form says how
many.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from kiosk.content.service import Guide, Material

GROUPS = {
    "required": "要带的 {n} 样",
    "conditional": "有下列情形的，还要带",
    "later": "可以先受理、后补交的",
    "not-needed": "不用带，系统核验",
}


class Paper(Struct, frozen=True):
    """One row. `key`: names its tick within the guide; stays when other rows come or go."""

    key: str
    name: str
    form: str


class Group(Struct, frozen=True):
    """Papers of one need. `ticked`: whether a citizen ticks them off."""

    need: str
    title: str
    papers: tuple[Paper, ...]

    @property
    def ticked(self) -> bool:
        return self.need != "not-needed"


def groups(guide: Guide) -> tuple[Group, ...]:
    """The papers of a guide by need; groups without papers are left out."""
    found = []
    for need, title in GROUPS.items():
        rows = [(number, m) for number, m in enumerate(guide.materials) if m.need == need]
        if rows:
            papers = tuple(Paper(f"{guide.id}#{number}", m.name, form_words(m)) for number, m in rows)
            found.append(Group(need, title.format(n=len(rows)), papers))
    return tuple(found)


def form_words(material: Material) -> str:
    """`原件 1 份，可在窗口领取；依法招标的才要`."""
    if material.need == "not-needed":
        return _joined((material.source if material.source != "申请人自备" else "", material.note))
    form = {
        "original": f"原件 {material.originals or 1} 份",
        "copy": f"复印件 {material.copies or material.originals or 1} 份",
        "both": f"原件 {material.originals or 1} 份、复印件 {material.copies or 1} 份",
        "electronic": "电子文件",
    }[material.form]
    source = material.source if material.source != "申请人自备" else ""
    return _joined((form, source, material.note, material.when))


def _joined(parts: Sequence[str]) -> str:
    return "；".join(part.rstrip("。；") for part in parts if part)
