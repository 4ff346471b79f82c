"""Where everything stands: row and column of each spot. Column 0 is the spine.

Rules it keeps: one spot a cell; on the spine only what is on the main way; a step stands below those that lead on to
it, but where a short line from the right reaches it in the same row; a step of the spine waits until its side steps
find room beside it, so that no line is long without need; of several, one that leads back stands on the outside.
"""

from __future__ import annotations

from typing import NamedTuple

from kiosk.graph.sketch import Link, Sketch, Spot


class Cell(NamedTuple):
    row: int
    col: int


def place(sketch: Sketch, columns: int) -> dict[str, Cell]:
    """The cell of each spot, by its name. `columns`: two at least where there is anything beside the spine."""
    comes: dict[str, list[Link]] = {spot.name: [] for spot in sketch.spots}
    goes: dict[str, list[str]] = {spot.name: [] for spot in sketch.spots}
    for link in sketch.links:
        if not link.back:
            comes[link.target].append(link)
            goes[link.source].append(link.target)
    returning = {link.source for link in sketch.links if link.back}
    main = {spot.name for spot in sketch.spots if spot.main}
    at: dict[str, Cell] = {}
    taken: set[Cell] = set()
    spine = -1

    def free(row: int) -> bool:
        return any(Cell(row, col) not in taken for col in range(1, columns))

    for spot in sketch.spots:
        known = [link for link in comes[spot.name] if link.source in at]
        if spot.main:
            row = max([spine + 1, *(_below(link, at[link.source], taken) for link in known)])
            if any(to not in main for to in goes[spot.name]):
                while not free(row + 1):
                    row += 1
            cell, spine = Cell(row, 0), row
        else:
            alone = all(to in main or to == spot.name for link in known for to in goes[link.source])
            outside = spot.name in returning and not alone
            cell = _beside(spot, known, at, taken, columns, max(spine, 0), outside)
        at[spot.name] = cell
        taken.add(cell)
    return at


def _below(link: Link, source: Cell, taken: set[Cell]) -> int:
    """The first row of the spine that an arrow from there can reach."""
    clear = all(Cell(source.row, col) not in taken for col in range(1, source.col))
    return source.row if source.col and clear and not link.label else source.row + 1


def _beside(
    spot: Spot,
    known: list[Link],
    at: dict[str, Cell],
    taken: set[Cell],
    columns: int,
    start: int,
    outside: bool,
) -> Cell:
    sources = [at[link.source] for link in known]
    row = max((cell.row + 1 for cell in sources), default=start)
    if sources and sources[0].col and Cell(row, sources[0].col) not in taken:
        return Cell(row, sources[0].col)
    # What is there for one arrow only stands where that arrow surely reaches it.
    first = max(1, sources[0].col) if sources and spot.kind in ("copy", "go") else 1
    order = range(columns - 1, first - 1, -1) if outside else range(first, columns)
    while True:
        for col in order:
            if Cell(row, col) not in taken:
                return Cell(row, col)
        row += 1
