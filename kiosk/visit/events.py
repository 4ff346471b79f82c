"""What can happen on a walk: what is pressed, and what the glass notes while nothing is."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kiosk.content.kinds import AnyItem

Mode = Literal["language", "large", "contrast", "low_reach"]


class Open(Struct, frozen=True):
    """Go to a place; what one was at is kept on the trail."""

    place: str
    arg: str = ""


class Back(Struct, frozen=True):
    """One step back on the trail."""


class Home(Struct, frozen=True):
    """Home at once; the trail is forgotten, the modes stay."""


class Touch(Struct, frozen=True):
    """A finger anywhere: somebody is there."""


class Tick(Struct, frozen=True):
    """Time has passed; nobody did anything. `held`: something shows that somebody is there: speech, a finger down."""

    held: bool = False


class Laid(Struct, frozen=True):
    """What stands on the glass now: so many characters to read, and the version of the item they belong to.

    `idle_s`: the least silence here, where the office says it for a group of screens; 0: as it was. `kept`: the item
    that may be read on when it is withdrawn, with the hashes of its media that are here; `withdrawn`: it is.
    """

    chars: int
    version: str = ""
    idle_s: float = 0.0
    kept: AnyItem | None = None
    media: frozenset[str] = frozenset()
    withdrawn: bool = False


class Switch(Struct, frozen=True):
    """Turn a mode of the screen on or off; `language` goes between Chinese and English."""

    mode: Mode


class Turn(Struct, frozen=True):
    """Show another tab or page of the place one is at. An empty tab: stay on this one."""

    page: int = 0
    tab: str = ""


class Mark(Struct, frozen=True):
    """Tick a box or take the tick away, e.g. `construction-permit/material/3`."""

    key: str


ERASE, CLEAR = "erase", "clear"


class Key(Struct, frozen=True):
    """A key at the search: one character is written behind the query, ERASE takes the last away, CLEAR all."""

    sign: str


class Call(Struct, frozen=True):
    """Ask that somebody of the staff comes to the screen."""


Event = Open | Back | Home | Touch | Tick | Laid | Switch | Turn | Mark | Key | Call


class NoWay(ValueError):
    """There is no such step from here. The visit is as it was."""
