"""The zones of a board's layout, scaled to the screen, and how large the text of a low one is.

Rules it keeps: whole pixels, edges that met in the layout meet on the screen; a board that has no layout, or one drawn
for another form than its screen has or whose zones overlap or leave it, gets the house's own of that form, so that
nothing is ever squeezed or hidden.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from itertools import combinations

from kiosk.content.edition import STRIP_PX, Board, Edition, Layout, Zone
from kiosk.layouts import shipped_layout
from screens.blocks.block import Box
from screens.theme import Theme

log = logging.getLogger(__name__)

NARROW = 448
"""A strip narrower than this has no room for lines beside its clock, but for one that runs."""


def board_of(edition: Edition, board_id: str) -> Board | None:
    """The board's record; none if the edition does not know it."""
    return next((board for board in edition.boards if board.id == board_id), None)


def layout_of(edition: Edition, board_id: str, width: int, height: int) -> Layout:
    """The layout that a screen of this size shows of a board."""
    board = board_of(edition, board_id)
    wanted = board.layout if board is not None else ""
    if board is None:
        _unknown(board_id)
    found = next((layout for layout in edition.layouts if layout.id == wanted), None)
    if found is not None and _form(found.width, found.height) == _form(width, height) and _holds(found):
        return found
    return _of_the_house(_form(width, height), width < NARROW)


def zones(edition: Edition, board_id: str, width: int, height: int) -> dict[str, Box]:
    """Each zone's rectangle on a screen of this size."""
    layout = layout_of(edition, board_id, width, height)

    def x(at: int) -> int:
        return round(at * width / layout.width)

    def y(at: int) -> int:
        return round(at * height / layout.height)

    return {z.name: Box(x(z.x), y(z.y), x(z.x + z.w) - x(z.x), y(z.y + z.h) - y(z.y)) for z in layout.zones}


def roles(edition: Edition, board_id: str, theme: Theme) -> dict[str, str]:
    """The role of the text in each zone that says its size: the largest of the theme that is not larger."""
    layout = layout_of(edition, board_id, theme.width, theme.height)
    ladder = sorted((size, role) for role, size in theme.sizes.items() if role != "mark" or theme.strip)
    found = {}
    for zone in layout.zones:
        if zone.size is not None:
            size = zone.size * theme.height / layout.height
            found[zone.name] = next((role for have, role in reversed(ladder) if have <= size), ladder[0][1])
    return found


@lru_cache(maxsize=4)
def _holds(layout: Layout) -> bool:
    """Whether its zones lie within it and beside each other: a hub of another version may not have asked."""
    boxes = [Box(zone.x, zone.y, zone.w, zone.h) for zone in layout.zones]
    inside = all(Box(0, 0, layout.width, layout.height).holds(box) for box in boxes)
    holds = bool(boxes) and inside and not any(one.meets(other) for one, other in combinations(boxes, 2))
    if not holds:
        log.warning("the zones of the layout '%s' overlap or leave it: the house's own stands there instead", layout.id)
    return holds


def _form(width: int, height: int) -> str:
    if height < STRIP_PX:
        return "strip"
    return "portrait" if height > width else "landscape"


@lru_cache(maxsize=4)
def _unknown(board_id: str) -> None:
    """Say it once: a name mistyped in kiosk.yaml would go unseen, since the board plays on."""
    log.warning("the edition knows no board '%s': it plays what every board does, in the house's layout", board_id)


@lru_cache(maxsize=4)
def _of_the_house(form: str, narrow: bool) -> Layout:
    """The house's own layout of a form, read once; where its file is gone, one large zone."""
    name = ("strip-320x32" if narrow else "strip-512x64") if form == "strip" else form
    found = shipped_layout(name)
    if found is None:
        log.error("the layout %s is not there; install the product again", name)
        return Layout(id=name, width=1920, height=1080, zones=(Zone(name="main", x=0, y=0, w=1920, h=1080),))
    return found
