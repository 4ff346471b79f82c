"""Settings of one terminal, from `kiosk.yaml`, read once at start (definitions D10; kiosk.example.yaml tells each key).

Rules it keeps: unknown keys are refused with file and line; every default runs on a laptop; paths are relative to the
file; nothing here is secret but `maintenance.pin_scrypt`, which is a hash.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Meta

from kiosk import strict_yaml
from kiosk.calendar.lighting import FORMS as LIGHTING
from kiosk.calendar.lighting import lighting
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
    root_from: str = ""  # a file whose first word is that hash, where it is handed over as one; `load` reads it
    push_url: str = ""  # of `mingbai-hub push`; empty = polling alone
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


class NightPart(_Part):
    dim: str = ""  # when a board is dimmed, e.g. 18:00-08:00; empty = never
    off: tuple[str, ...] = ()  # a command and its words that make the panel dark (DPMS, CEC, DDC)
    on: tuple[str, ...] = ()  # and one that wakes it
    ask: tuple[str, ...] = ()  # one that says on or off
    patience_s: Seconds = 20.0


class MaintenancePart(_Part):
    pin_scrypt: str = ""  # as `mingbai pin` prints it; empty: the page stays shut


class HelpPart(_Part):
    command: tuple[str, ...] = ()  # run when somebody asks for a human: a lamp, a bell, a relay on USB


class PrinterPart(_Part):
    a4: str = ""  # name of a queue of CUPS; empty = there is none
    roll: str = ""  # of one with paper 80 mm wide


class SpeechPart(_Part):
    read: bool = False  # a 朗读 key on every page
    prompts: bool = False  # what to do is said where somebody comes to
    chinese: tuple[str, ...] = ()  # a command that reads characters from its standard input; empty = pinyin it is
    pinyin: tuple[str, ...] = ("espeak-ng", "-v", "cmn-latn-pinyin", "-s", "150", "--stdin")
    english: tuple[str, ...] = ("espeak-ng", "-v", "en-gb", "-s", "150", "--stdin")
    play: tuple[str, ...] = ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error")  # and the file of a recording


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
    input: Literal["mouse", "evdev"] = "mouse"
    panel_match: str = ""  # input evdev: a word of the device's name; empty: the first touch panel
    panel_turn: Literal[0, 90, 180, 270] = 0  # input evdev: how the panel is turned against the picture
    speech: SpeechPart = SpeechPart()
    printer: PrinterPart = PrinterPart()
    idle_s: Seconds = 60.0  # the least; a long page has longer
    attract: bool = True  # announcements go by while nobody is there
    usage: bool = True  # count, without any person, what is opened
    help: HelpPart = HelpPart()
    hours: str = ""  # when the screen is meant to be lit (kiosk/calendar/lighting.py); empty = always
    night: NightPart = NightPart()
    site: str = ""  # what a warning or a blank may call the place it hangs in: --target site:…
    tags: tuple[str, ...] = ()  # and words it may be meant by: --target tag:…
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
    """The settings with paths made absolute and the pin in place; raises BadInput for what no type can refuse."""
    base = path.resolve().parent
    fonts = tuple(str(base / font) for font in settings.fonts)
    root = settings.feed.root_sha256 or _pin_in(base, settings.feed.root_from, document)
    url, hub = settings.feed.url, settings.hub.url

    def sure(good: bool, key: str, why: str, do: str) -> None:
        if not good:
            raise BadInput(document.at(f"$.{key}"), why, do)

    sure(_is_zone(settings.timezone), "timezone", f"no time zone '{settings.timezone}'", "e.g. Asia/Shanghai")
    sure(_is_address(url, files=True), "feed.url", f"'{url}' is no address", "http://…, https://… or file:///…")
    sure(not hub or _is_address(hub), "hub.url", f"'{hub}' is no address", "http://… or https://…, or leave it empty")
    pinned = not root or re.fullmatch(r"[0-9a-f]{64}", root) is not None
    key = "feed.root_sha256" if settings.feed.root_sha256 else "feed.root_from"
    sure(pinned, key, "not 64 hexadecimal digits", "as printed by `mingbai feed init`")
    sure(_is_lighting(settings.hours), "hours", f"'{settings.hours}' is no span", LIGHTING)
    dim = settings.night.dim
    sure(_is_lighting(dim) and dim != "opening-hours", "night.dim", f"'{dim}' is no span", "e.g. 18:00-08:00")
    if settings.maintenance.pin_scrypt:
        from kiosk import pin  # a screen without maintenance never needs it

        hash_ = pin.parsed(settings.maintenance.pin_scrypt)
        sure(hash_ is not None, "maintenance.pin_scrypt", "no hash of a PIN", pin.FORM)
    for number, font in enumerate(fonts):
        sure(Path(font).is_file(), f"fonts[{number}]", f"no file {font}", "give the path of an OTF or TTF file")
    return msgspec.structs.replace(
        settings,
        data_dir=str(base / settings.data_dir),
        fonts=fonts,
        feed=msgspec.structs.replace(settings.feed, root_sha256=root),
    )


def _is_lighting(words: str) -> bool:
    try:
        lighting(words)
    except ValueError:
        return False
    return True


def _pin_in(base: Path, name: str, document: strict_yaml.Document) -> str:
    """The pin in a file; empty without a name."""
    if not name:
        return ""
    try:
        words = (base / name).read_bytes()[:1000].decode("ascii", "replace").split()
    except OSError as e:
        do = "`mingbai demo` makes the demo's; else write the hash itself as root_sha256"
        raise BadInput(document.at("$.feed.root_from"), f"{name}: {e.strerror}", do) from e
    return words[0] if words else "an empty file"


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of the zone tables raises OSError
        return False
    return True


def _is_address(url: str, *, files: bool = False) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port  # a port that is no number raises
    except ValueError:
        return False
    if parts.scheme == "file":
        return files and parts.path.startswith("/")
    return parts.scheme in ("http", "https") and bool(parts.hostname)
