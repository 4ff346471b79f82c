"""How long it takes to say what a board plays: 1,000 slots, all of them this board's, and 5,000 items.

Rules it keeps: `first` is a new edition, asked for the first time; `new_day` and `new_change` are what a running board
asks at midnight and at each change of its programme; `again` is any other time. Time is this process's own: what else
the machine does is not the programme's. Collections of garbage count: the glass cannot hold them back either.
"""

from __future__ import annotations

import json
import random
import statistics
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.clock import SystemClock
from kiosk.content.edition import Daypart, Edition, Slot
from kiosk.content.item import Period, replace
from kiosk.content.notice import Announcement
from kiosk.folder import read
from kiosk.schedule.programme import cue_at, programme_at, showings

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
SLOTS, ITEMS = 1_000, 5_000
EDITIONS, DAYS = 5, 4
TYPES = ("notice", "publicity", "proclamation", "bulletin", "result", "tip", "works", "consultation")
HOURS = (("00:00", "24:00"), ("00:00", "24:00"), ("09:00", "17:00"), ("12:00", "14:00"), ("22:00", "06:00"))
KINDS_OF_DAY = ("every-day", "working-days", "days-off", "opening-hours")
BOARD = "hall"


def measure() -> dict[str, Any]:
    """Milliseconds; of each kind the median and the worst."""
    times: dict[str, list[float]] = {name: [] for name in ("first", "new_day", "new_change", "again", "cue_at")}
    turns = changes = 0
    for chance in map(random.Random, range(EDITIONS)):
        edition = _edition(chance)
        begins = at = edition.made_at.replace(hour=16, minute=0, second=0, microsecond=0)  # midnight of the sample
        while at < begins + timedelta(days=DAYS):
            kind = "first" if at == begins else "new_day" if at.hour == 16 else "new_change"
            times[kind].append(_ms(programme_at, edition, BOARD, at))
            times["again"].append(_ms(programme_at, edition, BOARD, at))
            programme = programme_at(edition, BOARD, at)
            times["cue_at"].append(_ms(cue_at, programme, at))
            turns, changes, at = max(turns, len(programme.cues)), changes + 1, programme.until
    middle = {f"{name}_ms": round(statistics.median(found), 3) for name, found in times.items()}
    worst = {f"{name}_worst_ms": round(max(found), 3) for name, found in times.items()}
    counted = {"slots": SLOTS, "items": ITEMS, "turns_a_round": turns, "changes_a_day": changes // (EDITIONS * DAYS)}
    return {**counted, **middle, **worst, "a_whole_day_ms": round(_ms(_day, edition, begins))}


def _day(edition: Edition, begins: datetime) -> None:
    """Every showing of a day: `mingbai programme`."""
    for showing in showings(edition, BOARD, begins):
        if showing.ends >= begins + timedelta(days=1):
            return


def _edition(chance: random.Random) -> Edition:
    """Slots as an office makes them, but many more: most name a few items, some a type; some narrow hours or days."""
    now = SystemClock().wall()
    draft = read(SAMPLE, now.date())
    pattern = next(item for item in draft.items if isinstance(item, Announcement) and not item.media)
    items = tuple(_item(pattern, number, chance, now) for number in range(ITEMS))
    slots = tuple(_slot(number, chance) for number in range(SLOTS))
    hall = tuple(item for item in draft.items if item.id == draft.office.hall)
    return Edition(
        feed="bench",
        serial=1,
        made_at=now,
        office=draft.office,
        rules=draft.rules,
        items=(*items, *hall),
        slots=slots,
        boards=draft.boards,
        layouts=draft.layouts,
    )


def _item(pattern: Announcement, number: int, chance: random.Random, now: datetime) -> Announcement:
    """A notice; four of five are valid for a time, and some of these are over; one in fifty may be objected to."""
    midnight = now.replace(hour=16, minute=0, second=0, microsecond=0)
    until = midnight + timedelta(days=chance.randrange(-100, 300))
    open_for_opinions = Period(from_=midnight - timedelta(days=3), until=midnight + timedelta(days=9))
    return replace(
        pattern,
        id=f"notice-{number:04}",
        type=chance.choice(TYPES) if number % 50 else "publicity",
        valid=Period(from_=until - timedelta(days=chance.randrange(1, 400)), until=until) if number % 5 else Period(),
        period=None if number % 50 else open_for_opinions,
        body="内容" * chance.randrange(20, 200),
    )


def _slot(number: int, chance: random.Random) -> Slot:
    """Nine of ten name a few notices, one a type; one of seven fills what would be empty."""
    by_type = number % 10 == 0
    from_, until = chance.choice(HOURS)
    return Slot(
        id=f"slot-{number:04}",
        items=() if by_type else tuple(f"notice-{chance.randrange(ITEMS):04}" for _ in range(chance.randrange(3, 15))),
        kinds=("announcement",) if by_type else (),
        types=(chance.choice(TYPES),) if by_type else (),
        daypart=Daypart(from_=from_, until=until, days=chance.choice(KINDS_OF_DAY)),
        priority=chance.randrange(9),
        rank="filler" if number % 7 == 0 else None,
    )


def _ms(work: Callable[..., object], *args: object) -> float:
    begun = time.process_time()
    work(*args)
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
