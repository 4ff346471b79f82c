"""The glossary names every kind, part and field of what is disclosed, and every rule: one word per thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from floors.source import ROOT
from msgspec import inspect

from kiosk.content.item import Item
from kiosk.content.kinds import KINDS
from kiosk.content.paper import Paper
from kiosk.content.rules import Rules

ROWS = [
    line for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines() if line.startswith("|")
]


def structs(type_: inspect.Type) -> Iterator[type]:
    """A struct and all that its fields are made of."""
    match type_:
        case inspect.UnionType(types=types):
            for part in types:
                yield from structs(part)
        case inspect.VarTupleType(item_type=item):
            yield from structs(item)
        case inspect.StructType(cls=cls, fields=fields):
            yield cls
            for field in fields:
                yield from structs(field.type)


ALL = sorted(
    {cls for kind in (*KINDS.values(), Rules) for cls in structs(inspect.type_info(kind))}, key=lambda cls: cls.__name__
)


def fields(cls: type) -> set[str]:
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)
    return {field.encode_name for field in info.fields}


def words(cls: type) -> set[str]:
    """What stands in `code type` in the rows of a struct."""
    return {word for row in ROWS if f"`{cls.__name__}`" in row for word in re.findall(r"`([^`]+)`", row)}


@pytest.mark.parametrize("cls", ALL, ids=lambda cls: cls.__name__)
def test_every_field_has_its_word(cls):
    shared = {Item: words(Item), Paper: words(Paper), Rules: words(Rules)}
    inherited = set().union(*(names for base, names in shared.items() if issubclass(cls, base) or base is Rules))
    assert words(cls)
    assert fields(cls) - words(cls) - inherited == set()


def test_every_kind_stands_under_its_tag():
    assert [tag for tag, cls in KINDS.items() if tag not in words(cls)] == []


def test_every_row_has_three_columns():
    assert len(ROWS) > len(ALL)
    assert [row for row in ROWS if row.count("|") != 4] == []
