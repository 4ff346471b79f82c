"""The form of a kind: its fields in the groups of an 办事指南, rows one below the other, small fields side by side.

Rules it keeps: the order is that of hub/desk/words; a field that no group names appears in the last one, never nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from hub.desk.cell import Cell, Choice, Day, Flag, Number
from hub.desk.shape import Part, Rows, called
from hub.desk.words import GROUPS, word
from kiosk.content.item import Item, Period
from kiosk.content.service import Limit

FOLDED = "▸"
COMMON = tuple(Item.__struct_fields__)
DISCLOSURE = ("disclosure", "withheld_why", "grounds", "within", "channels", "source")
SHOWING = ("valid", "display", "strict")
SELDOM = ("title_en", "subject", "genre", "official_url", "online_url")
IN_A_ROW = (Period, Limit)
SMALL = (Choice, Number, Flag, Day)
A_ROW = 4


def item_panels(kind: str, cells: Iterable[Cell]) -> list[Any]:
    """The panels of a kind, still without the tabs."""
    by_name = {cell.name: cell for cell in cells}
    own = [name for name in by_name if name not in COMMON]
    left = set(own) - {name for _, names in GROUPS[kind] for name in names}
    if left:
        raise KeyError(f"no group of {kind} in hub/desk/words asks for {', '.join(sorted(left))}")
    groups = [_group(heading, [by_name[name] for name in names]) for heading, names in GROUPS[kind]]
    common = word(Item, "media")
    return [
        FieldPanel("title", heading=word(Item, "title").label, help_text=word(Item, "title").help),
        *groups,
        InlinePanel("media", heading=common.label, label="图片或附件", help_text=common.help),
        _group("什么时候上屏", [by_name[name] for name in SHOWING]),
        _group("公开信息", [by_name[name] for name in DISCLOSURE]),
        _group(f"{FOLDED}编号、英文和网址", [by_name[name] for name in SELDOM], FieldPanel("item_id")),
        FieldPanel("warnings_reason"),
    ]


def row_panels(cells: Iterable[Cell]) -> list[Any]:
    """The panels of one row of a list: what is usual first, what is rare last."""
    known = list(cells)
    ordered = sorted(known, key=lambda cell: cell.word.rare)
    return _packed((cell, called(cell)) for cell in ordered)


def panels(cell: Cell, at: str) -> list[Any]:
    """How one field is asked for."""
    if isinstance(cell, Rows):
        label = cell.word.label
        return [InlinePanel(at, heading=label, label=label, help_text=cell.word.help)]
    if not isinstance(cell, Part):
        return [FieldPanel(at)]
    heading, help = cell.word.label, cell.word.help
    if cell.type.cls in IN_A_ROW:
        inner = [panel for part in cell.cells for panel in panels(part, f"{at}_{called(part)}")]
        return [FieldRowPanel(inner, heading=heading, help_text=help)]
    inner = _packed((part, f"{at}_{called(part)}") for part in cell.cells)
    return [MultiFieldPanel(inner, heading=heading, help_text=help, classname="desk-part")]


def _packed(places: Iterable[tuple[Cell, str]]) -> list[Any]:
    """The panels of some fields, small ones that follow each other in a row."""
    packed: list[Any] = []
    row: list[Any] = []
    for cell, at in places:
        if isinstance(cell, SMALL) and not cell.word.help:
            row += panels(cell, at)
            if len(row) < A_ROW:
                continue
        packed += [FieldRowPanel(row)] if len(row) > 1 else row
        row = []
        if not (isinstance(cell, SMALL) and not cell.word.help):
            packed += panels(cell, at)
    return [*packed, *([FieldRowPanel(row)] if len(row) > 1 else row)]


def _group(heading: str, cells: Iterable[Cell], *more: Any) -> MultiFieldPanel:
    children = _packed((cell, cell.name) for cell in cells)
    folded = heading.startswith(FOLDED)
    return MultiFieldPanel(
        [*children, *more], heading=heading.removeprefix(FOLDED), classname="collapsed" if folded else ""
    )
