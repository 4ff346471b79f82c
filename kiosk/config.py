"""Settings of one terminal, from `kiosk.yaml`, read once at start (definitions D10; kiosk.example.yaml tells each key).

Rules it keeps: unknown keys are refused with file and line; every default runs on a laptop against the demo feed;
paths are relative to the file; nothing here is secret but `maintenance.pin_scrypt`, which is a hash.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Meta

from kiosk import strict_yaml
from kiosk.content.item import Value
from kiosk.errors import BadInput

Seconds = Annotated[float, Meta(gt=0, le=86_400)]
Millimetres = Annotated[int, Meta(gt=0, le=20_000)]
Pixels = Annotated[int, Meta(ge=16, le=16_384)]


class _Part(Value):
    """A group of keys."""


class FeedPart(_Part):
    url: str = "http://127.0.0.1:8700"  # where public/ is served, or a folder as file:///…
    root_sha256: str = ""  # of the feed's first root; empty = not paired yet
    poll_s: Seconds = 15.0


class HubPart(_Part):
    url: str = ""  # where envelopes go; empty = they stay in the outbox


class ScreenPart(_Part):
    mode: Literal["fullscreen", "window", "offscreen"] = "window"
    x: int = 0
    y: int = 0
    w: Pixels = 1080
    h: Pixels = 1920
    scale: Annotated[float, Meta(gt=0, le=4)] = 1.0  # of the window only: a laptop shows a portrait panel at 0.4


class PanelPart(_Part):
    width_mm: Millimetres = 268  # a 21.5-inch panel on its side
    height_mm: Millimetres = 476
    bottom_mm: Annotated[int, Meta(ge=0, le=10_000)] = 700  # from the floor to the lower edge of the picture
    distance_mm: Millimetres = 600  # from the eye


class MaintenancePart(_Part):
    pin_scrypt: str = ""


class Settings(_Part):
    """One terminal. `name` is what the hall calls it, e.g. 一楼大厅 3 号屏."""

    name: str = "演示屏"
    mode: Literal["touch", "board"] = "touch"
    board: str = "hall"  # id of a board of the edition; for mode board
    timezone: str = "Asia/Shanghai"
    data_dir: str = "var/demo/touch"
    feed: FeedPart = FeedPart()
    hub: HubPart = HubPart()
    screen: ScreenPart = ScreenPart()
    panel: PanelPart = PanelPart()
    fonts: tuple[str, ...] = ()  # further font files for rare characters, in order
    input: Literal["mouse", "mtdev"] = "mouse"
    speech: bool = False
    printer: str = ""
    idle_s: Seconds = 60.0
    hours: str = ""  # when the screen is meant to be on, e.g. 08:00-18:00; empty = always
    maintenance: MaintenancePart = MaintenancePart()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


def load(path: Path) -> Settings:
    """The settings in a file. Raises BadInput naming file:line and what is wrong; relative paths become absolute."""
    document = strict_yaml.read(path)
    try:
        settings = msgspec.convert(document.value, Settings, strict=False)
    except msgspec.ValidationError as e:
        text = str(e)
        match = re.search(r" - at `(.+)`$", text)
        where = match.group(1) if match else "$"
        why = text[: match.start()] if match else text
        known = ", ".join(Settings.__struct_fields__)
        do = f"known keys here are listed in kiosk.example.yaml; at the top: {known}" if "unknown field" in why else ""
        unknown = re.search(r"unknown field `(.+?)`", why)
        raise BadInput(document.at(f"{where}.{unknown.group(1)}" if unknown else where), why, do) from e
    return _checked(settings, path, document)


def _checked(settings: Settings, path: Path, document: strict_yaml.Document) -> Settings:
    try:
        ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError) as e:
        raise BadInput(document.at("$.timezone"), f"no time zone '{settings.timezone}'", "e.g. Asia/Shanghai") from e
    if not settings.feed.url.startswith(("http://", "https://", "file://")):
        raise BadInput(
            document.at("$.feed.url"), f"'{settings.feed.url}' is no address", "http://…, https://… or file:///…"
        )
    pin = settings.feed.root_sha256
    if pin and not re.fullmatch(r"[0-9a-f]{64}", pin):
        raise BadInput(
            document.at("$.feed.root_sha256"), "not 64 hexadecimal digits", "as printed by `mingbai feed init`"
        )
    if settings.hours and not re.fullmatch(r"\d\d:\d\d-\d\d:\d\d", settings.hours):
        raise BadInput(document.at("$.hours"), f"'{settings.hours}' is no span", "e.g. 08:00-18:00")
    base = path.resolve().parent
    return msgspec.structs.replace(
        settings,
        data_dir=str(base / settings.data_dir),
        fonts=tuple(str(base / font) for font in settings.fonts),
    )
