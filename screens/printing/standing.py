"""How printing stands, as the pages see it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Form = Literal["leaflet", "roll", "list"]
"""All of it on A4; the same in short on a roll of 80 mm; the list of what to bring, with the citizen's ticks."""

Paper = Literal["a4", "roll"]
State = Literal["ready", "printing", "printed", "no-paper", "off", "missing", "failed"]


class Standing(Struct, frozen=True):
    """`papers`: what this terminal can print on; `form`: what was asked for last."""

    papers: frozenset[Paper] = frozenset()
    state: State = "ready"
    form: Form | None = None


NO_PRINTER = Standing()
