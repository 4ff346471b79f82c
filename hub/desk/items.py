"""A page ⇄ an item: the one way from the desk to the words that screens know, and back.

Rules it keeps: item → page → item is the identity; an item has its id and its unit from the page, never from the form;
a page that is no whole item says field by field what is missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from hub.desk.cell import Cell
from hub.desk.media import row_of
from hub.desk.shape import Part, Rows, in_order, read, write
from kiosk.content import codec
from kiosk.content.kinds import AnyItem

if TYPE_CHECKING:
    from hub.desk.pages import ItemPage


@dataclass(frozen=True)
class Lack:
    """A field that is missing or wrong; `field` as in the YAML: `materials[2].when`."""

    field: str
    zh: str


class Unreadable(Exception):
    """A page that is no whole item yet."""

    def __init__(self, lack: Lack) -> None:
        super().__init__(f"{lack.field}: {lack.zh}")
        self.lack = lack


def item_of(page: ItemPage, unit: str = "") -> AnyItem:
    """The item a page says. `unit`: where it stands, if that is known already. Raises Unreadable."""
    tree = read(page.cells, page)
    tree["kind"], tree["id"], tree["title"] = page.kind, page.item_id, page.title
    tree["source"] = {**tree.get("source", {}), "unit": unit or page.unit_id}
    media = [row.tree() for row in in_order(page.media.all())]
    tree["media"] = [medium for medium in media if medium is not None]
    try:
        return msgspec.convert(tree, page.item_type)
    except msgspec.ValidationError as e:
        raise Unreadable(_lack(page, e)) from e


def fill(page: ItemPage, item: AnyItem) -> None:
    """Lay an item into a page; its media must be here already. Raises ValidationError when one is not."""
    write(page.cells, page, item)
    page.title = item.title
    if page.pk is None:
        page.item_id = item.id
    page.media = [row_of(medium, number) for number, medium in enumerate(item.media)]


def _lack(page: ItemPage, error: msgspec.ValidationError) -> Lack:
    told = codec.codec_error(error)
    path = told.path.removeprefix("$").removeprefix(".")
    missing = re.search(r"missing required field `(.+?)`", told.why)
    if missing:
        path = f"{path}.{missing.group(1)}" if path else missing.group(1)
        return Lack(path, f"缺少{label(page, path)}")
    return Lack(path, f"{label(page, path)}填写不对：{told.why}")


def label(page: ItemPage, path: str) -> str:
    """How staff call the field at a path: the words of its steps, outermost first."""
    here: tuple[Cell, ...] = page.cells
    labels = []
    for name in re.sub(r"\[\d+\]", "", path).split("."):
        cell = next((cell for cell in here if cell.spelled == name), None)
        if cell is None:
            break
        labels.append(cell.word.label)
        here = cell.cells if isinstance(cell, Part | Rows) else ()
    return "“" + "—".join(labels or [path]) + "”"
