"""The texts of a value: all of them at a glance for a first look, and each with the field it stands in.

Rules it keeps: whatever is a string is a text, also in tables; the walk with fields is made only when a first look
found something, because nearly every item is clean and there are ten thousand of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import msgspec


class Texts:
    """The texts of an item (its id), or of a record (no id, its field as `base`)."""

    def __init__(self, value: Any, item: str = "", base: str = "") -> None:
        self.value, self.item, self._base = value, item, base

    @cached_property
    def all(self) -> str:
        """All of them, one a line: what a pattern finds in one of them it also finds here."""
        found: list[str] = []
        ahead = [msgspec.to_builtins(self.value)]
        while ahead:
            part = ahead.pop()
            if type(part) is str:
                found.append(part)
            elif type(part) is dict:
                ahead.extend(part.values())
            elif type(part) is list or type(part) is tuple:
                ahead.extend(part)
        return "\n".join(found)

    @cached_property
    def each(self) -> tuple[tuple[str, str], ...]:
        """Each with its field as in the YAML: `materials[2].when`."""
        return tuple(_walk(self.value, self._base))


def _walk(value: Any, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, msgspec.Struct):
        for name, spelled in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
            yield from _walk(getattr(value, name), f"{field}.{spelled}" if field else spelled)
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            yield from _walk(part, f"{field}[{i}]")


def within(field: str, name: str) -> bool:
    """Whether a field lies in one of that name: `nodes[2].materials[0]` in `materials`."""
    return any(part.partition("[")[0] == name for part in field.split("."))
