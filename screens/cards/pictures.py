"""The media of an item as blocks: its pictures, the pages of its documents.

Rules it keeps: only what is here and was verified is shown; what is still on its way says so in its place; each that is
shown is one touch from where one comes closer (screens/pages/look.py).
"""

from __future__ import annotations

from kiosk.content.item import Item, Media
from kiosk.visit import Open, Turn
from screens.blocks.arrange import Cell, Gap, Press, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.picture import Picture
from screens.blocks.signs import Sign
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
    broken = sight.say("这一页打不开，请找工作人员。") if document else sight.say("这张图打不开，请找工作人员。")
    return Picture(path, wide, high, caption, most, max(1, page) if document else 0, larger, broken)


def pictures_of(item: Item, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """The pictures of an item, each with its caption."""
    images = ((n, media) for n, media in enumerate(item.media) if media.type.startswith("image/"))
    return tuple(_framed(picture(m, sight, _most(to)), m.caption, f"{item.id}/{n}", to) for n, m in images)


def documents_of(item: Item, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """Each page of the documents of an item."""
    found: list[Block] = []
    for number, media in enumerate(item.media):
        if media.type == "application/pdf":
            for page in range(1, max(1, media.pages) + 1):
                words, name = page_words(media, page, to), f"{item.id}/{number}"
                found.append(_framed(picture(media, sight, _most(to), page), words, name, to, page))
    return tuple(found)


def page_words(media: Media, page: int, to: Setting) -> str:
    """`申请表　第 1 / 2 页`."""
    named, of = media.caption or media.name, max(1, media.pages)
    return to.say("{caption}　第 {page} / {of} 页", caption=named, page=page, of=of)


def _most(to: Setting) -> int:
    """An upright page has room for it and its caption below a title; a low one for it alone."""
    theme = to.theme
    if theme.mode.low_reach:
        return min(theme.height, theme.reach) * 9 // 20
    return theme.height * (11 if theme.height > theme.width else 8) // 20


def _framed(shown: Picture, words: str, name: str, to: Setting, page: int = 1) -> Block:
    """A picture and its words; a touch on it comes closer, unless it is still on its way. `name`: item and medium."""
    if not shown.path:  # its words stand where it will: not twice
        return card(shown, to)
    item_id, _, number = name.rpartition("/")
    closer = (Cell(Sign("closer", to.theme.size("body"), "blue"), 0), Cell(text(to.say("放大看"), "small", "blue"), 0))
    said = Cell(text(words, "small", "mute")) if words else Cell(Gap(0))
    below = Row((said, *closer), to.theme.gap // 2)
    return Press(
        Stack((shown, below), to.theme.gap // 3),
        to.theme.gap * 5 // 4,
        to.theme.gap,
        radius=to.theme.radius,
        name=f"look:{number}-{page}",
        act=(Open("look", item_id), Turn(page=page - 1, tab=number)),
    )
