"""What some notices are about, on paper: how to enrol, the bidders, a presale, a correction.

Rules it keeps: the same facts under the same names as on the glass (screens/cards/matters.py), with every day's year.
"""

from __future__ import annotations

from kiosk.content.notice import Announcement, Correction, Enrolment, Presale, Tender
from screens.cards.matters import STAGES
from screens.printing.leaflet import Chapter, named
from screens.sight import Sight
from screens.words import taken
from screens.words.say import Say
from screens.words.validity import full_date_words


def matters(notice: Announcement, sight: Sight) -> tuple[Chapter, ...]:
    """A chapter for each that the notice has."""
    say = sight.say
    found: list[Chapter] = []
    if notice.tender is not None:
        found += _tender(notice.tender, say)
    if notice.presale is not None:
        found.append(_presale(notice.presale, say))
    if notice.enrol is not None:
        found.append(enrolment(notice.enrol, sight))
    return tuple(found)


def correction(wrong: Correction, say: Say) -> Chapter:
    """What stood there, what is right; a withdrawal has nothing right to say."""
    title = say("更正") if wrong.right else say("撤回")
    return named(title, (("原来写的", wrong.wrong), ("现更正为", wrong.right), ("原因", wrong.why)), say)


def _tender(tender: Tender, say: Say) -> tuple[Chapter, ...]:
    facts = (
        ("阶段", say(STAGES[tender.stage])),
        ("项目", tender.project),
        ("招标人", tender.owner),
        ("代理机构", tender.agent),
        ("最高限价", tender.price_limit),
        ("开标日期", full_date_words(tender.opened, say)),
    )
    title = say("中标人") if tender.stage == "winner" else say("中标候选人")
    head = (say("名次"), say("单位"), say("报价"), say("工期"), say("项目负责人"), say("说明"))
    ranked = sorted(tender.candidates, key=lambda candidate: candidate.rank)
    lines = [(str(c.rank), c.name, c.price, c.days, c.manager, c.note) for c in ranked]
    shown = [n for n in range(len(head)) if any(line[n] for line in lines)]
    rows = tuple(tuple(line[n] for n in shown) for line in (head, *lines)) if lines else ()
    return named(say("项目"), facts, say), Chapter(title, rows=rows)


def _presale(presale: Presale, say: Say) -> Chapter:
    facts = (
        ("许可证号", presale.number),
        ("项目", presale.project),
        ("开发企业", presale.developer),
        ("楼栋", presale.buildings),
        ("套数", say("{n} 套", n=presale.homes) if presale.homes else ""),
        ("面积", presale.area),
        ("监管银行", presale.escrow),
    )
    return named(say("项目"), facts, say)


def enrolment(enrol: Enrolment, sight: Sight) -> Chapter:
    """How to take part, until when, for whom."""
    say = sight.say
    until = taken.span_words(None, enrol.until, sight.zone, say)
    over = enrol.until is not None and enrol.until <= sight.now
    facts = (
        ("截止", say("{until}，报名已经结束", until=until) if over else until),
        ("怎么报名", enrol.how),
        ("谁能参加", enrol.who),
        ("名额", say("{n} 人", n=enrol.places) if enrol.places else say("不限")),
        ("电话", enrol.phone),
    )
    return named(say("报名"), facts, say)
