"""How a poster looks: the picture, film or document, and what it says in words for who cannot see it."""

from __future__ import annotations

from kiosk.content.event import Poster
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, text
from screens.cards.hung import hung_or
from screens.cards.pictures import documents_of, pictures_of
from screens.cards.short import BoardCard, phone_of
from screens.pages.furniture import card
from screens.sight import Sight
from screens.words.promises import version_words


def under(poster: Poster, sight: Sight) -> str:
    """When it was published."""
    return version_words(poster.source.published, sight.say)


def flow(poster: Poster, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """The picture as large as the page allows, its words, then the pages of what is attached."""
    words = card(text(poster.text.strip(), leading=READ), to)
    return (*pictures_of(poster, sight, to), words, *documents_of(poster, sight, to))


def board(poster: Poster, sight: Sight, to: Setting) -> BoardCard:
    """Its film, picture or document, which has its own title and foot; its words where that cannot be shown."""
    words = (text(poster.text.strip(), leading=READ),)
    return hung_or(BoardCard((), poster.title, words, phone_of(poster, sight)), poster, sight, to)


def related(poster: Poster) -> tuple[str, ...]:
    """What it is about."""
    return poster.about
