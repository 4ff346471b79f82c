"""What some notices and events are about, in figures and names: how to enrol, the bidders, a presale, a correction.

Rules it keeps: what a citizen can do comes first; bidders stand in their rank; what was wrong stands beside what is
right, so that nobody has to compare two notices.
"""

from __future__ import annotations

from kiosk.content.item import Table
from kiosk.content.notice import Correction, Enrolment, Presale, Tender
from screens.blocks.arrange import Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.cards.table import table
from screens.pages.furniture import card, pairs, panel
from screens.sight import Sight
from screens.words.events import enrol_words
from screens.words.validity import full_date_words

STAGES = {"invitation": "招标公告", "candidates": "中标候选人公示", "winner": "中标结果"}
HOUSING = {"review": "审核结果", "allocation": "配租结果", "queue": "轮候名册"}


def enrolment(enrol: Enrolment, sight: Sight, to: Setting) -> Block:
    """How to take part, until when, for whom."""
    say = to.say
    until = (
        say("至{when}", when=enrol_words(enrol.until, sight.today, sight.zone, say)) if enrol.until is not None else ""
    )
    over = enrol.until is not None and enrol.until <= sight.now
    named = (
        ("截止", say("{until}，报名已经结束", until=until) if over else until),
        ("怎么报名", enrol.how),
        ("谁能参加", enrol.who),
        ("名额", say("{n} 人", n=enrol.places) if enrol.places else say("不限")),
        ("电话", enrol.phone),
    )
    return card(Stack((text(say("报名"), "small", "mute"), pairs(named, to)), to.theme.gap // 3, head=1), to)


def tender(tender: Tender, to: Setting) -> tuple[Block, ...]:
    """Who invites, what it may cost, and the bidders in their rank."""
    say = to.say
    named = (
        ("阶段", to.say(STAGES[tender.stage])),
        ("项目", tender.project),
        ("招标人", tender.owner),
        ("代理机构", tender.agent),
        ("最高限价", tender.price_limit),
        ("开标日期", full_date_words(tender.opened, say)),
    )
    found: list[Block] = [card(pairs(named, to), to)]
    if tender.candidates:
        named_by = (say("名次"), say("单位"), say("报价"), say("工期"), say("项目负责人"), say("说明"))
        lines = [
            (str(c.rank), c.name, c.price, c.days, c.manager, c.note)
            for c in sorted(tender.candidates, key=lambda c: c.rank)
        ]
        shown = [i for i in range(len(named_by)) if any(line[i] for line in lines)]
        columns = tuple(named_by[i] for i in shown)
        title = say("中标人") if tender.stage == "winner" else say("中标候选人")
        bidders = Table(columns=columns, rows=tuple(tuple(line[i] for i in shown) for line in lines), title=title)
        found.append(table(bidders, to))
    return tuple(found)


def presale(presale: Presale, to: Setting) -> Block:
    """What a presale permit allows to be sold, and where the money is kept."""
    named = (
        ("许可证号", presale.number),
        ("项目", presale.project),
        ("开发企业", presale.developer),
        ("楼栋", presale.buildings),
        ("套数", to.say("{n} 套", n=presale.homes) if presale.homes else ""),
        ("面积", presale.area),
        ("监管银行", presale.escrow),
    )
    return card(pairs(named, to), to)


def correction(correction: Correction, to: Setting) -> Block:
    """What stood there, what is right; a withdrawal has nothing right to say."""
    named = (("原来写的", correction.wrong), ("现更正为", correction.right), ("原因", correction.why))
    words = to.say("更正") if correction.right else to.say("撤回")
    return panel(Stack((text(words, "body", "warn", "bold"), pairs(named, to)), to.theme.gap // 3, head=1), "warn", to)
