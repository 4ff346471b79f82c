"""What a folder gives: a Draft. It has no serial and no signature; the press makes an edition of it.

Rules it keeps: frozen; two drafts are equal when their content is, wherever their files lie.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kiosk.content.edition import Board, Layout, Office, Profile, Slot
from kiosk.content.kinds import AnyItem
from kiosk.content.rules import Rules
from kiosk.folder.chinese import in_chinese
from kiosk.strict_yaml import Document


@dataclass(frozen=True)
class Fault:
    """A place in the folder that could not be read. `item`: the id that is missing because of it; none: the folder."""

    where: str  # file:line
    why: str
    do: str = ""
    item: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.why}" + (f" ({self.do})" if self.do else "")

    @property
    def zh(self) -> str:
        """Why, in Chinese."""
        return in_chinese(self.why)


@dataclass(frozen=True)
class Draft:
    """The readable content of a folder as of a day, and the faults of what was not readable."""

    feed: str
    office: Office
    rules: Rules
    as_of: date
    items: tuple[AnyItem, ...] = ()  # by id
    slots: tuple[Slot, ...] = ()
    boards: tuple[Board, ...] = ()
    layouts: tuple[Layout, ...] = ()
    profiles: tuple[Profile, ...] = ()
    interval_s: int = 600
    stale_after_s: int = 86_400
    faults: tuple[Fault, ...] = ()
    media: Mapping[str, Path] = field(default_factory=dict, compare=False)  # sha256 → file
    where: Mapping[str, Document] = field(default_factory=dict, compare=False)  # item id → its file and lines

    def locate(self, item: str, field_path: str = "") -> str:
        """`file:line` of a field of an item (`steps[2].name`), or the id itself if it came from no file."""
        document = self.where.get(item)
        return document.at(f"$.{field_path}" if field_path else "$") if document is not None else item
