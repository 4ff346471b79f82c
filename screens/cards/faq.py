"""How a question looks 常见问题: the answer, whom to ask further, the matters it is about."""

from __future__ import annotations

from kiosk.content.event import Faq
from screens.blocks.arrange import Keep
from screens.blocks.block import Block, Setting
from screens.cards.reading import paragraphs, prose_card
from screens.cards.short import BoardCard, phone_of, unit_tag
from screens.pages.furniture import card, pairs
from screens.sight import Sight
from screens.words.days import APART
from screens.words.promises import version_words


def under(faq: Faq, sight: Sight) -> str:
    """`常见问题   房地产市场监管科   2026年9月15日发布`: an answer is as good as its day."""
    unit = sight.contents.unit(faq.source.unit) if sight.contents else None
    parts = (
        sight.say("常见问题"),
        sight.say.title(unit) if unit else "",
        version_words(faq.source.published, sight.say),
    )
    return APART.join(part for part in parts if part)


def flow(faq: Faq, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """The answer, and where to ask on."""
    unit = sight.contents.unit(faq.source.unit) if sight.contents else None
    found = prose_card(faq.answer, to)
    if unit is None:
        return found
    return (
        *found,
        card(
            pairs((("还有疑问", to.say("{title}，电话 {phone}", title=to.say.title(unit), phone=unit.phone)),), to), to
        ),
    )


def related(faq: Faq) -> tuple[str, ...]:
    """What it is about."""
    return faq.about


def board(faq: Faq, sight: Sight, to: Setting) -> BoardCard:
    """The question and its answer."""
    flow: tuple[Block, ...] = tuple(Keep(part) for part in paragraphs(faq.answer, to))
    return BoardCard(((to.say("常见问题"), "blue"), *unit_tag(faq, sight)), faq.title, flow, phone_of(faq, sight))
