"""What the hub may ask of one terminal, and what it hears back (ADR 0019).

terminal → hub   POST /intake/commands   a Call: what was done     answered by an Asked: what stands open

Rules it keeps:
- four words and no more (WHAT); none of them changes what is shown, and none is a line for a shell;
- a command ends by itself: the hub no longer hands it out, and the terminal measures `left_s` on its own steady clock,
  so that a wrong wall clock neither revives nor kills one;
- it is done once, however often it is handed out, and the same answer is given each time it is asked again;
- a word that a terminal does not know is answered `refused`: a newer hub never silences an older screen.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from kiosk.content.item import Instant, Value, in_utc

COMMANDS = "/intake/commands"
MAX_CALL = 600_000
"""Bytes of a Call: one picture in base64, and words."""

MAX_PICTURE = 400_000
"""Bytes of a picture of a screen."""

SYNC, SCREENSHOT, RESTART, IDENTIFY = "sync", "screenshot", "restart", "identify"
WHAT = (SYNC, SCREENSHOT, RESTART, IDENTIFY)

ENGAGED = "somebody was at the screen all the time, or it has no glass"
TOO_SOON = "less than ten minutes after the last"
UNKNOWN = "this software knows no such"
"""Why a terminal does not do what it is asked, as it says it; the hub puts them in the words of staff."""

Name = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}$")]
"""Of one command: 128 random bits."""


class Command(Value):
    """One thing to do, within so many seconds from when it is handed out."""

    id: Name
    what: Annotated[str, Meta(pattern=r"^[a-z-]{1,20}$")]
    left_s: Annotated[int, Meta(ge=0, le=86_400)]


class Asked(Value):
    """What stands open for the terminal that asks."""

    commands: tuple[Command, ...] = ()


class Reply(Value):
    """What came of one. `picture`: of a screenshot that was done, a JPEG."""

    id: Name
    how: Literal["done", "refused", "failed"]
    at: Instant
    why: Annotated[str, Meta(max_length=500)] = ""
    picture: bytes = b""

    def __post_init__(self) -> None:
        in_utc(self, "at")
        if len(self.picture) > MAX_PICTURE:
            raise ValueError(f"a picture of {len(self.picture):,} bytes, at most {MAX_PICTURE:,}")


class Call(Value):
    """A terminal comes for its commands and tells what it has done."""

    replies: Annotated[tuple[Reply, ...], Meta(max_length=100)] = ()
