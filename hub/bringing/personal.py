"""Personal data in an item: each place with the masked form beside it, and the item with those masks on.

Rules it keeps: pure; numbers are found everywhere, names and addresses only in a table whose column says so; what is
told never repeats the number; nothing but the accepted places changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from hub.bringing import masking
from kiosk.content.item import Item
from kiosk.content.rules import Mask

T = TypeVar("T", bound=Item)
NO_TEXT = ("id", "kind", "unit", "sha256", "media", "code", "local_codes", "party_code")
BESIDE = 12
"""Characters shown on either side of what is masked."""


@dataclass(frozen=True)
class Spot:
    """One place. `path` as in the YAML; `shown`: the masked form with some words around it."""

    path: str
    shown: str
    basis: str
    times: int


def spots(item: Item, masks: Mapping[str, Mask]) -> list[Spot]:
    """Every place of an item that should be masked; a column of a table is one place."""
    tree = msgspec.to_builtins(item)
    found = []
    for path, text in _texts(tree):
        after = masking.in_text(text, masks)
        if after != text:
            found.append(Spot(path, _around(after), masking.basis("mobile", masks), 1))
    for column in _columns(tree, masks):
        changed = next(
            shown for shown, row in zip(column.shown, tree["table"]["rows"], strict=True) if shown != row[column.number]
        )
        found.append(Spot(f"table[{column.number}]", f"{column.head}：{changed}", column.basis, column.hit))
    return found


def masked(item: T, masks: Mapping[str, Mask], accepted: Collection[str]) -> T:
    """The item with the accepted places masked."""
    tree = msgspec.to_builtins(item)
    for path, text in list(_texts(tree)):
        if path in accepted:
            _put(tree, path, masking.in_text(text, masks))
    for column in _columns(tree, masks):
        if f"table[{column.number}]" in accepted:
            for row, shown in zip(tree["table"]["rows"], column.shown, strict=True):
                row[column.number] = shown
    return msgspec.convert(tree, type(item))


def _columns(tree: dict[str, Any], masks: Mapping[str, Mask]) -> list[masking.Column]:
    table = tree.get("table")
    if not table:
        return []
    table["rows"] = [list(row) for row in table["rows"]]
    found = []
    for number, head in enumerate(table["columns"]):
        cells = [row[number] for row in table["rows"]]
        way = masking.guessed(head, cells)
        column = masking.column(number, head, cells, masking.KEEP if way == masking.DROP else way, masks)
        if column.hit:
            found.append(column)
    return found


def _texts(tree: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its path, but those of tables."""
    if isinstance(tree, str):
        yield at, tree
    elif isinstance(tree, dict):
        for name, value in tree.items():
            if name not in NO_TEXT and not name.endswith("_url") and not (name == "table" and not at):
                yield from _texts(value, f"{at}.{name}" if at else name)
    elif isinstance(tree, list | tuple):
        for number, value in enumerate(tree):
            yield from _texts(value, f"{at}[{number}]")


def _put(tree: Any, path: str, text: str) -> None:
    steps = path.replace("[", ".[").split(".")
    for step in steps[:-1]:
        tree = tree[int(step[1:-1])] if step.startswith("[") else tree[step]
    last = steps[-1]
    tree[int(last[1:-1]) if last.startswith("[") else last] = text


def _around(text: str) -> str:
    at = text.find("*")
    end = text.rfind("*")
    before, after = max(0, at - BESIDE), min(len(text), end + BESIDE)
    return ("…" if before else "") + text[before:after] + ("…" if after < len(text) else "")
