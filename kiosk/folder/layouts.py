"""The house's own layouts, shipped as data: a board may have one without its folder saying what it is.

Rules it keeps: one layout a file, its id the file's name; a folder's own layout of that id takes its place; an edition
carries the layouts that its boards have, and no others of the house.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk import strict_yaml
from kiosk.calendar import Calendar
from kiosk.content.edition import Board, Layout
from kiosk.errors import BadInput
from kiosk.folder.dates import Dates
from kiosk.folder.shape import converted, shaped

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "layouts"


def layouts_for(own: Sequence[Layout], boards: Sequence[Board], shipped: Path = SHIPPED) -> tuple[Layout, ...]:
    """A folder's own layouts, then those of the house that its boards name. Raises BadInput for a shipped file."""
    known = {layout.id for layout in own}
    named = dict.fromkeys(board.layout for board in boards if board.layout not in known)
    return (*own, *(found for name in named if (found := shipped_layout(name, shipped)) is not None))


def shipped_layout(name: str, shipped: Path = SHIPPED) -> Layout | None:
    """A layout of the house; none of that name. Raises BadInput when its file cannot be read."""
    file = shipped / f"{name}.yaml"
    if not file.is_file():
        return None
    document = strict_yaml.read(file, f"{shipped.name}/{file.name}")

    def refuse(at: str, why: str, do: str) -> None:
        raise BadInput(document.at(at), why, do)

    tree = {"id": name, **document.value} if isinstance(document.value, dict) else document.value
    found: Layout = converted(
        shaped(tree, Layout, Dates(None, ZoneInfo("UTC"), Calendar(())), None, refuse), Layout, refuse
    )
    return found


def shipped_names(shipped: Path = SHIPPED) -> Iterator[str]:
    """The names of the house's layouts, by name."""
    return (file.stem for file in sorted(shipped.glob("*.yaml")))
