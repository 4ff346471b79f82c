"""The walk itself: one frozen value, replaced whole by `step`.

Rules it keeps:
- NEXT is the whole map: a pair that is not in it raises NoWay and changes nothing;
- `now` is monotonic seconds (`clock.monotonic()`): a corrected wall clock neither ends a visit nor keeps it open;
- silence is as long as reading takes: `quiet_s`. After it the screen asks for 20 s whether anybody is there
  (`asking`), then it forgets everything (trail, query, marks, type size, language) and rests at home. At home there is
  nothing to ask: it just forgets;
- what is withdrawn while its page is open is read on for a while (kiosk/visit/kept.py), and goes with the page;
- whatever is pressed after that moment was meant for a screen that should have been gone: it only wipes;
- a Tick or Laid that changes nothing gives back the very same value, so that nothing is drawn anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from kiosk.visit.events import (
    CLEAR,
    ERASE,
    Back,
    Call,
    Event,
    Home,
    Key,
    Laid,
    Mark,
    NoWay,
    Open,
    Switch,
    Tick,
    Touch,
    Turn,
)
from kiosk.visit.kept import NOTHING, Reading, ends, moved, passed, read
from kiosk.visit.places import HELP, HOME, PLACES, SEARCH, SHEETS, WAYS

ASK_S = 20.0
"""How long the question stands before the visit is wiped."""

CHARS_PER_S, FIND_S = 3, 30.0
"""How fast a page is read standing, and what it takes besides: to find the place, to look up, to write down."""

LARGE_TAKES = 1.5
"""Who needs large type needs this much more time."""

LONGEST_TRAIL = 50
LONGEST_QUERY = 24


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
    touched: float = 0.0  # the last sign of somebody
    marks: frozenset[str] = frozenset()
    language: Literal["zh", "en"] = "zh"
    large: bool = False
    contrast: bool = False
    low_reach: bool = False
    calls: int = 0  # how often somebody was asked to come
    taps: int = 0  # pressed since home
    chars: int = 0  # on the page
    version: str = ""  # of the item when its page was opened
    reading: Reading = NOTHING  # the item itself, should it be withdrawn meanwhile
    rests: bool = False  # nobody is there: at home, nothing remembered
    idle_s: float = 60.0

    @property
    def name(self) -> str:
        """`home`, `guide:construction-permit`: what a usage count says."""
        return f"{self.place}:{self.arg}" if self.arg else self.place


def begin(now: float, idle_s: float = 60.0) -> Visit:
    """A fresh visit: home, nothing remembered. `idle_s`: the least silence before anything is asked."""
    return Visit(since=now, touched=now, idle_s=idle_s)


def resting(now: float, idle_s: float = 60.0) -> Visit:
    """Nobody is there: home, nothing remembered, ready for the next one."""
    return replace(begin(now, idle_s), rests=True)


def step(visit: Visit, event: Event, now: float) -> Visit:
    """The visit after `event`. Raises NoWay for a pair that is not in NEXT."""
    if (reading := passed(visit.reading, now)) is not visit.reading:
        visit = replace(visit, reading=reading)
    if isinstance(event, Tick) and event.held and not visit.rests:
        return replace(visit, touched=now)
    if now >= _ends(visit) and not visit.rests:
        fresh = _fresh(visit)
        visit = resting(now, visit.idle_s)
        if not fresh:
            return visit
    if isinstance(event, Tick):
        return visit
    if isinstance(event, Laid):
        return visit if visit.rests else _laid(visit, event, now)
    if isinstance(event, Open):
        key = (visit.place, event.place)
        if bool(event.arg) != (event.place in SHEETS):
            raise NoWay(f"'{event.place}' with the argument '{event.arg}'")
    else:
        key = (visit.place, type(event).__name__)
    if key not in NEXT:
        raise NoWay(f"from '{key[0]}' there is no '{key[1]}'")
    taps = visit.taps + (not isinstance(event, Touch))
    return NEXT[key](replace(visit, touched=now, taps=taps, rests=False), event, now)


def quiet_s(visit: Visit) -> float:
    """Seconds of silence before the screen asks: what the page takes to read, and never less than `idle_s`."""
    return max(visit.idle_s, visit.chars / CHARS_PER_S + FIND_S) * (LARGE_TAKES if visit.large else 1.0)


def asking(visit: Visit, now: float) -> int | None:
    """Whole seconds until the visit is wiped while the question stands; none when there is no question."""
    if visit.place == HOME or now < visit.touched + quiet_s(visit) or now >= _ends(visit):
        return None
    return max(1, round(_ends(visit) - now))


def wakes(visit: Visit, now: float) -> float | None:
    """Seconds until a Tick or the question changes anything; none if nothing will."""
    if visit.rests:
        return None
    asks = visit.touched + quiet_s(visit)
    over = ends(visit.reading)
    next_ = min(asks if now < asks else _ends(visit), over if over is not None else asks + ASK_S)
    return max(0.0, next_ - now)


def place_of(name: str) -> tuple[str, str]:
    """The place and argument in `home` or `guide:ID`. Raises NoWay."""
    place, _, arg = name.partition(":")
    if place not in PLACES or bool(arg) != (place in SHEETS):
        raise NoWay(f"no place '{name}'")
    return place, arg


def _ends(visit: Visit) -> float:
    return visit.touched + quiet_s(visit) + (0.0 if visit.place == HOME else ASK_S)


def _fresh(visit: Visit) -> bool:
    """Whether a wipe would change nothing that can be seen."""
    bare = replace(visit, taps=0, chars=0, rests=False)
    return bare == Visit(since=visit.since, touched=visit.touched, idle_s=visit.idle_s)


def _laid(visit: Visit, event: Laid, now: float) -> Visit:
    """The time a page takes is its own; the version is that which one began to read."""
    version, idle_s = visit.version or event.version, event.idle_s or visit.idle_s
    reading = read(visit.reading, event, visit.arg, now)
    same = reading is visit.reading
    if same and (event.chars, version, idle_s) == (visit.chars, visit.version, visit.idle_s):
        return visit
    return replace(visit, chars=event.chars, version=version, idle_s=idle_s, reading=reading)


def _open(visit: Visit, event: Open, now: float) -> Visit:
    if (event.place, event.arg) == (visit.place, visit.arg):
        return visit
    here = Stop(visit.place, visit.arg, visit.tab, visit.page, visit.query)
    trail = (*visit.trail, here)[-LONGEST_TRAIL:]
    reading = moved(visit.reading, visit.arg, event.arg)
    new = {"place": event.place, "arg": event.arg, "trail": trail, "reading": reading}
    return replace(visit, tab="", page=0, query="", version="", since=now, **new)


def _back(visit: Visit, event: Back, now: float) -> Visit:
    if not visit.trail:
        return _home(visit, Home(), now)
    stop = visit.trail[-1]
    reading = moved(visit.reading, visit.arg, stop.arg)
    return replace(visit, **stop._asdict(), trail=visit.trail[:-1], version="", reading=reading, since=now)


def _home(visit: Visit, event: Home, now: float) -> Visit:
    bare = {"arg": "", "tab": "", "page": 0, "query": "", "version": "", "reading": NOTHING}
    return replace(visit, place=HOME, trail=(), taps=0, since=now, **bare)


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


def _call(visit: Visit, event: Call, now: float) -> Visit:
    return replace(visit, calls=visit.calls + 1)


Act = Callable[[Visit, Any, float], Visit]

NEXT: dict[tuple[str, str], Act] = {
    **{(place, to): _open for place, ways in WAYS.items() for to in ways},
    **{(place, HELP): _open for place in PLACES},  # a human is one touch away, everywhere
    **{(place, "Back"): _back for place in PLACES if place != HOME},
    **{(place, "Home"): _home for place in PLACES},
    **{(place, "Touch"): _stay for place in PLACES},
    **{(place, "Switch"): _switch for place in PLACES},
    **{(place, "Turn"): _turn for place in PLACES},
    **{(place, "Mark"): _mark for place in PLACES},
    (SEARCH, "Key"): _key,
    (HELP, "Call"): _call,
}
"""(place, where to) and (place, what is pressed). A page more is a row more, or a few."""
