"""Reads a folder as of a day: `read(path, as_of) -> Draft`.

Rules it keeps (definitions D1–D3):
- only the manifest can make the whole folder unreadable; any other bad file is a fault and the rest is read;
- nothing outside the folder is opened, also not through symbolic links;
- an id is its file's name and stands once over all kinds; of two that claim it neither is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from kiosk.calendar import Calendar
from kiosk.content.edition import Board, Layout, Profile, Slot
from kiosk.content.kinds import KINDS, AnyItem
from kiosk.content.rules import Rules
from kiosk.folder import crew
from kiosk.folder.dates import Dates
from kiosk.folder.draft import Draft, Fault
from kiosk.folder.files import Files
from kiosk.folder.manifest import Manifest, office_of, read_manifest
from kiosk.folder.media import MediaFolder
from kiosk.folder.places import Places
from kiosk.folder.rules import SHIPPED, read_rules, shipped_files
from kiosk.folder.values import Values
from kiosk.layouts import layouts_for
from kiosk.strict_yaml import Document

RECORDS: dict[str, Any] = {
    "slots": tuple[Slot, ...],
    "boards": tuple[Board, ...],
    "layouts": tuple[Layout, ...],
    "profiles": tuple[Profile, ...],
}
FOLDERS = (*KINDS, "rules", "media")
FILES = ("manifest.yaml", *(f"{name}.yaml" for name in RECORDS))

T = TypeVar("T")


def read(
    path: Path, as_of: date, rules_default: Path | None = None, parsed: dict[Path, Document] | None = None
) -> Draft:
    """The draft in a folder, its relative dates resolved from `as_of`.

    `rules_default`: where the shipped rules lie. `parsed`: a dict of the caller's that keeps files already parsed, for
    one who reads the same folder as of many days. Raises BadInput when there is no folder or no readable manifest.
    """
    return _Reading(path, as_of, parsed).draft(rules_default or SHIPPED)


class _Reading:
    """One reading of a folder, collecting faults as it goes."""

    def __init__(self, root: Path, as_of: date, parsed: dict[Path, Document] | None) -> None:
        self.root, self.as_of = root, as_of
        self.faults: list[Fault] = []
        self.files = Files(root, self._fault, {} if parsed is None else parsed)
        self.media = MediaFolder(root)
        self.alone = parsed is not None  # what is kept for the caller is not parsed elsewhere
        self.stand: dict[str, tuple[Path, str]] = {}

    def draft(self, rules_default: Path) -> Draft:
        manifest = read_manifest(self.root)
        self.files.strangers(known_folders=FOLDERS, known_files=FILES)
        rules = self._rules(rules_default)
        relative = self.as_of if manifest.dates == "publish-day" else None
        self.values = Values(Dates(relative, manifest.zone, Calendar(rules)), rules, self.media, self._fault)
        records = {name: self._record(name, type_) for name, type_ in RECORDS.items()}
        records["layouts"] = layouts_for(records["layouts"], records["boards"])
        places = list(self._places())
        job = crew.Job(
            root=str(self.root), as_of=relative, timezone=manifest.timezone, rules=rules, places=tuple(places)
        )
        items = self._together(job) if len(places) >= crew.FROM and not self.alone else None
        return self._draft(manifest, rules, self._one_by_one(places) if items is None else items, records)

    def _draft(self, manifest: Manifest, rules: Rules, items: Iterable[AnyItem], records: dict[str, Any]) -> Draft:
        kept = tuple(sorted(items, key=lambda item: item.id))
        return Draft(
            feed=manifest.feed,
            office=office_of(manifest),
            interval_s=manifest.interval_s,
            stale_after_s=manifest.stale_after_s,
            rules=rules,
            as_of=self.as_of,
            items=kept,
            **records,
            faults=tuple(self.faults),
            media={m.sha256: self.media.place(m.name) for item in kept for m in item.media},
            where=Places({item.id: self.stand[item.id] for item in kept}),
        )

    def _rules(self, rules_default: Path) -> Rules:
        files = [*shipped_files(rules_default), *self.files.of("rules")]
        return read_rules(files, self.files.document, self._fault)

    def _places(self) -> Iterator[crew.Place]:
        """The files of items, each of an id of its own."""
        files: dict[str, list[tuple[str, Path, str]]] = {}
        for kind in KINDS:
            for file, name in self.files.of(kind, items=True):
                files.setdefault(file.stem, []).append((kind, file, name))
        for item_id, places in files.items():
            if len(places) > 1:
                names = " and ".join(name for _, _, name in places)
                self._fault(places[-1][2], f"id '{item_id}' stands twice: {names}", "rename one of them", item_id)
                continue
            kind, file, name = places[0]
            self.stand[item_id] = (file, name)
            yield crew.Place(kind=kind, name=name, item=item_id)

    def _one_by_one(self, places: Iterable[crew.Place]) -> Iterator[AnyItem]:
        for place in places:
            document = self.files.document(self.stand[place.item][0], place.name, place.item)
            item = None if document is None else self.values.item(place.kind, document, place.item)
            if item is not None:
                yield item

    def _together(self, job: crew.Job) -> list[AnyItem] | None:
        """The items as several processes read them; None when they could not."""
        found = crew.read(job)
        if found is None:
            return None
        self.faults.extend(fault for _, faults in found for fault in faults)
        return [item for item, _ in found if item is not None]

    def _record(self, name: str, type_: Any) -> Any:
        file = self.root / f"{name}.yaml"
        if not file.exists() or not self.files.safe(file, file.name):
            return ()
        document = self.files.document(file, file.name)
        values = None if document is None else self.values.of(document, document.value, type_)
        if document is None or values is None:
            return ()
        kept: dict[str, Any] = {}
        for i, value in enumerate(values):
            if value.id in kept:
                self._fault(document.at(f"$[{i}].id"), f"id '{value.id}' stands twice", "rename one of them")
            kept.setdefault(value.id, value)
        return tuple(kept.values())

    def _fault(self, where: str, why: str, do: str = "", item: str = "") -> None:
        self.faults.append(Fault(where, why, do, item))
