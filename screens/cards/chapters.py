"""How papers of the disclosure zone look that come in chapters: 公开指南、申请说明、年度报告, and any other record.

Rules it keeps: whom to ask and how stands before what is to be read; a request says within which time it is answered.
"""

from __future__ import annotations

from kiosk.content.disclosure import AnnualReport, DisclosureGuide, OnRequest, Record
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, Bit, bits, text
from screens.cards import reading
from screens.cards.pictures import documents_of, pictures_of
from screens.cards.short import BoardCard, phone_of, unit_tag
from screens.cards.table import inline
from screens.pages.furniture import card, pairs, panel
from screens.sight import Sight
from screens.words.days import APART
from screens.words.promises import limit_words, version_words

AnyChapters = DisclosureGuide | AnnualReport | OnRequest | Record


def under(item: AnyChapters, sight: Sight) -> str:
    """`财政预算   财务计划科   2026年11月13日发布`."""
    unit = sight.contents.unit(item.source.unit) if sight.contents else None
    parts = (
        kind_words(item, sight),
        sight.say.title(unit) if unit else "",
        version_words(item.source.published, sight.say),
    )
    return APART.join(part for part in parts if part)


def kind_words(item: AnyChapters, sight: Sight) -> str:
    """What it is: the category of a record, the year of a report."""
    say = sight.say
    if isinstance(item, Record):
        return say(item.category)
    if isinstance(item, AnnualReport):
        return say("{year}年度", year=item.year)
    return say("信息公开指南") if isinstance(item, DisclosureGuide) else say("依申请公开")


def flow(item: AnyChapters, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """Whom to ask, then what it says, then tables and questions."""
    found: list[Block] = []
    if isinstance(item, OnRequest):
        found += (panel(text(_answered(item, to), "body", "ok", "bold"), "ok", to), *_ways(item, to))
    reach = _reach(item)
    if reach:
        found.append(card(pairs(reach, to), to))
    if isinstance(item, Record):
        found += reading.prose_card(item.body, to)
    found += reading.chapters(item.sections, to)
    if isinstance(item, Record | AnnualReport):
        found += [inline(table, item, number, to) for number, table in enumerate(item.tables)]
    if isinstance(item, OnRequest):
        found += reading.asked(item.questions, to)
    return (*found, *pictures_of(item, sight, to), *documents_of(item, sight, to))


def related(item: AnyChapters) -> tuple[str, ...]:
    """Nothing: it stands by itself."""
    return ()


def board(item: AnyChapters, sight: Sight, to: Setting) -> BoardCard:
    """Its words; of tables only how many there are."""
    say = to.say
    flow: list[Block] = []
    if isinstance(item, OnRequest):
        flow.append(text(_answered(item, to), "body", "ok", "bold"))
        flow += [text(way, leading=READ) for way in item.ways]
    reach = _reach(item)
    if reach:
        flow.append(pairs(reach, to))
    if isinstance(item, Record):
        flow += reading.paragraphs(item.body, to)
    for section in item.sections:
        words = [part.text for part in reading.paragraphs(section.text, to)]
        flow.append(bits(Bit(section.title, weight="bold"), Bit("　" + "".join(words[:1])), leading=READ))
        flow += [text(part, leading=READ) for part in words[1:]]
    tables = item.tables if isinstance(item, Record | AnnualReport) else ()
    if tables:
        names = say("、").join(table.title for table in tables if table.title)
        flow.append(
            text(
                say("表格 {n} 张：{names}，请在触摸屏上查看。", n=len(tables), names=names)
                if names
                else say("表格 {n} 张，请在触摸屏上查看。", n=len(tables)),
                "body",
                "mute",
                leading=READ,
            )
        )
    phone = item.phone if isinstance(item, DisclosureGuide | OnRequest) else ""
    foot = say("电话 {phone}", phone=phone) if phone else phone_of(item, sight)
    return BoardCard(((kind_words(item, sight), "blue"), *unit_tag(item, sight)), item.title, tuple(flow), foot)


def _answered(item: OnRequest, to: Setting) -> str:
    """`收到申请之日起 20 个工作日内答复`, and what may prolong it."""
    say = to.say
    told = say("{limit}内答复", limit=limit_words(item.limit, say))
    return say("；").join(part for part in (told, item.limit.note) if part)


def _ways(item: OnRequest, to: Setting) -> tuple[Block, ...]:
    return reading.numbered(item.ways, to.say("怎么申请"), to)


def _reach(item: AnyChapters) -> list[tuple[str, str]]:
    if isinstance(item, DisclosureGuide):
        found = [("电话", item.phone), ("地址", item.address), ("时间", item.hours), ("信箱", item.mail)]
    elif isinstance(item, OnRequest):
        found = [("电话", item.phone), ("地址", item.address)]
    else:
        return []
    return [(name, words) for name, words in found if words]
