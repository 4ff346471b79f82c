"""The texts of a value: all of them at a glance for a first look, and each with the field it stands in.

Rules it keeps: whatever is a string is a text, also in tables; the walk with fields is made only when a first look
found something, because nearly every item is clean and there are ten thousand of them.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import Any

import msgspec


class Texts:
    """The texts of an item (its id), or of a record (no id, its field as `base`)."""

    def __init__(self, value: Any, item: str = "", base: str = "") -> None:
        self.value, self.item, self._base = value, item, base

    @cached_property
    def json(self) -> str:
        """All of them and more, at the least cost: what has no blank, quote or control in it is found as it stands."""
        return msgspec.json.encode(self.value).decode()

    @cached_property
    def all(self) -> str:
        """All of them, one a line: what a pattern finds in one of them it also finds here."""
        if "\\" not in self.json:  # nothing was escaped, so it is all in there as it stands
            return self.json
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
        found: list[tuple[str, str]] = []
        _walk(self.value, self._base, found)
        return tuple(found)


def _walk(value: Any, field: str, found: list[tuple[str, str]]) -> None:
    kind: type = type(value)
    if kind is str:
        found.append((field, value))
    elif kind is tuple:
        for i, part in enumerate(value):
            _walk(part, f"{field}[{i}]", found)
    else:
        for name, spelled in _names(kind):
            part = getattr(value, name)
            if part:  # what is empty has no text
                _walk(part, f"{field}.{spelled}" if field else spelled, found)


@cache
def _names(kind: type) -> tuple[tuple[str, str], ...]:
    """The fields of a struct and how they are spelled; none of anything else."""
    if not issubclass(kind, msgspec.Struct):
        return ()
    return tuple(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))


def within(field: str, name: str) -> bool:
    """Whether a field lies in one of that name: `nodes[2].materials[0]` in `materials`."""
    return any(part.partition("[")[0] == name for part in field.split("."))
