"""The roles of a feed: who signs what, for how long, with which numbers and at which time (feed.md §1, the table).

Rules it keeps:
- a version is max(previous + 1, unix seconds), so a hub restored from a backup is not taken for a rollback; root is +1;
- what we sign never says an earlier time than what we signed before: a clock that fell back signs one second further;
- more than a day ahead of our last signature, nothing is signed until a person says that the clock is right: metadata
  from a clock gone wild would lock out every honest version after it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

from kiosk.content.places import EDITION, EMERGENCY
from kiosk.errors import Refusal, Refused

Role = Literal["root", "targets", "content", "emergency", "snapshot", "timestamp"]
Delegated = Literal["content", "emergency"]

TOP: tuple[Role, ...] = ("root", "targets", "snapshot", "timestamp")
TARGET_OF: dict[Delegated, str] = {"content": EDITION, "emergency": EMERGENCY}
INTERVAL = timedelta(minutes=10)
"""Between heartbeats, where no edition says otherwise."""


class Term(NamedTuple):
    """How long a signature of a role holds, and how long before its end it is renewed."""

    life: timedelta
    renew: timedelta


# Root and targets are renewed 90 days ahead: a terminal warns its staff from 60 days on.
TERMS: dict[Role, Term] = {
    "root": Term(timedelta(days=365), timedelta(days=90)),
    "targets": Term(timedelta(days=365), timedelta(days=90)),
    "content": Term(timedelta(days=30), timedelta(days=10)),
    "emergency": Term(timedelta(days=30), timedelta(days=10)),
    "snapshot": Term(timedelta(days=30), timedelta(days=10)),
    "timestamp": Term(timedelta(days=7), timedelta(days=7)),
}

# What changes keys together. Behind a stolen online key stands, most likely, a snapshot with a version no honest one
# will reach; a client forgets it only when the keys of snapshot and timestamp change too (TUF, fast-forward recovery).
ROTATED: dict[Role, tuple[Role, ...]] = {
    "root": ("root",),
    "timestamp": ("timestamp",),
    "snapshot": ("snapshot", "timestamp"),
    "targets": ("targets", "snapshot", "timestamp"),
    "content": ("content", "snapshot", "timestamp"),
    "emergency": ("emergency", "snapshot", "timestamp"),
}

AHEAD = timedelta(hours=24)


def signing_time(wall: datetime, last: datetime | None, *, clock_is_right: bool = False) -> datetime:
    """The instant to sign with, in whole seconds. Raises Refused(CLOCK) when the clock ran too far ahead."""
    now = wall.astimezone(UTC).replace(microsecond=0)
    if last is None:
        return now
    if now - last > AHEAD and not clock_is_right:
        raise Refused(
            Refusal.CLOCK,
            f"this machine's clock says {now:%Y-%m-%d %H:%M} UTC, our last signature {last:%Y-%m-%d %H:%M}; "
            "if the clock is right, say --clock-is-right once",
        )
    return now if now >= last else last + timedelta(seconds=1)


def next_number(previous: int, at: datetime) -> int:
    """The next version or serial."""
    return max(previous + 1, int(at.timestamp()))


def is_due(role: Role, expires: datetime, at: datetime) -> bool:
    """Whether a role must be signed again now, so that it does not expire."""
    return expires - at <= TERMS[role].renew
