"""The house's own layouts, shipped as data: a board may have one without its folder saying what it is.

Rules it keeps: one layout a file, its id the file's name; a folder's own layout of that id takes its place; an edition
carries the layouts that its boards have, and no others of the house; a terminal reads one only where its edition has
none that fits its screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from kiosk import strict_yaml
from kiosk.content.edition import Board, Layout
from kiosk.errors import BadInput

SHIPPED = Path(__file__).resolve().parents[1] / "data" / "layouts"


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
    tree = {"id": name, **document.value} if isinstance(document.value, dict) else document.value
    try:
        return msgspec.convert(tree, Layout, strict=False)
    except msgspec.ValidationError as e:
        why, _, path = str(e).partition(" - at ")
        raise BadInput(document.at(path.strip("`") or "$"), why, "install the product again") from e


def shipped_names(shipped: Path = SHIPPED) -> list[str]:
    """The names of the house's layouts."""
    return sorted(file.stem for file in shipped.glob("*.yaml"))
