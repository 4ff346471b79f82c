"""A film that is here."""

from __future__ import annotations

from typing import NamedTuple


class Film(NamedTuple):
    """Its file, its type, how many seconds it runs; `heard`: with its sound, where there is a loudspeaker."""

    path: str
    type: str
    seconds: int
    heard: bool = False
