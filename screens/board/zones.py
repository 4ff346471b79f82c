"""The zones of a board's layout, scaled to the screen.

Rules it keeps: whole pixels, edges that met in the layout meet on the screen; a board without a layout, or one that the
edition does not know, gets the house's own landscape.
"""

from __future__ import annotations

from kiosk.content.edition import Board, Edition, Layout, Zone
from screens.blocks.block import Box

LANDSCAPE = Layout(
    id="landscape",
    width=1920,
    height=1080,
    zones=(
        Zone(name="header", x=0, y=0, w=1920, h=170),
        Zone(name="main", x=64, y=202, w=1232, h=730),
        Zone(name="next", x=1336, y=202, w=520, h=512),
        Zone(name="qr", x=1336, y=740, w=520, h=192),
        Zone(name="ticker", x=0, y=964, w=1920, h=116),
    ),
)


def board_of(edition: Edition, board_id: str) -> Board | None:
    """The board's record; none if the edition does not know it."""
    return next((board for board in edition.boards if board.id == board_id), None)


def zones(edition: Edition, board_id: str, width: int, height: int) -> dict[str, Box]:
    """Each zone's rectangle on a screen of this size."""
    board = board_of(edition, board_id)
    wanted = board.layout if board is not None else ""
    layout = next((layout for layout in edition.layouts if layout.id == wanted), LANDSCAPE)

    def x(at: int) -> int:
        return round(at * width / layout.width)

    def y(at: int) -> int:
        return round(at * height / layout.height)

    return {z.name: Box(x(z.x), y(z.y), x(z.x + z.w) - x(z.x), y(z.y + z.h) - y(z.y)) for z in layout.zones}
