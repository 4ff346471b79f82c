"""Where the items of a folder stand: file and line of each, found when somebody asks.

Rules it keeps: nothing is kept but names; a file is parsed again for the few items that have a fault, and only once;
one that has gone since gives its name without a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk import strict_yaml
from kiosk.errors import BadInput
from kiosk.strict_yaml import Document


class Places(Mapping[str, Document]):
    """Item id → its document. `files`: the path of each, and the name a person knows it by."""

    def __init__(self, files: Mapping[str, tuple[Path, str]]) -> None:
        self._files = files
        self._parsed: dict[str, Document] = {}

    def __getitem__(self, item: str) -> Document:
        file, name = self._files[item]
        if item not in self._parsed:
            try:
                self._parsed[item] = strict_yaml.read(file, name)
            except BadInput:
                self._parsed[item] = Document(name, "", ())
        return self._parsed[item]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
