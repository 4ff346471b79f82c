"""What a board plays, when: pure rules of (edition, board, now), the same on a terminal and at the hub (floor 1).

eligible   whether an item may be shown now, and when it must
dayparts   when a daypart holds on a day
pool       what a slot chooses
lane       one zone on one day: its slots, its changes, who has it now
rounds     the order of turns
dues       the turns reserved for what must be seen
dwell      how long one item stays
timetable  all this for one edition and board, made once
programme  the programme of a board, the cue at an instant, what comes next
playable   what of an item stands while its media are on their way

Rules it keeps: a room is entered when somebody asks for what is in it; a touchscreen wants `eligible` alone before its
first frame.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.schedule.dwell import MOST_CHARS, displayed, displayed_chars, dwell_s, listed
    from kiosk.schedule.lane import Cue
    from kiosk.schedule.programme import (
        Programme,
        Showing,
        Ticker,
        crowding,
        cue_at,
        programme_at,
        showings,
        ticker_at,
        upcoming,
    )

__all__ = [
    "MOST_CHARS",
    "Cue",
    "Programme",
    "Showing",
    "Ticker",
    "crowding",
    "cue_at",
    "displayed",
    "displayed_chars",
    "dwell_s",
    "listed",
    "programme_at",
    "showings",
    "ticker_at",
    "upcoming",
]

_ROOMS = {
    "MOST_CHARS": "dwell",
    "displayed": "dwell",
    "displayed_chars": "dwell",
    "dwell_s": "dwell",
    "listed": "dwell",
    "Cue": "lane",
    "Programme": "programme",
    "Showing": "programme",
    "Ticker": "programme",
    "crowding": "programme",
    "cue_at": "programme",
    "programme_at": "programme",
    "showings": "programme",
    "ticker_at": "programme",
    "upcoming": "programme",
}


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    globals()[name] = found  # asked once
    return found
