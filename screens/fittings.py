"""How this touchscreen is fitted, beside what every one has: who may maintain it, whom it calls, what it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from kiosk.config import Settings
from kiosk.terminal.equipment import voices
from kiosk.visit.staff import Deed
from screens.printing.standing import Paper

if TYPE_CHECKING:
    from screens.bell import Bell


class Fittings(Struct, frozen=True):
    """From the settings. `deeds`: what staff can do here, and how it is done."""

    idle_s: float = 60.0
    where: str = ""  # the terminal, as the hall calls it
    attract: bool = True  # announcements go by while nobody is there
    usage: bool = True  # what is opened is counted
    reports: bool = False  # there is an office that hears of a call
    bell: tuple[str, ...] = ()  # a command that rings for somebody
    printers: Mapping[Paper, str] = field(default_factory=dict)  # a queue of CUPS for each paper there is
    voices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # commands, see screens/speech/voice.py
    prompts: bool = False  # what to do is said where somebody comes to
    reads: bool = False  # a page is read aloud when asked
    fonts: tuple[str, ...] = ()  # further ones, for paper
    pin: str = ""  # hash of the PIN of the maintenance page
    deeds: Mapping[Deed, Callable[[], object]] = field(default_factory=dict)

    def ringer(self) -> Bell | None:
        """Who rings; None where there is no bell."""
        if not self.bell:
            return None
        from screens.bell import Bell

        return Bell(self.bell)


def fittings_of(settings: Settings, deeds: Mapping[Deed, Callable[[], object]]) -> Fittings:
    """As the settings of a terminal say."""
    return Fittings(
        idle_s=settings.idle_s,
        where=settings.name,
        attract=settings.attract,
        usage=settings.usage,
        reports=bool(settings.hub.url),
        bell=settings.help.command,
        printers={"a4": settings.printer.a4, "roll": settings.printer.roll},
        voices=voices(settings.speech),
        prompts=settings.speech.prompts,
        reads=settings.speech.read,
        fonts=settings.fonts,
        pin=settings.maintenance.pin_scrypt,
        deeds=deeds,
    )
