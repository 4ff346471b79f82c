"""A citizen's walk through the touchscreen: one frozen value, replaced whole by `step` (floor 1, pure).

Rules it keeps:
- NEXT is the whole map: a pair that is not in it raises NoWay and changes nothing;
- `now` is monotonic seconds (`clock.monotonic()`): a corrected wall clock neither ends a visit nor keeps it open;
- after `idle_s` without a touch the screen asks for 20 s whether anybody is there (`asking`), then goes home and
  forgets everything: trail, query, marks, type size, language. At home there is nothing to ask: it just forgets;
- whatever is pressed after that moment was meant for a screen that should have been gone: it only wipes;
- a Tick that changes nothing gives back the very same value, so that nothing is drawn anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

ASK_S = 20.0
"""How long the question stands before the visit is wiped."""

LONGEST_TRAIL = 50
LONGEST_QUERY = 24

HOME = "home"
SEARCH = "search"
"""Where one types; what is typed is the visit's `query`."""

LISTS: tuple[str, ...] = (
    *("guides", "processes", "notices", "documents", "units", "leaders"),
    *("windows", "events", "faqs", "rulings", "records"),
)
TELLS: tuple[str, ...] = ("disclosure", "opinions", "help")
"""Places that say where to go and whom to ask."""

ITEMS: tuple[str, ...] = (
    *("guide", "process", "notice", "document", "unit", "leader"),
    *("site", "event", "faq", "poster", "record"),
)
"""Places that show one item; `arg` is its id."""

PLACE_OF: dict[str, str] = {
    **{kind: kind for kind in ITEMS if kind not in ("notice", "record")},
    "announcement": "notice",
    **dict.fromkeys(("decision", "plan", "interpretation"), "document"),
    **dict.fromkeys(("record", "disclosure-guide", "annual-report", "on-request"), "record"),
    **dict.fromkeys(("catalogue", "powers", "ruling", "basis"), "record"),
}
"""The place that shows each kind of item."""

SHEETS: tuple[str, ...] = (*ITEMS, "topic", "table")
"""Places with an argument: an item's id, of a table that of its item; of a topic `theme:住房`, `unit:division-city`."""

PLACES: tuple[str, ...] = (HOME, SEARCH, *LISTS, *TELLS, *SHEETS)

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
    """Time has passed; nobody did anything."""


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


Event = Open | Back | Home | Touch | Tick | Switch | Turn | Mark | Key


class NoWay(ValueError):
    """There is no such step from here. The visit is as it was."""


class Stop(NamedTuple):
    """A place on the trail, and what was open there."""

    place: str
    arg: str
    tab: str
    page: int
    query: str


class Visit(Struct, frozen=True):
    """Where a citizen is and how they want to see it. `since`, `touched`: monotonic seconds."""

    place: str = HOME
    arg: str = ""
    tab: str = ""
    page: int = 0
    query: str = ""  # at the search, else empty
    trail: tuple[Stop, ...] = ()
    since: float = 0.0  # at this place
    touched: float = 0.0  # the last touch
    marks: frozenset[str] = frozenset()
    language: Literal["zh", "en"] = "zh"
    large: bool = False
    contrast: bool = False
    low_reach: bool = False
    idle_s: float = 60.0

    @property
    def name(self) -> str:
        """`home`, `guide:construction-permit`: what a usage count says."""
        return f"{self.place}:{self.arg}" if self.arg else self.place


def begin(now: float, idle_s: float = 60.0) -> Visit:
    """A fresh visit: home, nothing remembered."""
    return Visit(since=now, touched=now, idle_s=idle_s)


def step(visit: Visit, event: Event, now: float) -> Visit:
    """The visit after `event`. Raises NoWay for a pair that is not in NEXT."""
    if now >= _ends(visit) and not _fresh(visit):
        return begin(now, visit.idle_s)
    if isinstance(event, Tick):
        return visit
    if isinstance(event, Open):
        key = (visit.place, event.place)
        if bool(event.arg) != (event.place in SHEETS):
            raise NoWay(f"'{event.place}' with the argument '{event.arg}'")
    else:
        key = (visit.place, type(event).__name__)
    if key not in NEXT:
        raise NoWay(f"from '{key[0]}' there is no '{key[1]}'")
    return replace(NEXT[key](visit, event, now), touched=now)


def asking(visit: Visit, now: float) -> int | None:
    """Whole seconds until the visit is wiped while the question stands; none when there is no question."""
    if visit.place == HOME or now < visit.touched + visit.idle_s or now >= _ends(visit):
        return None
    return max(1, round(_ends(visit) - now))


def wakes(visit: Visit, now: float) -> float | None:
    """Seconds until a Tick or the question changes anything; none if nothing will."""
    if _fresh(visit):
        return None
    asks = visit.touched + visit.idle_s
    return max(0.0, (asks if now < asks else _ends(visit)) - now)


def place_of(name: str) -> tuple[str, str]:
    """The place and argument in `home` or `guide:ID`. Raises NoWay."""
    place, _, arg = name.partition(":")
    if place not in PLACES or bool(arg) != (place in SHEETS):
        raise NoWay(f"no place '{name}'")
    return place, arg


def _ends(visit: Visit) -> float:
    return visit.touched + visit.idle_s + (0.0 if visit.place == HOME else ASK_S)


def _fresh(visit: Visit) -> bool:
    """Whether a wipe would change nothing that can be seen."""
    return visit == Visit(since=visit.since, touched=visit.touched, idle_s=visit.idle_s)


def _open(visit: Visit, event: Open, now: float) -> Visit:
    if (event.place, event.arg) == (visit.place, visit.arg):
        return visit
    here = Stop(visit.place, visit.arg, visit.tab, visit.page, visit.query)
    trail = (*visit.trail, here)[-LONGEST_TRAIL:]
    return replace(visit, place=event.place, arg=event.arg, tab="", page=0, query="", trail=trail, since=now)


def _back(visit: Visit, event: Back, now: float) -> Visit:
    if not visit.trail:
        return _home(visit, Home(), now)
    stop = visit.trail[-1]
    return replace(visit, **stop._asdict(), trail=visit.trail[:-1], since=now)


def _home(visit: Visit, event: Home, now: float) -> Visit:
    return replace(visit, place=HOME, arg="", tab="", page=0, query="", trail=(), since=now)


def _stay(visit: Visit, event: Touch, now: float) -> Visit:
    return visit


def _switch(visit: Visit, event: Switch, now: float) -> Visit:
    if event.mode == "language":
        return replace(visit, language="zh" if visit.language == "en" else "en")
    if event.mode not in ("large", "contrast", "low_reach"):
        raise NoWay(f"no mode '{event.mode}'")
    changed: dict[str, Any] = {event.mode: not getattr(visit, event.mode)}
    return replace(visit, page=0, **changed)  # another size, other pages


def _turn(visit: Visit, event: Turn, now: float) -> Visit:
    if event.page < 0:
        raise NoWay(f"page {event.page}")
    return replace(visit, tab=event.tab or visit.tab, page=event.page)


def _mark(visit: Visit, event: Mark, now: float) -> Visit:
    return replace(visit, marks=visit.marks ^ {event.key})


def _key(visit: Visit, event: Key, now: float) -> Visit:
    if event.sign in (ERASE, CLEAR):
        return replace(visit, page=0, query=visit.query[:-1] if event.sign == ERASE else "")
    if len(event.sign) != 1 or not event.sign.isprintable():
        raise NoWay(f"no key '{event.sign}'")
    return replace(visit, page=0, query=(visit.query + event.sign)[:LONGEST_QUERY])


Act = Callable[[Visit, Any, float], Visit]

WAYS: dict[str, tuple[str, ...]] = {
    "home": tuple(place for place in PLACES if place != HOME),
    "search": ("guides", *ITEMS),
    "guides": ("topic", "guide"),
    "topic": ("topic", "guide"),
    "processes": ("process", "guide"),
    "notices": ("notice", "event"),
    "documents": ("document",),
    "units": ("unit", "leader", "leaders"),
    "leaders": ("leader", "unit", "units"),
    "windows": ("unit", "guide", "site"),
    "events": ("event", "notice"),
    "faqs": ("faq",),
    "rulings": ("record",),
    "records": ("record",),
    **{place: (*LISTS, "unit", "site", "record") for place in TELLS},
    **{place: (*ITEMS, "table", "topic") for place in ITEMS},  # what an item names is one touch away
    "table": ITEMS,
}
"""Where one can go from each place, besides home, back and a human."""

NEXT: dict[tuple[str, str], Act] = {
    **{(place, to): _open for place, ways in WAYS.items() for to in ways},
    **{(place, "help"): _open for place in PLACES},  # a human is one touch away, everywhere
    **{(place, "Back"): _back for place in PLACES if place != HOME},
    **{(place, "Home"): _home for place in PLACES},
    **{(place, "Touch"): _stay for place in PLACES},
    **{(place, "Switch"): _switch for place in PLACES},
    **{(place, "Turn"): _turn for place in PLACES},
    **{(place, "Mark"): _mark for place in PLACES},
    (SEARCH, "Key"): _key,
}
"""(place, where to) and (place, what is pressed). A page more is a row more, or a few."""
