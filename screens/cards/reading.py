"""How a longer text is set: its paragraphs, the numbers of its articles, its chapters under their titles.

Rules it keeps: not a word of the text is changed; a paragraph is a block of its own, so that a page ends between two of
them where it can; a chapter's title never stands alone at the end of a page, and comes again where the chapter goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiosk.content.item import Section
from kiosk.content.service import Question
from screens.blocks.arrange import Keep, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, Bit, Text, bits, text
from screens.pages.furniture import card, plain_row, rows

NUMBERED = re.compile(r"第[一二三四五六七八九十百零〇\d]+条(?:之[一二三四五六七八九十])?(?=[\s　])")
"""`第十二条`, at the head of a paragraph: what one looks for in a regulation."""


def paragraphs(prose: str, to: Setting) -> tuple[Text, ...]:
    """The paragraphs of a text; the number of an article stands out."""
    parts = (part.strip() for part in re.split(r"\n\s*\n", prose))
    return tuple(_paragraph(part) for part in parts if part)


def prose_card(prose: str, to: Setting) -> tuple[Block, ...]:
    """A text on a card; nothing for none."""
    found = paragraphs(prose, to)
    return (card(Stack(found, to.theme.gap * 2 // 3), to),) if found else ()


def chapters(sections: Sequence[Section], to: Setting) -> tuple[Block, ...]:
    """Each chapter under its title, all on one card; nothing for none."""
    if not sections:
        return ()
    return (rows([_chapter(section, to) for section in sections], to),)


def numbered(lines: Sequence[str], words: str, to: Setting) -> tuple[Block, ...]:
    """Short lines of a list, one below another on one card; nothing for none."""
    return (rows([plain_row(text(line, leading=READ), to) for line in lines], to, words),) if lines else ()


def asked(questions: Sequence[Question], to: Setting) -> tuple[Block, ...]:
    """Questions and their answers; nothing for none."""
    if not questions:
        return ()
    found = [
        plain_row(
            Stack((text(q.question, "body", "ink", "bold"), text(q.answer, leading=READ)), to.theme.gap // 4, head=1),
            to,
        )
        for q in questions
    ]
    return (rows(found, to, to.say("问答")),)


def length(sections: Sequence[Section]) -> int:
    """How many characters there are to read."""
    return sum(len(section.text) for section in sections)


def _chapter(section: Section, to: Setting) -> Surface:
    title = Keep(text(section.title, "body", "blue", "bold"))
    inner = Stack((title, *paragraphs(section.text, to)), to.theme.gap // 2, head=1)
    return Surface(inner, to.theme.gap * 5 // 4, to.theme.gap * 3 // 4, "", "")


def _paragraph(words: str) -> Text:
    found = NUMBERED.match(words)
    if found is None:
        return text(words, leading=READ)
    return bits(Bit(found[0], weight="bold"), Bit(words[found.end() :]), leading=READ)
