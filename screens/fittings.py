"""How this touchscreen is fitted, beside what every one has: who may maintain it, whom it calls, what it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kiosk.config import Settings
from kiosk.visit.staff import Deed


@dataclass(frozen=True)
class Fittings:
    """From the settings. `deeds`: what staff can do here, and how it is done."""

    idle_s: float = 60.0
    where: str = ""  # the terminal, as the hall calls it
    attract: bool = True  # announcements go by while nobody is there
    usage: bool = True  # what is opened is counted
    reports: bool = False  # there is an office that hears of a call
    bell: tuple[str, ...] = ()  # a command that rings for somebody
    pin: str = ""  # hash of the PIN of the maintenance page
    deeds: Mapping[Deed, Callable[[], object]] = field(default_factory=dict)


def fittings_of(settings: Settings, deeds: Mapping[Deed, Callable[[], object]]) -> Fittings:
    """As the settings of a terminal say."""
    return Fittings(
        idle_s=settings.idle_s,
        where=settings.name,
        attract=settings.attract,
        usage=settings.usage,
        reports=bool(settings.hub.url),
        bell=settings.help.command,
        pin=settings.maintenance.pin_scrypt,
        deeds=deeds,
    )
