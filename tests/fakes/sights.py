"""Sights for tests: what a touchscreen or a board sees of an edition at a moment, without terminal and window."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fakes.clock import ZONE, instant
from msgspec import to_builtins
from msgspec.structs import replace

from kiosk.config import PanelPart
from kiosk.content.edition import Edition
from kiosk.content.emergency import Emergency
from kiosk.folder import read
from kiosk.terminal.snapshot import Contact, Snapshot
from kiosk.visit import Open, Turn, Visit, begin, step
from screens.blocks.block import Setting
from screens.contents import Contents
from screens.parts.fonts import Fonts
from screens.sight import Sight
from screens.theme import Mode, theme_for
from screens.words.say import Language, say_in

NOW = "2026-11-23 10:34"
SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"

PANELS = {
    "21.5": ((1080, 1920), PanelPart(width_mm=268, height_mm=476)),
    "27": ((1080, 1920), PanelPart(width_mm=336, height_mm=598)),
    "32": ((1080, 1920), PanelPart(width_mm=398, height_mm=708)),
    "43": ((1080, 1920), PanelPart(width_mm=527, height_mm=937, bottom_mm=600)),
    "hung": ((1080, 1920), PanelPart(width_mm=529, height_mm=941, bottom_mm=700)),
    "wide": ((1920, 1080), PanelPart(width_mm=598, height_mm=336)),
    "low": ((1366, 768), PanelPart(width_mm=476, height_mm=268)),
    "board": ((1920, 1080), PanelPart(width_mm=1210, height_mm=680, distance_mm=4000)),
    "strip": ((320, 32), PanelPart(width_mm=3200, height_mm=320, distance_mm=15_000)),
}
"""Panels of halls: pixels and millimetres, by their diagonal in inches."""


@cache
def fonts() -> Fonts:
    return Fonts()


@cache
def setting(panel: str = "21.5", language: Language = "zh", **mode: bool) -> Setting:
    """How things are set on a panel, in a language."""
    size, part = PANELS[panel]
    form = "board" if panel == "board" else "touch"
    return Setting(theme_for(part, size, Mode(form=form, **mode)), fonts(), say_in(language))


@cache
def sample(day: str = "2026-11-23") -> Edition:
    """The sample bureau as it is published on a day."""
    draft = read(SAMPLE, date.fromisoformat(day))
    assert not draft.faults, [str(fault) for fault in draft.faults]
    return Edition(
        feed=draft.feed,
        serial=1,
        made_at=instant(f"{day} 08:00"),
        office=draft.office,
        rules=draft.rules,
        items=draft.items,
        slots=draft.slots,
        boards=draft.boards,
        layouts=draft.layouts,
        profiles=draft.profiles,
    )


def a_snapshot(edition: Edition | None, verified: str = "2026-11-23 10:32", **fields) -> Snapshot:
    """A paired terminal's snapshot."""
    filled = {
        "paired": True,
        "verified_at": instant(verified) if edition is not None else None,
        "contact": Contact(at=instant(verified), reached=True),
    }
    return Snapshot(edition=edition, **{**filled, **fields})


def a_sight(edition: Edition, at: str = NOW, visit: Visit | None = None, **fields) -> Sight:
    """What is to be seen at `at`. Fields of the snapshot may be given by name."""
    fields.setdefault("verified", at)
    return Sight(
        snapshot=a_snapshot(edition, **fields),
        now=instant(at),
        zone=ZONE,
        contents=Contents(edition),
        visit=visit or Visit(),
        name="一楼大厅 3 号屏",
        names=frozenset({"hall", "hall-board"}),
        feed_url="http://127.0.0.1:8700",
    )


def a_visit(place: str, arg: str = "", tab: str = "", page: int = 0, **modes: bool | str) -> Visit:
    """A citizen at a place, straight from home."""
    visit = begin(0.0)
    if place != "home":
        visit = step(visit, Open(place, arg), 0.0)
    if tab or page:
        visit = step(visit, Turn(page=page, tab=tab), 0.0)
    return replace(visit, **modes)


def with_items(edition: Edition, *items) -> Edition:
    """The edition with these items added or replaced."""
    known = {item.id: item for item in edition.items} | {item.id: item for item in items}
    return replace(edition, items=tuple(sorted(known.values(), key=lambda item: item.id)))


def with_emergency(sight: Sight, emergency: Emergency) -> Sight:
    return replace(sight, snapshot=replace(sight.snapshot, emergency=emergency))


def written(items: Iterable[Any]) -> set[str]:
    """Every text of some items."""
    found: set[str] = set()
    waiting: list[object] = [to_builtins(item) for item in items]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            found.add(part)
        elif isinstance(part, dict):
            waiting += part.values()
        elif isinstance(part, list | tuple):
            waiting += part
    return found
