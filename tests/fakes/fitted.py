"""Leaflets for tests: an item on paper as it stands there, and all that it says."""

from __future__ import annotations

from fakes.builders import an_edition
from fakes.sights import a_sight, a_visit

from screens.printing.leaflet import Leaflet, leaflet_of

BOTH = frozenset({"a4", "roll"})


def printed(item, form="leaflet", papers=BOTH, marks=(), edition=None, **fields) -> Leaflet:
    """The paper of an item in an edition, of itself alone if none is given."""
    sight = a_sight(edition or an_edition(item), visit=a_visit("home", marks=frozenset(marks)), **fields)
    return leaflet_of(item, form, sight, papers)


def lines(leaflet: Leaflet) -> list[str]:
    return [line.words for chapter in leaflet.chapters for line in chapter.lines]


def everything(leaflet: Leaflet) -> str:
    """All words of it."""
    rows = [cell for chapter in leaflet.chapters for row in chapter.rows for cell in row]
    titles = [chapter.title for chapter in leaflet.chapters]
    return "\n".join((leaflet.title, *leaflet.under, *titles, *lines(leaflet), *rows, *leaflet.foot))
