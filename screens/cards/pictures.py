"""The media of an item as blocks: its pictures, the pages of its documents.

Rules it keeps: only what is here and was verified is shown; what is still on its way says so in its place.
"""

from __future__ import annotations

from kiosk.content.item import Item, Media
from screens.blocks.arrange import Stack
from screens.blocks.block import Block, Setting
from screens.blocks.picture import Picture
from screens.blocks.text import text
from screens.pages.furniture import card
from screens.sight import Sight

UNKNOWN = (4, 3)
"""The proportions of a picture that does not tell its size."""

SHEET = (210, 297)
"""Of a page of a document: A4."""


def picture(media: Media, sight: Sight, most: int, page: int = 0) -> Picture:
    """The block of a medium of an item that is shown now. `most`: pixels it may be high."""
    here = media.sha256 in sight.snapshot.stored
    path = str(sight.snapshot.blob(media.sha256)) if here else ""
    document = media.type == "application/pdf"
    wide, high = (media.width, media.height) if media.width and media.height else SHEET if document else UNKNOWN
    caption = media.caption or (sight.say("文件正在接收") if document else sight.say("图片正在接收"))
    larger = document or not media.width
    return Picture(path, wide, high, caption, most, max(1, page) if document else 0, larger)


def pictures_of(item: Item, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """The pictures of an item, each with its caption."""
    images = (media for media in item.media if media.type.startswith("image/"))
    return tuple(_framed(picture(media, sight, _most(to)), media.caption, to) for media in images)


def documents_of(item: Item, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """Each page of the documents of an item."""
    found: list[Block] = []
    for media in item.media:
        if media.type == "application/pdf":
            for page in range(1, max(1, media.pages) + 1):
                words = to.say(
                    "{caption}　第 {page} / {of} 页",
                    caption=media.caption or media.name,
                    page=page,
                    of=max(1, media.pages),
                )
                found.append(_framed(picture(media, sight, _most(to), page), words, to))
    return tuple(found)


def _most(to: Setting) -> int:
    """An upright page has room for it and its caption below a title; a low one for it alone."""
    theme = to.theme
    if theme.mode.low_reach:
        return min(theme.height, theme.reach) * 9 // 20
    return theme.height * (11 if theme.height > theme.width else 8) // 20


def _framed(shown: Picture, words: str, to: Setting) -> Block:
    # One that is still on its way has its words where it will stand: not twice.
    caption = (text(words, "small", "mute", align="center"),) if words and shown.path else ()
    return card(Stack((shown, *caption), to.theme.gap // 3), to)
