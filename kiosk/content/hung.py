"""What of an item hangs on a board in place of its words: a film, the pages of a document, or nothing of the kind.

Rules it keeps: it follows from the item alone, so that all boards, the hub and an inspection reckon the same time; a
film stays as long as it runs, a page as long as it takes to read one.
"""

from __future__ import annotations

from kiosk.content.event import Poster
from kiosk.content.item import Media
from kiosk.content.kinds import AnyItem
from kiosk.content.paper import Interpretation, Paper

DOCUMENT = "application/pdf"

PAGE_S = 10
"""A page of a document stays so long: written large, some 30 characters can be read."""

MOST_PAGES = 6
"""So many of its pages a board shows; it says where the rest can be read."""

FILM_S = 240
"""So much of a film a board shows: no longer than the longest text, since what must be seen waits for it (dues.py)."""


def film(item: AnyItem) -> Media | None:
    """The film that hangs, one that tells how long it runs."""
    if isinstance(item, Poster) or (isinstance(item, Interpretation) and item.form == "film"):
        return next((m for m in item.media if m.type.startswith("video/") and m.seconds), None)
    return None


def still(item: AnyItem) -> Media | None:
    """The picture of an item: a poster's own, or what stands until its film runs."""
    return next((m for m in item.media if m.type.startswith("image/")), None)


def leaves(item: AnyItem) -> Media | None:
    """The document whose pages hang: of a poster without a picture, of a paper that says nothing but in it."""
    silent = isinstance(item, Paper) and not item.body.strip() and not item.chapters
    poster = isinstance(item, Poster) and film(item) is None and still(item) is None
    return next((m for m in item.media if m.type == DOCUMENT), None) if silent or poster else None


def pages(document: Media) -> int:
    """How many pages of a document hang."""
    return min(max(1, document.pages), MOST_PAGES)


def runs_s(item: AnyItem) -> int:
    """Seconds that what hangs takes by itself; 0: the item is read, and takes as long as that does."""
    shown = film(item)
    if shown is not None:
        return min(shown.seconds, FILM_S)
    document = leaves(item)
    return pages(document) * PAGE_S if document is not None else 0
