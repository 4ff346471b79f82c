"""What is withdrawn while its page is open: the visitor is told, reads on, takes nothing home (docs/adr/0022).

Rules it keeps: pure; what of it may be kept is decided here, for how long in kiosk/visit/kept.py; whatever covers the
glass by a person's order ends it, and so does what says that it must not be seen: strict, withheld by the edition, or a
list of people that was taken down and has not just run out.
"""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.content.kinds import AnyItem
from kiosk.terminal.snapshot import On
from kiosk.visit import ITEMS
from kiosk.visit.events import Laid
from kiosk.visit.kept import subject
from screens.cards.table import tables_of
from screens.contents import Contents
from screens.sight import Sight
from screens.words.labels import of_people

SHOWN_AT = frozenset((*ITEMS, "table", "look", "window"))
"""Places whose page is one item's."""

ENDS: frozenset[On] = frozenset({"blank", "dark", "waiting"})


def as_read(sight: Sight) -> Sight:
    """The sight with what its visitor reads on, if that is withdrawn."""
    contents, reading = sight.contents, sight.visit.reading
    if contents is None or (reading.kept is None and reading.gone is None):
        return sight
    if _standing(sight, contents) is not None:
        return sight
    kept = reading.kept
    if kept is None or not _may_be_kept(kept, contents):
        return replace(sight, withdrawn="gone")
    snapshot = replace(sight.snapshot, stored=sight.snapshot.stored | reading.media)
    return replace(sight, withdrawn="read-on", contents=contents.read_on(kept), snapshot=snapshot)


def laid(sight: Sight, chars: int) -> Laid:
    """What the visit is told of the page that stands there; `sight` as `as_read` gave it."""
    item = _standing(sight, sight.contents) if sight.contents is not None and sight.on not in ENDS else None
    if item is not None and sight.contents is not None and not _may_be_kept(item, sight.contents):
        item = None
    media = frozenset(m.sha256 for m in item.media) & sight.snapshot.stored if item is not None else frozenset()
    return Laid(chars, sight.version, sight.idle_s, item, media, bool(sight.withdrawn))


def _standing(sight: Sight, contents: Contents) -> AnyItem | None:
    """The item whose page is open, as these contents have it."""
    visit = sight.visit
    return contents.item(subject(visit.arg), sight.now, sight.stale) if visit.place in SHOWN_AT else None


def _may_be_kept(item: AnyItem, contents: Contents) -> bool:
    if item.strict or contents.withheld(item.id):
        return False
    return contents.knows(item.id) or not _names(item)


def _names(item: AnyItem) -> bool:
    """Whether it is a list of people: taken down before its time, it may be because of one of them."""
    return any(of_people(table) for table in tables_of(item))
