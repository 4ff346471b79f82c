"""Writes content as a folder: the way out of `read`, for export and for moving a feed by hand.

Rules it keeps: what is written reads back equal, with absolute dates; the folder must be new or empty, nothing is ever
overwritten; media are copied under the names their items know.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import yaml

from kiosk.calendar import Calendar
from kiosk.content.edition import Edition
from kiosk.content.item import Media, Period, Value
from kiosk.content.rules import Rules
from kiosk.errors import BadInput
from kiosk.folder.dates import Dates
from kiosk.folder.draft import Draft
from kiosk.folder.manifest import NAME

RECORDS = ("slots", "boards", "layouts", "profiles")


def write(content: Draft | Edition, path: Path, media: Mapping[str, Path] | None = None) -> None:
    """Writes a draft or an edition into a new folder. `media`: hash → file, for an edition (a draft brings its own)."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise BadInput(str(path), "is not an empty folder", "name a new one")
    path.mkdir(parents=True, exist_ok=True)
    files = media if media is not None else content.media if isinstance(content, Draft) else {}
    plain = _Plain(Dates(None, ZoneInfo(content.office.timezone), Calendar(())))
    _dump(path / NAME, _manifest(content, plain))
    for item in content.items:
        kind = str(item.__struct_config__.tag)
        _dump(path / kind / f"{item.id}.yaml", plain.of(item))
        for medium in item.media:
            _copy(medium, files, path / "media")
    for name in RECORDS:
        values = getattr(content, name)
        if values:
            _dump(path / f"{name}.yaml", plain.of(values))
    for name in Rules.__struct_fields__:
        if name != "calendars" and getattr(content.rules, name):
            _dump(path / "rules" / f"{name}.yaml", {name: plain.of(getattr(content.rules, name))})
    for year in content.rules.calendars:
        _dump(path / "rules" / f"calendar-{year.year}.yaml", plain.of(year))


def _manifest(content: Draft | Edition, plain: _Plain) -> dict[str, Any]:
    office = plain.of(content.office)
    zone = office.pop("timezone", content.office.timezone)
    return {
        "feed": content.feed,
        "format": 1,
        "timezone": zone,
        "dates": "absolute",
        "interval_s": content.interval_s,
        "stale_after_s": content.stale_after_s,
        "office": office,
    }


class _Plain:
    """Values as the trees a folder spells them with."""

    def __init__(self, dates: Dates) -> None:
        self._dates = dates

    def of(self, value: Any) -> Any:
        if isinstance(value, Period):
            edges = {"from": value.from_, "until": value.until}
            return {key: self._at(key, at) for key, at in edges.items() if at is not None}
        if isinstance(value, Media):
            told = {"caption": value.caption, "pages": value.pages}
            return {"file": value.name, "deferred": value.deferred, **{k: v for k, v in told.items() if v}}
        if isinstance(value, Value):
            return {
                field.encode_name: self._at(field.name, part) if isinstance(part, datetime) else self.of(part)
                for field in _fields(type(value))
                if (part := getattr(value, field.name)) != field.default
            }
        if isinstance(value, tuple):
            return [self.of(part) for part in value]
        if isinstance(value, date):
            return value.isoformat()
        return value

    def _at(self, name: str, moment: datetime) -> str:
        return self._dates.spell(moment, last=name == "until")


@cache
def _fields(type_: type[Value]) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(type_)


def _copy(medium: Media, files: Mapping[str, Path], folder: Path) -> None:
    source = files.get(medium.sha256)
    if source is None:
        raise BadInput(f"media/{medium.name}", "the file is not at hand", "fetch the edition's media first")
    target = folder / medium.name
    if not target.resolve().is_relative_to(folder.resolve()):
        raise BadInput(f"media/{medium.name}", "not a path inside media/")
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _dump(path: Path, tree: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    path.write_text(text, encoding="utf-8")


class _Dumper(yaml.SafeDumper):
    """Long texts as blocks, lists set in, no aliases: for people to read."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
