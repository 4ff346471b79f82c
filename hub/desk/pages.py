"""The pages of the desk: office → unit → kind → item. One page type a kind, made from its Struct.

Rules it keeps: the id of an item is given once, when its page is made, and never changes, never returns; the unit of an
item is where its page stands; no page is served from here: screens and the internal page know only what is approved.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, Page

from hub.desk import naming, organisation, register
from hub.desk.cell import Cell
from hub.desk.columns import ChoiceColumn, LineColumn, ProseColumn
from hub.desk.forms import ItemForm
from hub.desk.panels import item_panels, row_panels
from hub.desk.shape import Part, Rows, called, cells
from hub.desk.words import KIND
from kiosk.content.item import Item, Source
from kiosk.content.kinds import KINDS

APART = frozenset({"id", "title", "media"})
"""What an item has that the page itself keeps elsewhere."""


class Unserved(Page):
    """A page without an address of its own."""

    promote_panels: ClassVar[list[Any]] = []
    settings_panels: ClassVar[list[Any]] = []
    preview_modes: ClassVar[list[Any]] = []

    class Meta:
        abstract = True

    def get_url_parts(self, request: Any = None) -> None:
        return None


class OfficePage(Unserved):
    """The office whose feed this is."""

    feed = LineColumn(max_length=64, verbose_name="信息源名称", help_text="如：yunzhou-jianshe；确定后不再改变")
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["desk.UnitPage"]

    class Meta:
        verbose_name = "机关"


class ShelfPage(Unserved):
    """All items of one kind that a unit answers for."""

    kind = ChoiceColumn(choices=[(kind, words.label) for kind, words in KIND.items()], verbose_name="类别")
    parent_page_types: ClassVar[list[str]] = ["desk.UnitPage"]

    class Meta:
        verbose_name = "栏目"


class ItemPage(Unserved):
    """A page that is an item."""

    item_id = LineColumn(max_length=64, unique=True, blank=True, verbose_name="编号")
    warnings_reason = ProseColumn(
        blank=True, default="", verbose_name="对提示的说明", help_text="检查有提示而仍要提交时，写明理由；随本条保存"
    )

    kind: ClassVar[str] = ""
    item_type: ClassVar[type[Item]] = Item
    cells: ClassVar[tuple[Cell, ...]] = ()
    base_form_class = ItemForm
    parent_page_types: ClassVar[list[str]] = ["desk.ShelfPage"]
    subpage_types: ClassVar[list[str]] = []
    exclude_fields_in_copy: ClassVar[list[str]] = ["item_id"]

    class Meta:
        abstract = True

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        specific = parent.specific
        fits = not isinstance(specific, ShelfPage) or specific.kind == cls.kind
        return fits and super().can_create_at(parent)

    def can_move_to(self, parent: Page) -> bool:
        specific = parent.specific
        fits = not isinstance(specific, ShelfPage) or specific.kind == self.kind
        return fits and super().can_move_to(parent)

    @property
    def unit_id(self) -> str:
        """The id of the unit this item belongs to, by its place in the tree."""
        unit = UnitPage.objects.ancestor_of(self, inclusive=True).only("item_id").first()
        return unit.item_id if unit is not None else ""

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._name()
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        naming.check(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._name()
        new = self.pk is None
        naming.check(self)
        super().save(*args, **kwargs)
        if new:
            register.claim(self)
            if self.kind == "unit":
                organisation.settle(self)

    def with_content_json(self, content: Any) -> Any:
        page = super().with_content_json(content)
        page.item_id = self.item_id  # also of a revision that was copied from another page
        page.slug = self.slug
        return page

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        from hub.desk import review

        before = kwargs.get("overwrite_revision")
        if before is not None and before.task_states.exists():
            kwargs["overwrite_revision"] = None  # what somebody may be reading in review stays as it is
        revision = super().save_revision(*args, **kwargs)
        register.note(self)
        review.reopened(self, revision, kwargs.get("user"))
        return revision

    def create_alias(self, *args: Any, **kwargs: Any) -> Any:
        raise ValidationError("一个条目只能有一个页面")

    def _name(self) -> None:
        if not self.item_id:
            self.item_id = naming.propose(self.kind, self.title)
        self.slug = self.item_id


def _page(item: type[Item]) -> type[ItemPage]:
    """The page type of a kind, with a column for every field; its lists are made by `_rows`."""
    kind = str(item.__struct_config__.tag)
    own = tuple(_without_unit(cell) for cell in cells(item) if cell.name not in APART)
    columns = {name: column for cell in own for name, column in cell.columns(cell.name).items()}
    words = KIND[kind]
    name = page_name(item)
    unit = kind == "unit"
    body: dict[str, Any] = {
        "__module__": __name__,
        "__qualname__": name,
        "__doc__": item.__doc__,
        **columns,
        "kind": kind,
        "item_type": item,
        "cells": own,
        "parent_page_types": ["desk.OfficePage" if unit else "desk.ShelfPage"],
        "subpage_types": ["desk.ShelfPage"] if unit else [],
        "page_description": words.about,
        "content_panels": item_panels(kind, own),
        "Meta": type("Meta", (), {"verbose_name": words.label, "verbose_name_plural": words.label}),
    }
    return type(name, (ItemPage,), body)


def _without_unit(cell: Cell) -> Cell:
    if isinstance(cell, Part) and cell.type.cls is Source:
        cell.cells = tuple(inner for inner in cell.cells if inner.name != "unit")
    return cell


def _rows(page: type[ItemPage], cell: Cell, at: str) -> list[type[Orderable]]:
    """The child types of a page for a list among its fields, also within a part of it."""
    if isinstance(cell, Part):
        return [row for inner in cell.cells for row in _rows(page, inner, f"{at}_{inner.name}")]
    if not isinstance(cell, Rows):
        return []
    name = page.__name__.removesuffix("Page") + "".join(part.title() for part in at.split("_")) + "Row"
    columns = {name: column for inner in cell.cells for name, column in inner.columns(called(inner)).items()}
    body: dict[str, Any] = {
        "__module__": __name__,
        "__qualname__": name,
        "__doc__": cell.of.__doc__ or f"A row of {at}.",
        "page": ParentalKey(page, on_delete=models.CASCADE, related_name=at),
        **columns,
        "panels": row_panels(cell.cells),
        "Meta": type("Meta", (Orderable.Meta,), {"verbose_name": cell.word.label}),
    }
    return [type(name, (Orderable,), body)]


def page_name(item: type[Item]) -> str:
    return f"{item.__name__}Page"


PAGES: dict[str, type[ItemPage]] = {kind: _page(item) for kind, item in KINDS.items()}
"""The page types by kind."""

ROWS = {row.__name__: row for page in PAGES.values() for cell in page.cells for row in _rows(page, cell, cell.name)}

UnitPage = PAGES["unit"]
