"""One word: the label of a field, its help, its choices, and whether it is filled in rarely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Word:
    """`rare`: lies folded away, because most items leave it as it is."""

    label: str
    help: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    rare: bool = False


def w(label: str, help: str = "", rare: bool = False, **values: str) -> Word:
    """A word; choices by keyword, with `_` where the value has `-`."""
    return Word(label, help, {key.replace("_", "-"): text for key, text in values.items()}, rare)
