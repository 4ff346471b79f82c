"""How an event looks 听证会、座谈会: when and where, how to enrol, the agenda, the papers, what came of it.

Rules it keeps: its state stands first, and why; from the announcement to the minutes it is one sheet, so that who came
finds there what became of their words.
"""

from __future__ import annotations

from kiosk.content.event import Event
from screens.blocks.arrange import Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, text
from screens.cards.matters import enrolment
from screens.cards.pictures import documents_of, pictures_of
from screens.cards.reading import chapters, numbered, paragraphs, prose_card
from screens.cards.short import BoardCard, phone_of, unit_tag
from screens.pages.furniture import card, pairs, panel
from screens.sight import Sight
from screens.words.days import APART
from screens.words.events import EVENT_WORDS, enrol_words, label, when_words
from screens.words.promises import version_words


def under(event: Event, sight: Sight) -> str:
    """`听证会   物业管理科   云住建听〔2026〕4号   2026年11月18日发布`."""
    unit = sight.contents.unit(event.source.unit) if sight.contents else None
    published = version_words(event.source.published, sight.say)
    parts = (sight.say(EVENT_WORDS[event.type]), sight.say.title(unit) if unit else "", event.source.number, published)
    return APART.join(part for part in parts if part)


def flow(event: Event, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """State, when and where, enrolment while there is any, words, agenda, papers, minutes."""
    say = to.say
    found = label(event, sight.now, sight.zone, say)
    lines = [text(found.long, "body", found.tone, "bold")]
    if event.state_note:
        lines.append(text(event.state_note, "body", "ink"))
    blocks: list[Block] = [
        panel(Stack(tuple(lines), to.theme.gap // 4), found.tone, to),
        card(_facts(event, sight, to), to),
    ]
    blocks += chapters(event.minutes, to)
    enrol = (enrolment(event.enrol, sight, to),) if event.enrol is not None and _open(event, sight) else ()
    blocks += (*enrol, *prose_card(event.body, to))
    blocks += numbered(event.agenda, say("议程"), to)
    blocks += numbered(event.papers, say("会议材料"), to)
    return (*blocks, *pictures_of(event, sight, to), *documents_of(event, sight, to))


def related(event: Event) -> tuple[str, ...]:
    """What came of it, and what it is about."""
    return (*((event.outcome,) if event.outcome else ()), *event.about)


def board(event: Event, sight: Sight, to: Setting) -> BoardCard:
    """When, where, how to enrol until when; what it is about."""
    say = to.say
    found = label(event, sight.now, sight.zone, say)
    flow: list[Block] = [_facts(event, sight, to)]
    if event.state_note:
        flow.append(text(event.state_note, leading=READ))
    if event.enrol is not None and _open(event, sight):
        until = (
            say("至{when}", when=enrol_words(event.enrol.until, sight.today, sight.zone, say))
            if event.enrol.until
            else ""
        )
        flow.append(pairs((("报名", until), ("怎么报", event.enrol.how), ("谁能来", event.enrol.who)), to))
    flow += paragraphs(event.body, to)[:1]
    foot = say("咨询电话 {phone}", phone=event.phone) if event.phone else phone_of(event, sight)
    return BoardCard(((found.long, found.tone), *unit_tag(event, sight)), event.title, tuple(flow), foot)


def _open(event: Event, sight: Sight) -> bool:
    """Whether it is still to come."""
    return event.state == "planned" and not event.when.over(sight.now)


def _facts(event: Event, sight: Sight, to: Setting) -> Block:
    say = to.say
    when = when_words(event, sight.today, sight.zone, say)
    moved = event.state in ("postponed", "cancelled")
    named = (("原定时间" if moved else "时间", when), ("地点", event.place), ("电话", event.phone))
    return pairs(named, to)
