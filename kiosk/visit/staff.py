"""The way of staff behind the hidden gesture: a frozen value, replaced whole by `act`.

Rules it keeps:
- NEXT is the whole map; what it does not know changes nothing;
- nobody sees it who does not knock: five touches into the upper left corner, each soon after the one before;
- digits are forgotten when they are checked, erased, or left; the glass shows how many there are, never which;
- after three wrong PINs the door stays shut for a minute, then for twice as long each time; leaving does not help;
- whoever walks away leaves it shut: after half a minute at the PIN, two at the menu, ten in all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

MOST_DIGITS = 12
"""As kiosk/pin.py has it, which is read when a PIN is checked, not before the first frame."""

KNOCKS, KNOCK_S = 5, 1.5
"""So many touches into the corner, each within so many seconds of the one before."""

TRIES, SHUT_S, LONGEST_SHUT_S = 3, 60.0, 3600.0
SILENCE_S = {"pin": 30.0, "menu": 120.0, "sure": 30.0, "panel": 60.0}
LONGEST_S = 600.0

Stage = Literal["away", "pin", "menu", "sure", "panel"]
Deed = Literal["sync", "blank", "unblank", "clear", "restart", "exit"]
AT_ONCE: frozenset[str] = frozenset({"sync", "clear"})
"""Deeds that are done without being asked twice."""


class Knock(Struct, frozen=True):
    """A touch into the corner."""


class Digit(Struct, frozen=True):
    """A key of the PIN."""

    sign: str


class Erase(Struct, frozen=True):
    """The last digit was wrong."""


class Enter(Struct, frozen=True):
    """All digits are there: check them."""


class Checked(Struct, frozen=True):
    """What came of it."""

    good: bool


class Choose(Struct, frozen=True):
    """A row of the menu."""

    deed: Deed


class Sure(Struct, frozen=True):
    """Yes, do it."""


class Panel(Struct, frozen=True):
    """Try whether the panel feels a finger everywhere."""


class Felt(Struct, frozen=True):
    """A field of the panel test was touched."""

    field: int


class Leave(Struct, frozen=True):
    """One stage back; from the menu: away."""


class Pass(Struct, frozen=True):
    """Time has passed."""


StaffEvent = Knock | Digit | Erase | Enter | Checked | Choose | Sure | Panel | Felt | Leave | Pass
PRESSES = (Digit, Erase, Enter, Choose, Sure, Panel, Felt, Leave)
"""What a finger on the staff's pages does."""


class Staff(Struct, frozen=True):
    """Where staff are. Times are monotonic seconds."""

    stage: Stage = "away"
    digits: str = ""
    checking: bool = False
    wrong: int = 0  # PINs in a row
    shut_until: float = 0.0
    knocks: int = 0
    knocked: float = 0.0
    since: float = 0.0  # the PIN was right
    touched: float = 0.0
    deed: Deed | None = None  # to be done, or asked about at "sure"
    done: tuple[Deed, ...] = ()  # whoever does them looks at what is new here
    felt: frozenset[int] = frozenset()

    @property
    def here(self) -> bool:
        return self.stage != "away"


def act(staff: Staff, event: StaffEvent, now: float) -> Staff:
    """Where staff are after `event`."""
    if staff.here and now >= ends(staff):
        staff = _away(staff, Leave(), now)
    if isinstance(event, Pass):
        return staff
    found = NEXT.get((staff.stage, type(event)))
    if found is None:
        return staff
    return replace(found(staff, event, now), touched=now)


def ends(staff: Staff) -> float:
    """When it shuts by itself."""
    end = staff.touched + SILENCE_S.get(staff.stage, 0.0)
    return end if staff.stage == "pin" else min(end, staff.since + LONGEST_S)


def shut_s(staff: Staff, now: float) -> int:
    """Seconds for which no PIN is taken."""
    return max(0, round(staff.shut_until - now + 0.49))


def _knock(staff: Staff, event: Knock, now: float) -> Staff:
    knocks = staff.knocks + 1 if now - staff.knocked <= KNOCK_S else 1
    if knocks < KNOCKS:
        return replace(staff, knocks=knocks, knocked=now)
    return replace(staff, knocks=0, stage="pin", digits="", checking=False)


def _digit(staff: Staff, event: Digit, now: float) -> Staff:
    if staff.checking or now < staff.shut_until or event.sign not in "0123456789" or len(event.sign) != 1:
        return staff
    return replace(staff, digits=(staff.digits + event.sign)[:MOST_DIGITS])


def _erase(staff: Staff, event: Erase, now: float) -> Staff:
    return replace(staff, digits=staff.digits[:-1])


def _enter(staff: Staff, event: Enter, now: float) -> Staff:
    """Whoever checks has taken the digits: from here on nobody has them."""
    if not staff.digits or staff.checking or now < staff.shut_until:
        return staff
    return replace(staff, digits="", checking=True)


def _checked(staff: Staff, event: Checked, now: float) -> Staff:
    if not staff.checking:
        return staff
    if event.good:
        return replace(staff, stage="menu", checking=False, wrong=0, shut_until=0.0, since=now)
    wrong = staff.wrong + 1
    if wrong < TRIES:
        return replace(staff, checking=False, wrong=wrong)
    shut = min(LONGEST_SHUT_S, SHUT_S * 2.0 ** min(wrong - TRIES, 30))
    return replace(staff, checking=False, wrong=wrong, shut_until=now + shut)


def _choose(staff: Staff, event: Choose, now: float) -> Staff:
    if event.deed in AT_ONCE:
        return replace(staff, done=(*staff.done, event.deed))
    return replace(staff, stage="sure", deed=event.deed)


def _sure(staff: Staff, event: Sure, now: float) -> Staff:
    assert staff.deed is not None
    return replace(staff, stage="menu", deed=None, done=(*staff.done, staff.deed))


def _panel(staff: Staff, event: Panel, now: float) -> Staff:
    return replace(staff, stage="panel", felt=frozenset())


def _felt(staff: Staff, event: Felt, now: float) -> Staff:
    return replace(staff, felt=staff.felt | {event.field})


def _menu(staff: Staff, event: Leave, now: float) -> Staff:
    return replace(staff, stage="menu", deed=None, felt=frozenset())


def _away(staff: Staff, event: Leave, now: float) -> Staff:
    """Of what was typed and done nothing stays but how often a PIN was wrong."""
    return Staff(wrong=staff.wrong, shut_until=staff.shut_until)


Act = Callable[[Staff, Any, float], Staff]

NEXT: dict[tuple[str, type], Act] = {
    ("away", Knock): _knock,
    ("pin", Digit): _digit,
    ("pin", Erase): _erase,
    ("pin", Enter): _enter,
    ("pin", Checked): _checked,
    ("pin", Leave): _away,
    ("menu", Choose): _choose,
    ("menu", Panel): _panel,
    ("menu", Leave): _away,
    ("sure", Sure): _sure,
    ("sure", Leave): _menu,
    ("panel", Felt): _felt,
    ("panel", Leave): _menu,
}
"""(stage, what happens)."""
