"""`manifest.yaml`: whose feed a folder is, in which zone, and how its dates are meant.

Rules it keeps: format 1 is the only one; the zone must exist on this machine; whatever is wrong here makes the folder
unreadable, because nothing else could be understood.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Meta

from kiosk import strict_yaml
from kiosk.calendar import Calendar
from kiosk.content.edition import FeedName, Office
from kiosk.content.item import ItemId, Line, Url, Value
from kiosk.errors import BadInput
from kiosk.folder.dates import Dates
from kiosk.folder.shape import converted, shaped

NAME = "manifest.yaml"


class OfficePart(Value):
    """The office without its zone, which stands at the top."""

    name: Line
    name_en: str = ""
    hall: ItemId
    hotline: str = "12345"
    progress_url: Url = ""
    opinions_url: Url = ""
    opinion_box: str = ""
    often: tuple[ItemId, ...] = ()
    hub_key: str = ""


class Manifest(Value):
    """The keys of manifest.yaml."""

    feed: FeedName
    office: OfficePart
    format: Literal["1"]
    timezone: Line = "Asia/Shanghai"
    dates: Literal["publish-day", "absolute"] = "absolute"
    interval_s: Annotated[int, Meta(ge=1, le=86_400)] = 600
    stale_after_s: Annotated[int, Meta(ge=60, le=7_776_000)] = 86_400

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


def read_manifest(root: Path) -> Manifest:
    """The manifest of a folder. Raises BadInput for the first thing wrong with it."""
    if not root.is_dir():
        raise BadInput(str(root), "no such folder", f"name the folder that holds {NAME}")
    path = root / NAME
    if not path.exists():
        raise BadInput(str(root), f"no {NAME} in it", "name the folder that holds it")
    if not path.resolve().is_relative_to(root.resolve()):
        raise BadInput(NAME, "a link that leads out of the folder", "put a copy here")
    document = strict_yaml.read(path, NAME)
    wrong: list[BadInput] = []

    def note(at: str, why: str, do: str) -> None:
        wrong.append(BadInput(document.at(at), why, do))

    shape = shaped(document.value, Manifest, Dates(None, ZoneInfo("UTC"), Calendar(())), None, note)
    manifest: Manifest | None = converted(shape, Manifest, note) if not wrong else None
    if manifest is None:
        raise wrong[0]
    try:
        ZoneInfo(manifest.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as e:
        raise BadInput(document.at("$.timezone"), f"no time zone '{manifest.timezone}'", "e.g. Asia/Shanghai") from e
    return manifest


def day_of(root: Path, now: datetime) -> date:
    """The day that `now` is in the folder's zone: what a folder is read as of when nobody says otherwise."""
    return now.astimezone(read_manifest(root).zone).date()


def office_of(manifest: Manifest) -> Office:
    part = manifest.office
    return Office(
        name=part.name,
        name_en=part.name_en,
        hall=part.hall,
        hotline=part.hotline,
        progress_url=part.progress_url,
        opinions_url=part.opinions_url,
        opinion_box=part.opinion_box,
        often=part.often,
        hub_key=part.hub_key,
        timezone=manifest.timezone,
    )
