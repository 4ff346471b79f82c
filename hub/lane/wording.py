"""A wording with blanks, and what it says once they are filled in. Pure: no django.

Rules it keeps: what is fixed was approved; what is typed is chosen from a list, is a time, or is a text of at most
FREE characters; a wording that names a blank it does not have is refused when it is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from kiosk import strict_yaml
from kiosk.content.item import Value
from kiosk.errors import BadInput

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "lane"
FREE = 40
GIVEN = frozenset({"from", "until", "unit", "phone"})
"""Blanks that every wording may name without asking for them."""


class Blank(Value):
    """`choice`: one of `choices`; `window`: a window of the unit; `text`: a few words."""

    name: Annotated[str, Meta(pattern=r"^[a-z]{2,20}$")]
    label: Annotated[str, Meta(min_length=1, max_length=20)]
    sort: Literal["choice", "window", "text"]
    choices: tuple[Annotated[str, Meta(min_length=1, max_length=FREE)], ...] = ()
    help: str = ""


class Wording(Value):
    """`title` and `text` name blanks as `{area}`; `{from} {until} {unit} {phone}` are given."""

    button: Annotated[str, Meta(min_length=1, max_length=12)]
    about: Annotated[str, Meta(max_length=60)]
    type: Literal["notice", "works"]
    title: Annotated[str, Meta(min_length=1, max_length=60)]
    text: Annotated[str, Meta(min_length=1, max_length=500)]
    blanks: tuple[Blank, ...] = ()

    def __post_init__(self) -> None:
        known = {blank.name for blank in self.blanks}
        if len(known) < len(self.blanks) or known & GIVEN:
            raise ValueError("two blanks of one name")
        for words in (self.title, self.text):
            for _, name, form, turn in Formatter().parse(words):
                if name is not None and (name not in known | GIVEN or form or turn):
                    raise ValueError(f"no blank {{{name}}}: {', '.join(sorted(known | GIVEN))}")
        if any(blank.sort == "choice" and not blank.choices for blank in self.blanks):
            raise ValueError("a choice without choices")


def filled(words: str, values: Mapping[str, str]) -> str:
    """The words with their blanks filled in. KeyError for a value that is missing: forms see to it."""
    return "".join(fixed + (values[name] if name is not None else "") for fixed, name, _, _ in Formatter().parse(words))


def shipped(folder: Path = SHIPPED) -> dict[str, Wording]:
    """The wordings that come with the house, by name. Raises BadInput."""
    return {file.stem: read(file) for file in sorted(folder.glob("*.yaml"))}


def read(file: Path) -> Wording:
    """Raises BadInput with the line."""
    document = strict_yaml.read(file, f"{file.parent.name}/{file.name}")
    try:
        return msgspec.convert(document.value, Wording)
    except msgspec.ValidationError as e:
        why, _, path = str(e).partition(" - at ")
        raise BadInput(document.at(path.strip("`") or "$"), why, "see hub/lane/wording.py") from e
