"""What is printed of a guide: all four tabs in the order in which one needs them, or the list of what to bring.

Rules it keeps: no day is promised, since a paper is read on another day: limits say from when they count; boxes are
ticked as the citizen has ticked them on the glass.
"""

from __future__ import annotations

from kiosk.content.service import Guide
from screens.printing.leaflet import Chapter, Line, chapter, named
from screens.printing.standing import Form
from screens.sight import Sight
from screens.words import papers, promises, taken
from screens.words.say import Say
from screens.words.validity import titled


def says(guide: Guide, form: Form, sight: Sight) -> tuple[tuple[str, ...], tuple[Chapter, ...]]:
    """The lines below the title, and the chapters."""
    say, brief = sight.say, form != "leaflet"
    under = () if form == "list" else (_figures(guide, say),)
    if guide.state != "in-force":
        told = say("本事项已暂停办理") if guide.state == "suspended" else say("本事项已取消")
        under = (told, guide.state_note)
    first = (*_bring(guide, sight), _where(guide, sight))
    if form == "list":
        return under, first
    rest = (*_go(guide, say, brief), *_cost(guide, say, brief), *_basis(guide, sight, brief))
    return tuple(words for words in under if words), (*first, *rest)


def _figures(guide: Guide, say: Say) -> str:
    """`承诺 3 天；不收费；最多 1 次`."""
    visits = say("不用跑") if guide.visits == 0 else say("最多 {n} 次", n=guide.visits)
    fee = say("不收费") if not guide.fees else say("收费")
    return say("；").join((promises.time_words(guide, say), fee, visits))


def _bring(guide: Guide, sight: Sight) -> tuple[Chapter, ...]:
    """带什么, with the ticks of this visit; what need not be brought stands apart."""
    say = sight.say
    found = []
    for group in papers.groups(guide, say):
        lines: list[Line] = []
        for paper in group.papers:
            look = "plain" if not group.ticked else "ticked" if paper.key in sight.visit.marks else "box"
            said = say("{name}（{form}）", name=paper.name, form=paper.form) if paper.form else paper.name
            lines.append(Line(said, look))
        found.append(Chapter(group.title, tuple(lines)))
    return tuple(found) or (chapter(say("带什么"), say("不用带材料。")),)


def _where(guide: Guide, sight: Sight) -> Chapter:
    """Where, when, whom to ask."""
    say = sight.say
    assert sight.contents is not None
    desks = sight.contents.desks(guide)
    address = desks[0].unit.address if desks else ""
    lines = [Line(taken.desk_words(desk, say), "strong") for desk in desks]
    lines += [Line(words) for words in (address, say("咨询 {ask}", ask=guide.ask)) if words]
    return Chapter(say("到哪里办"), tuple(lines))


def _go(guide: Guide, say: Say, brief: bool) -> tuple[Chapter, ...]:
    """怎么走: step by step; on a roll their names alone."""
    if brief:
        return (chapter(say("怎么走"), " → ".join(step.name for step in guide.steps)),)
    lines: list[str | Line] = []
    for number, step in enumerate(guide.steps, 1):
        lines.append(Line(f"{number}. {step.name}", "strong"))
        more = say("；").join(part for part in (step.who, step.limit, step.note) if part)
        lines += [more, say("得到：{result}", result=step.result) if step.result else ""]
    found = [chapter(say("怎么走"), *lines)]
    found.append(chapter(say("办理条件"), *(f"{number}. {words}" for number, words in enumerate(guide.conditions, 1))))
    ends = (("办理结果", guide.result), ("数量限制", guide.quantity))
    return (*found, named(say("得到什么"), ends, say)) if any(words for _, words in ends) else tuple(found)


def _cost(guide: Guide, say: Say, brief: bool) -> tuple[Chapter, ...]:
    """时间和费用: the limits and from when they count; each fee with its basis."""
    limits = [("法定时限", promises.limit_words(guide.statutory, say))]
    if guide.promised is not None:
        limits.insert(0, ("承诺时限", promises.limit_words(guide.promised, say)))
    notes = [limit.note for limit in (guide.promised, guide.statutory) if limit is not None and limit.note]
    limits += [("另计", say("；").join(dict.fromkeys(notes))), ("特别程序", guide.special)]
    fees = [(fee.name, fee) for fee in guide.fees]
    lines = [] if fees else [say("办理本事项，任何环节都不收费。")]
    for name, fee in fees:
        said = (fee.standard,) if brief else (fee.standard, fee.basis, fee.waiver)
        lines.append(say("{name}：{fact}", name=name, fact=say("；").join(part for part in said if part)))
    time = named(say("时间和费用"), tuple(limits), say)
    return (Chapter(time.title, (*time.lines, *(Line(words) for words in lines))),)


def _basis(guide: Guide, sight: Sight, brief: bool) -> tuple[Chapter, ...]:
    """依据和不服怎么办: what it rests on, whom to complain to, how to object."""
    say = sight.say
    laws = tuple(f"{titled(law.title)}{law.article}" for law in guide.basis)
    complain = say("投诉 {complain}", complain=guide.complain)
    found = [chapter(say("办理依据"), *laws)]
    edition = sight.snapshot.edition
    remedies = edition.rules.remedies_of(guide.id) if edition else ()
    told = (r.title if brief else say("{name}：{fact}", name=r.title, fact=r.text) for r in remedies)
    return (*found, chapter(say("对办理结果不服的"), *told, complain))
