"""The Emergency: alarms and blanks, signed apart from the Edition, with a serial of its own (definitions D9).

Rules it keeps: the issuer's text is verbatim and the office's advice apart; an alarm always has a check-by, never a
silent end; what was lifted stays for a while, so that the screens can say so; small enough to travel inline (≤ 8 kB).
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Annotated, Literal, get_args

from msgspec import Meta

from kiosk.content.edition import FORMAT, FeedName, Serial
from kiosk.content.item import Instant, ItemId, Line, Prose, Value, in_utc

Level = Literal["red", "orange", "yellow", "blue"]

LEVELS: tuple[Level, ...] = get_args(Level)
"""The gravest first."""

Form = Literal["full", "band"]
"""The whole screen, or a band above everything else."""

KINDS_OF_TARGET = ("site", "board", "tag", "screen")
"""What `target` may begin with: `board:hall`. `screen` is one terminal, by the name in its kiosk.yaml."""

Target = tuple[Annotated[str, Meta(min_length=1, max_length=120)], ...]
"""Which screens are meant: any that bears one of these names; empty: all."""


AHEAD = timedelta(minutes=5)
"""How far the issuer's clock may be before ours."""

LONGEST = timedelta(hours=72)
"""Until an alarm must be checked again: a screen that nobody reaches drops it after so long anyway."""


class Alarm(Value):
    """A warning, relayed or our own (domain.md §5.4). `text` is the issuer's, verbatim; `advice` is ours, apart."""

    id: ItemId
    source: Line  # who issued it
    origin: Literal["own", "relay"]
    level: Level
    title: Line
    text: Annotated[str, Meta(min_length=1, max_length=2000)]
    number: str = ""
    issued: Instant
    area: Line
    advice: Annotated[str, Meta(max_length=600)] = ""
    relayed: Instant | None = None  # when the office put it on the screens
    check_by: Instant
    target: Target = ()
    drill: bool = False
    form: Form = "full"
    changed: Instant | None = None  # when it was last changed
    was: str = ""  # its title before that

    def __post_init__(self) -> None:
        in_utc(self, "issued", "relayed", "check_by", "changed")
        if self.check_by <= self.issued:
            raise ValueError("check_by is not after issued")


class Lifted(Value):
    """An alarm that its issuer has lifted, at `at`. `text`: what the issuer said to it, verbatim."""

    id: ItemId
    source: Line
    level: Level
    title: Line
    at: Instant
    text: Annotated[str, Meta(max_length=300)] = ""
    target: Target = ()
    drill: bool = False
    form: Form = "full"

    def __post_init__(self) -> None:
        in_utc(self, "at")


class Blank(Value):
    """A neutral card (系统维护中) or black, until a person ends it."""

    id: ItemId
    look: Literal["card", "black"] = "card"
    since: Instant
    target: Target = ()
    reason: Prose = ""

    def __post_init__(self) -> None:
        in_utc(self, "since")


class Emergency(Value):
    """Alarms and blanks that hold now, and the alarms that were lifted lately. An empty one lifts all."""

    feed: FeedName
    serial: Serial
    made_at: Instant
    alarms: tuple[Alarm, ...] = ()
    blanks: tuple[Blank, ...] = ()
    lifted: tuple[Lifted, ...] = ()
    format: int = FORMAT

    def __post_init__(self) -> None:
        in_utc(self, "made_at")


def aims_at(target: Target, names: frozenset[str]) -> bool:
    """Whether a screen that bears these names (`names_of`) is meant."""
    return not target or not names.isdisjoint(target)


def names_of(screen: str, site: str, tags: Iterable[str], board: str = "") -> frozenset[str]:
    """All names a target may call a screen by, with what they are before them and without."""
    found = [("screen", screen), ("site", site), ("board", board), *(("tag", tag) for tag in tags)]
    return frozenset(said for kind, name in found if name for said in (name, f"{kind}:{name}"))
