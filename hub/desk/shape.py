"""How a value of kiosk.content lies in columns: one Cell a field, made from the Struct itself.

Rules it keeps: a part's columns are called `part_field`, a list's rows are the children of a page; what is written
reads back equal. A new field of a Struct needs its word in hub/desk/words and a migration, nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec
from django.db import models

from hub.desk import sheet
from hub.desk.cell import (
    NOTHING,
    Cell,
    Choice,
    Day,
    Flag,
    Lines,
    Many,
    Moment,
    Number,
    Sessions,
    Sheet,
    Text,
)
from kiosk.content.item import Media, Table, Value
from kiosk.content.office import Session


class Part(Cell):
    """A value within the value: its columns stand beside the others, with its name before theirs."""

    def __init__(self, owner: type[Value], info: msgspec.inspect.Field, type_: Any, loose: bool) -> None:
        super().__init__(owner, info, type_, loose)
        self.loose = loose or not info.required
        self.cells = cells(type_.cls, self.loose)

    def columns(self, at: str) -> dict[str, models.Field]:
        return {name: column for cell in self.cells for name, column in cell.columns(_under(at, cell)).items()}

    def read(self, row: Any, at: str) -> Any:
        return read(self.cells, row, at) if self.told(row, at) else NOTHING

    def told(self, row: Any, at: str) -> bool:
        # One that has a default is always there: what differs from the default counts, and it is left out if nothing.
        return self.default is not None or any(cell.told(row, _under(at, cell)) for cell in self.cells)

    def write(self, row: Any, at: str, value: Any) -> None:
        if value is not None:
            write(self.cells, row, value, at)


class Rows(Cell):
    """A tuple of values: the children of a page."""

    def __init__(self, owner: type[Value], info: msgspec.inspect.Field, type_: Any, loose: bool) -> None:
        super().__init__(owner, info, type_, loose)
        self.of = type_.item_type.cls
        self.cells = cells(self.of)

    def columns(self, at: str) -> dict[str, models.Field]:
        return {}

    def read(self, row: Any, at: str) -> Any:
        rows = [read(self.cells, child) for child in in_order(getattr(row, at).all())]
        return rows if rows or self.must else NOTHING

    def write(self, row: Any, at: str, value: Any) -> None:
        model = row._meta.get_field(at).related_model
        children = []
        for number, part in enumerate(value or ()):
            child = model(sort_order=number)
            write(self.cells, child, part)
            children.append(child)
        setattr(row, at, children)


def cells(type_: type[Value], loose: bool = False) -> tuple[Cell, ...]:
    """The cells of a struct, field by field. A table's rows stand in its columns' cell."""
    found = []
    for info in _fields(type_):
        if type_ is Table and info.name == "rows":
            continue
        plain = _without_none(info.type)
        kind = Sheet if type_ is Table and info.name == "columns" else _kind(plain)
        if kind is not None:
            found.append(kind(type_, info, plain, loose))
    return tuple(found)


def read(cells: Iterable[Cell], row: Any, at: str = "") -> dict[str, Any]:
    """The plain tree of a struct, spelled as it is in JSON; what is empty is left out."""
    tree: dict[str, Any] = {}
    for cell in cells:
        value = cell.read(row, _under(at, cell))
        if value is NOTHING:
            continue
        if isinstance(cell, Sheet):
            tree["columns"], tree["rows"] = value
        else:
            tree[cell.spelled] = value
    return tree


def write(cells: Iterable[Cell], row: Any, value: Value, at: str = "") -> None:
    """Lay a struct into its columns."""
    for cell in cells:
        if isinstance(cell, Sheet):
            assert isinstance(value, Table)
            cell.write(row, _under(at, cell), sheet.written(value.columns, value.rows))
        else:
            cell.write(row, _under(at, cell), getattr(value, cell.name))


def in_order(children: Iterable[Any]) -> list[Any]:
    """Children of a page as staff ordered them, also those of a form that is not saved yet."""
    return sorted(children, key=lambda child: (child.sort_order is None, child.sort_order or 0))


def called(cell: Cell) -> str:
    """The name of a field's column. A row's `id` belongs to the database, `from` to Python."""
    return {"id": "key"}.get(cell.name, cell.name.rstrip("_"))


def _under(at: str, cell: Cell) -> str:
    return f"{at}_{called(cell)}" if at else called(cell)


def _kind(type_: Any) -> type[Cell] | None:
    inspect = msgspec.inspect
    match type_:
        case inspect.StrType():
            return Text
        case inspect.LiteralType():
            return Choice
        case inspect.IntType():
            return Number
        case inspect.BoolType():
            return Flag
        case inspect.DateType():
            return Day
        case inspect.DateTimeType():
            return Moment
        case inspect.StructType():
            return Part
        case inspect.VarTupleType(item_type=inspect.StrType()):
            return Lines
        case inspect.VarTupleType(item_type=inspect.LiteralType()):
            return Many
        case inspect.VarTupleType(item_type=inspect.StructType(cls=cls)):
            return {Session: Sessions, Media: None}.get(cls, Rows)
    raise TypeError(f"no cell for {type_}")


def _without_none(type_: Any) -> Any:
    if isinstance(type_, msgspec.inspect.UnionType):
        return next(part for part in type_.types if not isinstance(part, msgspec.inspect.NoneType))
    return type_


@cache
def _fields(type_: type[Value]) -> tuple[msgspec.inspect.Field, ...]:
    info = msgspec.inspect.type_info(type_)
    assert isinstance(info, msgspec.inspect.StructType)
    return info.fields
