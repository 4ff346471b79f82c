"""What of an item hangs on a board, as blocks: its film over its picture, its picture, the pages of its document.

Rules it keeps: only what is here and was verified hangs; where it is not, the card's words stand.
"""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs

from kiosk.content import hung
from kiosk.content.event import Poster
from kiosk.content.item import Media
from kiosk.content.kinds import AnyItem
from screens.blocks.block import Setting
from screens.blocks.film import Film
from screens.cards.pictures import picture
from screens.cards.short import BoardCard
from screens.sight import Sight
from screens.video.film import Film as Source


def hung_or(card: BoardCard, item: AnyItem, sight: Sight, to: Setting) -> BoardCard:
    """The card with what hangs in place of its words; as it is where nothing does."""
    stored = sight.snapshot.stored
    film, still, document = hung.film(item), hung.still(item), hung.leaves(item)
    if film is not None and film.sha256 in stored:
        return replace(card, hung=(_film(film, still, sight, to),))
    if still is not None and isinstance(item, Poster) and still.sha256 in stored:
        return replace(card, hung=(picture(still, sight, to.theme.height),))
    if document is not None and document.sha256 in stored:
        count = hung.pages(document)
        sheets = tuple(picture(document, sight, to.theme.height, page) for page in range(1, count + 1))
        upright = document.height >= document.width
        return replace(card, hung=sheets, more=document.pages > count, beside=upright)
    return card


def _film(film: Media, still: Media | None, sight: Sight, to: Setting) -> Film:
    """In the film's proportions, whatever those of the picture are."""
    shown = picture(film, sight, to.theme.height)
    first = picture(still, sight, to.theme.height).path if still is not None else ""
    poster = structs.replace(shown, path=first, caption=film.caption or shown.caption)
    return Film(Source(shown.path, film.type, film.seconds), poster)
