"""How an announcement looks 公告公示: its label, its words, its table, what happens where, every way to speak up.

Rules it keeps: the label follows the type of matter and the last day is spelled; every way to object is shown, not only
writing; a correction says what was wrong before anything else.
"""

from __future__ import annotations

import re

from kiosk.content.notice import Announcement, Happening
from screens.blocks.arrange import Keep, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, text
from screens.cards import matters
from screens.cards.pictures import documents_of, pictures_of
from screens.cards.reading import prose_card
from screens.cards.short import BoardCard
from screens.cards.table import Listing, inline
from screens.pages.furniture import card, pairs, panel
from screens.sight import Sight
from screens.words.days import APART, day_words, span_words
from screens.words.labels import HAPPENING_WORDS
from screens.words.promises import version_words


def under(notice: Announcement, sight: Sight) -> str:
    """`住房保障科   云建公告〔2026〕12号   2026年11月18日发布`."""
    unit = sight.contents.unit(notice.source.unit) if sight.contents else None
    parts = (
        sight.say.title(unit) if unit else "",
        notice.source.number,
        version_words(notice.source.published, sight.say),
    )
    return APART.join(part for part in parts if part)


def label(notice: Announcement, sight: Sight, to: Setting) -> Block:
    """What can still be done, on one soft panel."""
    assert sight.contents is not None
    found = sight.contents.label(notice, sight.now, to.say)
    return panel(text(found.long, "body", found.tone, "bold"), found.tone, to)


def flow(notice: Announcement, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """The announcement from its first word to its last: what happens, body, what it is about, table, ways to speak."""
    found: list[Block] = []
    if notice.correction is not None:
        found.append(matters.correction(notice.correction, to))
    if notice.happening is not None:
        found.append(card(happening(notice.happening, sight, to, _answers(notice, sight)), to))
    found += (*prose_card(notice.body, to), *pictures_of(notice, sight, to))
    if notice.tender is not None:
        found += matters.tender(notice.tender, to)
    if notice.presale is not None:
        found.append(matters.presale(notice.presale, to))
    if notice.table is not None:
        found.append(inline(notice.table, notice, 0, to))
    if notice.enrol is not None:
        found.append(matters.enrolment(notice.enrol, sight, to))
    ways = speak(notice, to)
    if ways is not None:
        found.append(card(ways, to))
    return (*found, *documents_of(notice, sight, to))


def board(notice: Announcement, sight: Sight, to: Setting) -> BoardCard:
    """What can still be done and by when, what it says, every way to speak up."""
    say = to.say
    assert sight.contents is not None
    label = sight.contents.label(notice, sight.now, say)
    unit = sight.contents.unit(notice.source.unit)
    flow: list[Block] = []
    if notice.happening is not None:
        flow.append(happening(notice.happening, sight, to))
    # Whole on one page if a page can hold it: nobody likes a sentence that goes on in half a minute.
    flow.append(Keep(text(re.sub(r"\n\s*\n", "\n", notice.body.strip()), leading=READ)))
    if notice.table is not None:
        if notice.table.title:
            flow.append(text(notice.table.title, "body", "ink", "bold"))
        flow.append(Listing(notice.table))
    ways, phone = notice.objection, ""
    if ways is not None:
        flow.append(pairs((("来信", ways.address), ("信箱", ways.mail), ("说明", ways.how)), to))
        told = "意见电话 {phone}" if notice.type == "consultation" else "异议电话 {phone}"
        phone = say(told, phone=ways.phone)
    elif notice.happening is not None and notice.happening.phone:
        phone = say("咨询电话 {phone}", phone=notice.happening.phone)
    elif unit is not None:
        phone = say("咨询电话 {phone}", phone=unit.phone)
    tags = ((label.long, label.tone), *(((unit.short or unit.title, "blue"),) if unit is not None else ()))
    return BoardCard(tags, notice.title, tuple(flow), phone, again=notice.short)


def related(notice: Announcement) -> tuple[str, ...]:
    """What it is about, and what became of it."""
    return (*notice.about, *((notice.outcome,) if notice.outcome else ()))


def _answers(notice: Announcement, sight: Sight) -> tuple[tuple[str, str], ...]:
    """Who is responsible for it, and where to complain: what one asks whose gas is off."""
    unit = sight.contents.unit(notice.source.unit) if sight.contents else None
    hotline = sight.snapshot.edition.office.hotline if sight.snapshot.edition else ""
    who = APART.join(part for part in (sight.say.title(unit), unit.phone) if part) if unit is not None else ""
    return ("谁负责", who), ("投诉", hotline)


def happening(what: Happening, sight: Sight, to: Setting, more: tuple[tuple[str, str], ...] = ()) -> Block:
    """When, where, why, and whom to call; below it `more` of the kind."""
    say = to.say
    from_ = what.when.from_.astimezone(sight.zone) if what.when.from_ else None
    until = what.when.until.astimezone(sight.zone) if what.when.until else None
    if from_ and until:
        when = span_words(from_, until, sight.today, say)
    else:
        when = say("{day}起", day=day_words(from_.date(), sight.today, say)) if from_ else ""
    named = (
        (HAPPENING_WORDS[what.what] or "事项", when),
        ("范围" if what.what != "hearing" else "地点", what.area),
        ("原因", what.reason),
        ("电话", what.phone),
        *more,
    )
    return pairs(named, to)


def speak(notice: Announcement, to: Setting) -> Block | None:
    """Every way to object or comment."""
    ways = notice.objection
    if ways is None:
        return None
    words = to.say("怎么提意见") if notice.type == "consultation" else to.say("有意见怎么提")
    named = (("电话", ways.phone), ("信箱", ways.mail), ("地址", ways.address), ("说明", ways.how))
    return Stack((text(words, "small", "mute"), pairs(named, to)), to.theme.gap // 3, head=1)
