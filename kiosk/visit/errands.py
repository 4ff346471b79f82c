"""What a finger asks for that leaves the walk where it is: a paper, a voice."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Print(Struct, frozen=True):
    """Have the item of this page on paper: all of it on A4, a roll, or the list of what to bring."""

    form: Literal["leaflet", "roll", "list"]


class Noted(Struct, frozen=True):
    """What the printer had to say was read."""


class Read(Struct, frozen=True):
    """Have this page read aloud."""


class Hush(Struct, frozen=True):
    """Stop reading."""


ERRANDS = (Print, Noted, Read, Hush)
