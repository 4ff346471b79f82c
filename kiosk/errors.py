"""The few kinds of errors, each named by what the one who catches it can do.

Unreachable  try again later                     Refused   keep what we have, report
Damaged      restore or fetch again              Full      free space, then go on
BadInput     tell the person: what, where, what to do

Every error carries plain words; none carries a secret.
"""

from __future__ import annotations

from enum import Enum
from typing import Literal


class MingbaiError(Exception):
    """The root of our errors. `str(error)` is a sentence fit for a log or a terminal window."""


class Unreachable(MingbaiError):
    """The other side did not answer, or not properly. Nothing was changed; try later.

    `fault`: whose it seems to be, for staff: `network` (nothing came back), `server` (what came back is no answer).
    """

    def __init__(self, where: str, why: str, fault: Literal["network", "server"] = "network") -> None:
        super().__init__(f"{where}: {why}")
        self.where, self.why, self.fault = where, why, fault


class Refusal(Enum):
    """Why a feed was refused; the names are those of the state ladder (feed.md §5)."""

    SIGNATURE = "signature"  # forged, wrong key, too few signatures, wrong hash
    ROLLBACK = "rollback"  # older than what we have accepted
    WRONG_FEED = "wrong-feed"  # metadata of another feed
    EXPIRED = "expired"  # reachable, but its publisher has not re-signed
    CONTENT = "content"  # signed, but not an edition we can read
    CLOCK = "clock"  # signing refused: our clock is ahead of any sense


class Refused(MingbaiError):
    """What came was not acceptable. What we have stays; somebody must be told."""

    def __init__(self, kind: Refusal, why: str) -> None:
        super().__init__(f"refused ({kind.value}): {why}")
        self.kind, self.why = kind, why


class Damaged(MingbaiError):
    """Something of our own is not what it was: a blob whose hash is wrong, a database that does not open."""


class Full(MingbaiError):
    """No room: `needed` and `free` in bytes."""

    def __init__(self, where: str, needed: int, free: int) -> None:
        super().__init__(f"{where}: {needed:,} bytes needed, {free:,} free")
        self.where, self.needed, self.free = where, needed, free


class BadInput(MingbaiError):
    """A person gave us something we cannot take. `where` is a file:line, a key or a command; `do` says what helps."""

    def __init__(self, where: str, why: str, do: str = "") -> None:
        super().__init__(f"{where}: {why}" + (f" ({do})" if do else ""))
        self.where, self.why, self.do = where, why, do


class CodecError(BadInput):
    """Bytes or a tree that are not a value of ours. `path` is like `$.items[3].title`."""

    def __init__(self, path: str, why: str, do: str = "") -> None:
        super().__init__(path, why, do)
        self.path = path
