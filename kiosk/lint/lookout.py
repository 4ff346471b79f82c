"""A wording of the rules ready to be looked for in ten thousand items: compiled once, with the shortest first look."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.content.rules import Wording
from kiosk.lint.needed import needed

_LOOKS_AROUND = re.compile(r"\(\?(?!:)|[\^$]|\\[AbBZ]")


@dataclass(frozen=True)
class Lookout:
    """A wording and how to find it.

    `needs`: words of which one stands wherever it matches, none if that cannot be told; `key`: its fields as JSON
    spells them; `first`: its pattern finds in all texts at once what it finds in one.
    """

    wording: Wording
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    needs: tuple[str, ...]
    key: str
    first: bool


def lookout(wording: Wording) -> Lookout:
    return Lookout(
        wording=wording,
        pattern=re.compile(wording.pattern),
        unless=re.compile(wording.unless) if wording.unless else None,
        needs=needed(wording.pattern),
        key="" if wording.fields == "any" else f'"{wording.fields}":',
        # Anchors and looks around see the neighbours of a text, which another text is not.
        first=not _LOOKS_AROUND.search(wording.pattern.replace("[^", "[")),
    )
