"""How a basis looks 依据: what weight it has, who made it, whether it holds, the articles one is referred to."""

from __future__ import annotations

from kiosk.content.disclosure import Ground
from kiosk.content.item import Section
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, Bit, bits
from screens.cards.reading import chapters
from screens.cards.short import BoardCard, phone_of
from screens.pages.furniture import card, pairs
from screens.sight import Sight
from screens.words.days import APART
from screens.words.validity import LEVELS, runs_words


def under(ground: Ground, sight: Sight) -> str:
    """`行政法规   国务院`."""
    return APART.join((sight.say(LEVELS[ground.level]), ground.issuer))


def flow(ground: Ground, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """Facts, then the articles."""
    articles = [Section(title=article.number, text=article.text) for article in ground.articles]
    return (card(_facts(ground, sight, to), to), *chapters(articles, to))


def related(ground: Ground) -> tuple[str, ...]:
    """Nothing: what rests on it is said there."""
    return ()


def board(ground: Ground, sight: Sight, to: Setting) -> BoardCard:
    """Facts and articles."""
    articles = (bits(Bit(a.number, weight="bold"), Bit(f"　{a.text}"), leading=READ) for a in ground.articles)
    tags = ((to.say("公开依据"), "blue"), (to.say(LEVELS[ground.level]), "blue"))
    return BoardCard(tags, ground.title, (_facts(ground, sight, to), *articles), phone_of(ground, sight))


def _facts(ground: Ground, sight: Sight, to: Setting) -> Block:
    say = to.say
    begins, ends = runs_words(ground.in_force, sight.zone, say)
    over = ground.in_force.over(sight.now)
    named = (
        ("文号", ground.number),
        ("制定机关", ground.issuer),
        ("效力层级", say(LEVELS[ground.level]) + (say("（试行）") if ground.trial else "")),
        ("施行日期", begins),
        ("有效期至", say("{ends}，已失效", ends=ends) if over else ends),
    )
    return pairs(named, to)
