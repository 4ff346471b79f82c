"""Who may import whom: the table of the floors, and the one rule that reads it.

A room may import itself, every room of the floors below it, the standard library and the packages its row names.
Rooms of one floor do not know each other, except on floor 0. A new room gets a row here, on purpose; without one it may
not be imported and may not import.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from floors.source import Fault, Source, inside

OURS = ("kiosk", "screens", "hub", "tests", "benchmarks", "main")


@dataclass(frozen=True)
class Room:
    """`floor` -1 is the package itself (`kiosk`), which imports nothing; `also` are packages beyond the stdlib."""

    name: str
    floor: int
    also: frozenset[str]


WORDS = "msgspec yaml"
ROOF = 9
TABLE = {
    # room: (floor, packages beyond the standard library)
    "kiosk": (-1, ""),
    "kiosk.content": (0, WORDS),
    "kiosk.calendar": (0, WORDS),
    "kiosk.clock": (0, WORDS),
    "kiosk.box": (0, WORDS),
    "kiosk.errors": (0, WORDS),
    "kiosk.frugal": (0, WORDS),
    "kiosk.config": (0, WORDS),
    "kiosk.layouts": (0, WORDS),
    "kiosk.strict_yaml": (0, WORDS),
    "kiosk.pin": (0, WORDS),
    "kiosk.schedule": (1, WORDS),
    "kiosk.search": (1, WORDS),
    "kiosk.visit": (1, WORDS),
    "kiosk.evidence": (1, WORDS),
    "kiosk.typeset": (1, WORDS),
    "kiosk.graph": (1, WORDS),
    "kiosk.wire": (1, WORDS),
    "kiosk.command": (1, WORDS),
    "kiosk.folder": (1, WORDS),
    "kiosk.lint": (1, WORDS),
    "kiosk.store": (2, "msgspec"),
    "kiosk.link": (2, "msgspec requests urllib3 certifi tuf securesystemslib"),
    "kiosk.terminal": (3, "msgspec cryptography"),
    "screens": (4, "kivy freetype segno PIL pypdfium2 msgspec fpdf pypinyin"),
    "kiosk.cli": (ROOF, ""),
    "main": (ROOF, ""),
    # The hub stands beside the house: it knows the words and the rules of floors 0 and 1, and nothing above.
    "hub": (2, ""),
    "hub.people": (2, ""),
    "hub.desk": (2, ""),
    "hub.fleet": (2, ""),
    "hub.duty": (2, ""),
    "hub.lane": (2, ""),
    "hub.records": (2, ""),
    "hub.preview": (2, ""),
    "hub.bringing": (2, ""),
    "hub.place": (2, ""),
    "hub.alerts": (2, ""),
    "hub.channels": (2, ""),
    "hub.inspection": (2, ""),
    "hub.site": (2, ""),
    "hub.intake": (2, ""),
    "hub.printing": (2, ""),
    "hub.pressroom": (2, ""),
    "hub.press": (2, "msgspec yaml tuf securesystemslib cryptography pypinyin PIL segno"),
}
ROOMS = {name: Room(name, floor, frozenset(also.split())) for name, (floor, also) in TABLE.items()}

# Rooms of the hub and whom of the hub they know; `hub` itself (settings, urls, commands) puts them together.
HUB = {
    "hub.people": ("hub.printing",),
    "hub.fleet": ("hub.people", "hub.desk"),
    "hub.intake": ("hub.people", "hub.fleet"),
    "hub.lane": ("hub.people", "hub.desk"),
    "hub.records": ("hub.people", "hub.desk", "hub.printing"),
    "hub.preview": ("hub.people", "hub.desk", "hub.records"),
    "hub.bringing": ("hub.people", "hub.desk"),
    "hub.alerts": ("hub.people", "hub.fleet", "hub.place", "hub.printing"),
    "hub.channels": ("hub.people", "hub.desk"),
    "hub.inspection": ("hub.people", "hub.desk", "hub.channels", "hub.fleet", "hub.intake"),
    "hub.site": ("hub.desk", "hub.press"),
    "hub.duty": ("hub.people", "hub.desk", "hub.fleet", "hub.printing"),
    "hub.desk": ("hub.people", "hub.printing"),
    "hub.press": (),
    "hub.printing": (),
    "hub.pressroom": ("hub.desk", "hub.duty", "hub.press", "hub.printing"),
}

# Doors of the standard library that belong to one room: the disk's database, the network.
OWNED = {
    "sqlite3": "kiosk.store",
    "socket": "kiosk.link",
    "ssl": "kiosk.link",
    "http.client": "kiosk.link",
    "urllib.request": "kiosk.link",
}
# The threads behind a Terminal: the glass asks the terminal, it does not reach for them.
BEHIND = ("kiosk.terminal.keeper", "kiosk.terminal.courier", "kiosk.terminal.follow", "kiosk.terminal.facts")


def floors(source: Source) -> Iterator[Fault]:
    """Faults of one file of kiosk, screens, hub, or main.py."""
    here = room_of(source.module)
    if here is None:
        yield source.fault(1, f"{source.module} has no row among the floors: put it into an existing room, or add one")
        return
    for name, line in source.imports():
        why = forbidden(here, name)
        if why:
            yield source.fault(line, f"{here.name} may not import {name}: {why}")


def room_of(module: str) -> Room | None:
    """The room of a module: `kiosk.store.editions` lies in `kiosk.store`; a package alone is its own room."""
    parts = module.split(".")
    if parts[0] == "hub":
        return ROOMS.get(".".join(parts[:2]), ROOMS["hub"])
    if parts[0] == "kiosk":
        return ROOMS.get(".".join(parts[:2]))
    return ROOMS.get(parts[0])


def forbidden(here: Room, name: str) -> str:
    """Why this room may not import this name, or ""."""
    if name.split(".")[0] in OURS:
        return _forbidden_here(here, name)
    return _forbidden_outside(here, name)


def _forbidden_here(here: Room, name: str) -> str:
    there = room_of(name)
    if there is None:
        return "it is none of the rooms"
    if there.name == here.name:
        return ""
    if there.name in ("kiosk.cli", "main"):
        return "" if here.name == "main" else "nobody imports the roof but main.py"
    if here.floor == ROOF or there.floor == -1:
        return ""
    if here.name.startswith("hub"):
        return _forbidden_in_the_hub(here, there)
    if there.name.startswith("hub"):
        return "the terminal does not know the hub"
    if here.name == "screens":
        behind = any(inside(name, room) for room in BEHIND)
        allowed = _low(there) or (there.name == "kiosk.terminal" and not behind)
        return "" if allowed else "the glass knows the Terminal, its snapshot and its orders, and floors 0 and 1"
    if there.floor == here.floor == 0 or there.floor < here.floor:
        return ""
    return f"floor {here.floor} does not know floor {there.floor}"


def _forbidden_in_the_hub(here: Room, there: Room) -> str:
    if _low(there):
        return ""
    if not there.name.startswith("hub"):
        return "the hub knows only floors 0 and 1 of the terminal"
    if here.name == "hub.press":
        return "the press knows only floors 0 and 1, and works without the rest of the hub"
    allowed = here.name == "hub" or there.name in HUB.get(here.name, ())
    return "" if allowed else f"{here.name} knows of the hub only {', '.join(HUB.get(here.name, ())) or 'itself'}"


def _low(there: Room) -> bool:
    return there.floor in (0, 1)


def _forbidden_outside(here: Room, name: str) -> str:
    top = name.split(".")[0]
    if here.floor == ROOF:
        return ""
    if here.name.startswith("hub") and here.name != "hub.press":
        return "the hub draws no screens" if top == "kivy" else ""
    owner = next((owner for door, owner in OWNED.items() if inside(name, door)), here.name)
    if owner != here.name:
        return f"that door belongs to {owner}"
    if top in sys.stdlib_module_names or top in here.also:
        return ""
    return f"beyond the standard library it may use {', '.join(sorted(here.also)) or 'nothing'}"
