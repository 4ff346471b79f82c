"""Any item of any kind, written into a folder and read again, is the same; so is the folder, written once more."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from fakes import anything
from fakes.builders import HALL, an_edition
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import folder
from kiosk.content.kinds import KINDS, AnyItem
from kiosk.content.rules import Rules
from kiosk.strict_yaml import Document

AS_OF = date(2026, 11, 23)
SHIPPED: dict[Path, Document] = {}
"""The shipped rules, parsed once."""


def written(items: Iterable[AnyItem], root: Path) -> dict[str, bytes]:
    """A folder of these items and nothing else, as the bytes of its files."""
    folder.write(an_edition(*items, rules=Rules(), slots=(), boards=(), layouts=()), root)
    return {str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*.yaml")}


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_an_item_of_any_kind_comes_back_from_its_folder(kind, data):
    item = data.draw(anything.of(KINDS[kind], media=()).filter(lambda item: item.id != HALL))
    with tempfile.TemporaryDirectory() as place:
        files = written([item], Path(place) / "one")
        draft = folder.read(Path(place) / "one", AS_OF, parsed=SHIPPED)
        assert [str(fault) for fault in draft.faults] == []
        assert {found.id: found for found in draft.items}[item.id] == item
        assert written(draft.items, Path(place) / "two") == files
