"""How a decision looks 行政许可、行政处罚结果 (双公示): who, what, by which law, decided when by whom.

Rules it keeps: it has a day of decision and no counter; what was withdrawn says so first, since when and why.
"""

from __future__ import annotations

from kiosk.content.disclosure import Ruling
from screens.blocks.arrange import Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, text
from screens.cards.reading import paragraphs
from screens.cards.short import BoardCard, phone_of, unit_tag
from screens.pages.furniture import card, pairs, panel
from screens.sight import Sight
from screens.words.days import APART
from screens.words.promises import version_words
from screens.words.validity import full_date_words, runs_words

TYPES = {"licence": "行政许可", "penalty": "行政处罚"}


def under(ruling: Ruling, sight: Sight) -> str:
    """`行政许可   2026年11月24日发布`."""
    return APART.join((sight.say(TYPES[ruling.type]), version_words(ruling.source.published, sight.say)))


def flow(ruling: Ruling, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """Withdrawn or not, then the facts, then the words of the decision."""
    found: list[Block] = [_withdrawn(ruling, to)] if ruling.state == "withdrawn" else []
    found.append(card(pairs(_facts(ruling, sight), to), to))
    content = (text(to.say("决定内容"), "small", "mute"), *paragraphs(ruling.content, to))
    if len(content) > 1:
        found.append(card(Stack(content, to.theme.gap // 2, head=1), to))
    return tuple(found)


def related(ruling: Ruling) -> tuple[str, ...]:
    """Nothing: it stands by itself."""
    return ()


def board(ruling: Ruling, sight: Sight, to: Setting) -> BoardCard:
    """Who, what, decided when; what was withdrawn says so."""
    say = to.say
    shown = ("当事人", "事项", "决定日期", "依据", "有效期")
    facts = pairs([(name, words) for name, words in _facts(ruling, sight) if name in shown], to)
    words = tuple(text(part.text, leading=READ) for part in paragraphs(ruling.content, to))
    flow: tuple[Block, ...] = (facts, *words)
    tags = ((say("{what}结果", what=say(TYPES[ruling.type])), "blue"), *unit_tag(ruling, sight))
    if ruling.state == "withdrawn":
        flow = (text(withdrawn_words(ruling, to), tone="warn", leading=READ), facts)
        tags = ((say("已撤回"), "warn"), *tags)
    return BoardCard(tags, ruling.title, flow, phone_of(ruling, sight))


def withdrawn_words(ruling: Ruling, to: Setting) -> str:
    """`2026年11月24日已经撤回：…`."""
    say = to.say
    told = say("{day}已经撤回", day=full_date_words(ruling.withdrawn, say))
    return say("：").join(part for part in (told, ruling.withdrawn_why) if part)


def _withdrawn(ruling: Ruling, to: Setting) -> Block:
    lines: list[Block] = [
        text(to.say("{day}已经撤回", day=full_date_words(ruling.withdrawn, to.say)), "body", "warn", "bold")
    ]
    if ruling.withdrawn_why:
        lines.append(text(ruling.withdrawn_why, leading=READ))
    return panel(Stack(tuple(lines), to.theme.gap // 4), "warn", to)


def _facts(ruling: Ruling, sight: Sight) -> list[tuple[str, str]]:
    say = sight.say
    begins, ends = runs_words(ruling.runs, sight.zone, say) if ruling.runs is not None else ("", "")
    return [
        ("文书号", ruling.number),
        ("当事人", ruling.party),
        ("信用代码", ruling.party_code),
        ("事项", ruling.matter),
        ("依据", ruling.basis),
        ("决定日期", full_date_words(ruling.decided, say)),
        ("决定机关", ruling.by),
        (
            "有效期",
            say("{first}至{last}", first=begins, last=ends) if ends else begins and say("{day}起", day=begins),
        ),
    ]
