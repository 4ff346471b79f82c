"""How an interpretation looks 政策解读: what it explains, in a citizen's words, as text or as questions and answers."""

from __future__ import annotations

from kiosk.content.paper import Interpretation
from screens.blocks.arrange import Keep, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, text
from screens.cards.hung import hung_or
from screens.cards.pictures import documents_of, pictures_of
from screens.cards.reading import asked, paragraphs, prose_card
from screens.cards.short import BoardCard, phone_of, unit_tag
from screens.pages.ways import related as rows_to
from screens.sight import Sight
from screens.words.days import APART
from screens.words.promises import version_words

FORMS = {"text": "文字解读", "questions": "问答解读", "picture": "图解", "film": "视频解读"}


def under(item: Interpretation, sight: Sight) -> str:
    """`问答解读   住房保障科   2026年9月4日发布`."""
    parts = (sight.say(FORMS[item.form]), item.by, version_words(item.source.published, sight.say))
    return APART.join(part for part in parts if part)


def flow(item: Interpretation, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """What it explains, then the explanation."""
    shown = (*pictures_of(item, sight, to), *prose_card(item.body, to), *asked(item.questions, to))
    return (*rows_to(item.about, sight, to, to.say("解读的文件")), *shown, *documents_of(item, sight, to))


def related(item: Interpretation) -> tuple[str, ...]:
    """Nothing more: what it explains stands first in the flow."""
    return ()


def board(item: Interpretation, sight: Sight, to: Setting) -> BoardCard:
    """The explanation, question by question; a film as it is."""
    flow: list[Block] = [Keep(part) for part in paragraphs(item.body, to)]
    for q in item.questions:
        flow.append(Keep(Stack((text(q.question, "body", "ink", "bold"), text(q.answer, leading=READ)))))
    tags = ((to.say(FORMS[item.form]), "blue"), *unit_tag(item, sight))
    return hung_or(BoardCard(tags, item.title, tuple(flow), phone_of(item, sight)), item, sight, to)
