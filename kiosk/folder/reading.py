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
from kiosk.folder.dates import Dates
from kiosk.folder.draft import Draft, Fault
from kiosk.folder.files import Files
from kiosk.folder.manifest import Manifest, office_of, read_manifest
from kiosk.folder.media import MediaFolder
from kiosk.folder.rules import SHIPPED, read_rules, shipped_files
from kiosk.folder.shape import Shaper, converted
from kiosk.folder.wording import spelled
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
    return _Reading(path, as_of, {} if parsed is None else parsed).draft(rules_default or SHIPPED)


class _Reading:
    """One reading of a folder, collecting faults as it goes."""

    def __init__(self, root: Path, as_of: date, parsed: dict[Path, Document]) -> None:
        self.root, self.as_of = root, as_of
        self.faults: list[Fault] = []
        self.files = Files(root, self._fault, parsed)
        self.media = MediaFolder(root)
        self.documents: dict[str, Document] = {}

    def draft(self, rules_default: Path) -> Draft:
        manifest = read_manifest(self.root)
        self.files.strangers(known_folders=FOLDERS, known_files=FILES)
        rules = self._rules(rules_default)
        relative = self.as_of if manifest.dates == "publish-day" else None
        self.dates = Dates(relative, manifest.zone, Calendar(rules))
        self.periods = {rule.id: rule for rule in rules.periods}
        items = self._items()
        records = {name: self._record(name, type_) for name, type_ in RECORDS.items()}
        return self._draft(manifest, rules, items, records)

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
            media={m.sha256: self.media.find(m.name).path for item in kept for m in item.media},
            where=self.documents,
        )

    def _rules(self, rules_default: Path) -> Rules:
        files = [*shipped_files(rules_default), *self.files.of("rules")]
        return read_rules(files, self.files.document, self._fault)

    def _items(self) -> Iterator[AnyItem]:
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
            item = self._item(kind, file, name, item_id)
            if item is not None:
                yield item

    def _item(self, kind: str, file: Path, name: str, item_id: str) -> AnyItem | None:
        document = self.files.document(file, name, item_id)
        if document is None:
            return None
        if not isinstance(document.value, dict):
            self._fault(document.at("$"), "an item is a group of keys", "begin with 'title: …'", item_id)
            return None
        tree = dict(document.value)
        if tree.setdefault("id", item_id) != item_id:
            do = f"write 'id: {item_id}' or rename the file"
            self._fault(document.at("$.id"), f"id '{tree['id']}' is not the name of the file", do, item_id)
            return None
        item: AnyItem | None = self._value(document, tree, KINDS[kind], item_id)
        if item is not None:
            self.documents[item_id] = Document(name, "", document.lines)
        return item

    def _record(self, name: str, type_: Any) -> Any:
        file = self.root / f"{name}.yaml"
        if not file.exists() or not self.files.safe(file, file.name):
            return ()
        document = self.files.document(file, file.name)
        values = None if document is None else self._value(document, document.value, type_)
        if document is None or values is None:
            return ()
        kept: dict[str, Any] = {}
        for i, value in enumerate(values):
            if value.id in kept:
                self._fault(document.at(f"$[{i}].id"), f"id '{value.id}' stands twice", "rename one of them")
            kept.setdefault(value.id, value)
        return tuple(kept.values())

    def _value(self, document: Document, tree: Any, type_: Any, item_id: str = "") -> Any:
        """The value in a tree, None with faults noted when there is any."""
        before = len(self.faults)

        def note(at: str, why: str, do: str) -> None:
            self._fault(document.at(at), why, do, item_id)

        if isinstance(tree, dict):
            self._by_rule(tree, note)
        shaper = Shaper(self.dates, self.media, note)
        shape = shaper.shaped(tree, type_)
        if shaper.braces and len(self.faults) == before:
            shape = spelled(shape, self.dates, note)
        return converted(shape, type_, note) if len(self.faults) == before else None

    def _by_rule(self, tree: dict[str, Any], note: Any) -> None:
        """`until: by-rule` in `period` and `valid`: what `period_rule` counts from the period's `from`."""
        asked = [name for name in ("period", "valid") if isinstance(p := tree.get(name), dict) and _by_rule(p)]
        if not asked:
            return
        period = tree.get("period")
        rule = self.periods.get(str(tree.get("period_rule")))
        if rule is None or not isinstance(period, dict) or not isinstance(period.get("from"), str):
            known = ", ".join(self.periods)
            note(f"$.{asked[0]}.until", "'by-rule' needs `from` and a known `period_rule`", f"rules: {known}")
            for name in asked:
                tree[name] = {key: value for key, value in tree[name].items() if key != "until"}
            return
        try:
            start = self.dates.moment(period["from"], last=False).astimezone(self.dates.zone)
        except ValueError:
            return  # the shape says what is wrong with it
        ends = self.dates.calendar.deadline(start, rule).ends(self.dates.zone)
        for name in asked:
            tree[name] = {**tree[name], "until": ends.isoformat()}

    def _fault(self, where: str, why: str, do: str = "", item: str = "") -> None:
        self.faults.append(Fault(where, why, do, item))


def _by_rule(span: dict[str, Any]) -> bool:
    return span.get("until") == "by-rule"
