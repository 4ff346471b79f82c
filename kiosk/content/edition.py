"""The Edition: all that terminals may show. The other signed value is the Emergency (kiosk/content/emergency.py).

Rules it keeps: one serial; records are single values (slots, boards, layouts, profiles, rules, readings, office).
"""

from typing import Annotated, Literal, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Meta

from kiosk.content.item import ALWAYS, Instant, ItemId, Line, Period, Url, Value, in_utc
from kiosk.content.kinds import AnyItem, Kind
from kiosk.content.office import TimeOfDay
from kiosk.content.rules import Rules

FORMAT = 1
Serial = Annotated[int, Meta(ge=1, le=2**53)]
FeedName = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9.-]{2,63}$")]


class Office(Value):
    """Whose feed this is, and the few facts that every screen falls back on."""

    name: Line
    name_en: str = ""
    hall: ItemId  # the unit that receives citizens: its hours, address and phone are the fallback card's
    timezone: Line = "Asia/Shanghai"
    hotline: str = "12345"
    progress_url: Url = ""  # where the official platform tells how far a case is
    opinions_url: Url = ""  # where the office takes opinions and complaints in writing
    opinion_box: str = ""  # where its box hangs: 大厅入口左侧
    often: tuple[ItemId, ...] = ()  # the guides most people come for, in the order they are shown
    hub_key: str = ""  # base64 of the X25519 key that envelopes are sealed to; empty = none may be sent

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as e:  # OSError: a folder of the zone tables
            raise ValueError(f"no time zone '{self.timezone}'") from e


Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""In the order of `date.weekday()`."""


class Daypart(Value, rename={"from_": "from"}):
    """The part of the day a slot plays in. From 22:00 until 06:00: overnight, on the day it begins.

    `days` by the calendar, 调休 included; `opening-hours`: while the hall is open. `weekdays` narrow it; empty: all.
    """

    from_: TimeOfDay = "00:00"
    until: TimeOfDay = "24:00"
    days: Literal["working-days", "days-off", "every-day", "opening-hours"] = "every-day"
    weekdays: tuple[Weekday, ...] = ()

    def __post_init__(self) -> None:
        if self.from_ == self.until:
            raise ValueError("a daypart ends when it begins")
        if self.from_ >= "24:00" or self.until > "24:00":
            raise ValueError("a day ends at 24:00")


Rank = Literal["urgent", "special", "normal", "filler"]
"""要情, 专场, 常规, 补白."""

RANKS: tuple[Rank, ...] = get_args(Rank)
"""The highest first: what has something to play takes the zone from all below it."""


class Slot(Value):
    """What plays in a zone: items by id, or all of a kind (and type) that are valid.

    A higher rank interrupts a lower one; within a rank all take turns, higher priority first in the round.
    """

    id: ItemId
    zone: Literal["main", "ticker"] = "main"
    boards: tuple[Line, ...] = ()  # ids, groups or tags of boards; empty: every board
    items: tuple[ItemId, ...] = ()
    kinds: tuple[Kind, ...] = ()
    types: tuple[str, ...] = ()  # announcement types; empty: all
    valid: Period = ALWAYS
    daypart: Daypart = Daypart()
    priority: Annotated[int, Meta(ge=0, le=9)] = 5
    rank: Rank | None = None  # none: urgent at priority 9, else normal
    share: Annotated[int, Meta(ge=1, le=9)] = 1  # turns of each of its items in a round
    dwell_s: Annotated[int, Meta(ge=5, le=600)] | None = None  # none: by the number of characters
    plays_per_day: Annotated[int, Meta(ge=0, le=288)] = 0  # at least, for each of its items; 0: as its duty asks

    @property
    def ranked(self) -> Rank:
        """Its rank. Before there were ranks, priority 9 meant to interrupt."""
        return self.rank or ("urgent" if self.priority == 9 else "normal")


Change = Literal["cut", "fade", "push"]
"""How one thing gives way to the next."""


class Board(Value):
    """A board by id: which layout it has and what stands near it."""

    id: ItemId
    title: Line
    layout: ItemId = "landscape"
    place: str = ""
    touch_at: str = ""  # where the nearest touchscreen stands: 触摸屏在入口
    elder: bool = False  # 3 characters a second instead of 4
    change: Change = "cut"
    sound: bool = False  # its films are heard: it has a loudspeaker, and nobody works beside it
    tags: tuple[str, ...] = ()
    group: Annotated[str, Meta(pattern=r"^([a-z][a-z0-9-]{2,63})?$")] = ""  # boards that are meant together

    @property
    def names(self) -> frozenset[str]:
        """What a slot may call it by."""
        return frozenset(name for name in (self.id, self.group, *self.tags) if name)


class Zone(Value):
    """A rectangle of a layout in its own pixels, origin top left.

    `size`: pixels per em of what is written in it. On a strip of lamps it must be said; elsewhere it follows from the
    panel.
    """

    name: Literal["header", "clock", "main", "next", "qr", "ticker"]
    x: Annotated[int, Meta(ge=0, le=16_384)]
    y: Annotated[int, Meta(ge=0, le=16_384)]
    w: Annotated[int, Meta(ge=1, le=16_384)]
    h: Annotated[int, Meta(ge=1, le=16_384)]
    size: Annotated[int, Meta(ge=8, le=1024)] | None = None


STRIP_PX = 160
"""A canvas lower than this is a strip: a few lines of lamps, on which a text is as large as its zone lets it be."""


class Layout(Value):
    """How a board is divided, drawn for `width` × `height` px and scaled to the screen."""

    id: ItemId
    width: Annotated[int, Meta(ge=16, le=16_384)]
    height: Annotated[int, Meta(ge=16, le=16_384)]
    zones: tuple[Zone, ...]

    @property
    def strip(self) -> bool:
        """Whether it is drawn for a strip of lamps."""
        return self.height < STRIP_PX


class Profile(Value):
    """Settings of a group of terminals that travel with the edition."""

    id: ItemId
    idle_s: Annotated[int, Meta(ge=10, le=3600)] = 60
    tags: tuple[str, ...] = ()


class Reading(Value):
    """How a title is read (definitions D5), by phrase and by character: a syllable per character, without tones."""

    id: ItemId
    phrase: tuple[str, ...]
    single: tuple[str, ...]


class Edition(Value, gc=True, weakref=True):
    """All that terminals may show. `interval_s`: seconds between heartbeats; `stale_after_s`: when old is too old."""

    feed: FeedName
    serial: Serial
    made_at: Instant
    office: Office
    rules: Rules
    items: tuple[AnyItem, ...]
    slots: tuple[Slot, ...] = ()
    boards: tuple[Board, ...] = ()
    layouts: tuple[Layout, ...] = ()
    profiles: tuple[Profile, ...] = ()
    readings: tuple[Reading, ...] = ()
    interval_s: Annotated[int, Meta(ge=1, le=86_400)] = 600
    stale_after_s: Annotated[int, Meta(ge=60, le=7_776_000)] = 86_400
    format: int = FORMAT

    def __post_init__(self) -> None:
        in_utc(self, "made_at")
