"""A draft becomes an edition: item by item the new version, the published one, or none (definitions D11).

Rules it keeps:
- pure: values in, values out; what is wrong with an item never holds up the others;
- an item in error keeps its published version; it is left out when it has none, or when that version, too, has an
  error which it had not where it is published (what it refers to has gone): nothing on a screen becomes worse;
- what is wrong with the edition as a whole refuses it, with every reason at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hub.press.readings import can_read, readings_of
from kiosk.content.edition import Edition, Reading
from kiosk.content.item import replace
from kiosk.content.kinds import AnyItem
from kiosk.errors import BadInput
from kiosk.folder import Draft
from kiosk.lint import Problem

Check = Callable[[Edition], Iterable[Problem]]
"""`kiosk.lint.problems` with its coverage bound."""


@dataclass(frozen=True)
class Held:
    """An item that is not published as it was written, and why: `file:line: sentence`."""

    item: str
    why: tuple[str, ...]


@dataclass(frozen=True)
class Composed:
    """What became of the draft. `changed` etc. are item ids, compared with the edition before."""

    kept: tuple[Held, ...] = ()
    left_out: tuple[Held, ...] = ()
    warnings: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass
class _Choice:
    """Which version of each item is in, while that is being found out."""

    written: dict[str, AnyItem]
    published: Mapping[str, AnyItem]
    why: dict[str, list[str]] = field(default_factory=dict)
    out: set[str] = field(default_factory=set)

    def items(self) -> list[AnyItem]:
        ids = (set(self.written) | set(self.why)) - self.out
        chosen = (self.published.get(id) if id in self.why else self.written[id] for id in sorted(ids))
        return [item for item in chosen if item is not None]


def compose(
    draft: Draft, previous: Edition | None, check: Check, *, serial: int, made_at: datetime, hub_key: str = ""
) -> tuple[Edition, Composed]:
    """The edition of a draft and the story of its items. Raises BadInput when the whole is refused."""
    whole = [str(fault) for fault in draft.faults if not fault.item]
    if whole:
        raise BadInput(f"edition of {draft.feed}", "; ".join(whole))
    published = {item.id: item for item in previous.items} if previous is not None else {}
    choice = _Choice({item.id: item for item in draft.items}, published)
    for fault in draft.faults:
        choice.why.setdefault(fault.item, []).append(str(fault))
    bare = _bare(draft, serial, made_at, hub_key)
    edition, warnings = _settled(bare, choice, check, draft, previous)
    edition, unread = _read_aloud(edition, previous)
    return edition, _story(choice, edition, published, (*warnings, *unread))


def _bare(draft: Draft, serial: int, made_at: datetime, hub_key: str) -> Edition:
    office = draft.office if draft.office.hub_key else replace(draft.office, hub_key=hub_key)
    return Edition(
        feed=draft.feed,
        serial=serial,
        made_at=made_at,
        office=office,
        rules=draft.rules,
        items=(),
        slots=draft.slots,
        boards=draft.boards,
        layouts=draft.layouts,
        profiles=draft.profiles,
        interval_s=draft.interval_s,
        stale_after_s=draft.stale_after_s,
    )


def _settled(
    bare: Edition, choice: _Choice, check: Check, draft: Draft, previous: Edition | None
) -> tuple[Edition, list[str]]:
    """Step back version by version until no item is in error. Each round takes a step, so it ends."""
    errors_before: dict[str, set[str]] | None = None
    while True:
        edition = replace(bare, items=tuple(choice.items()))
        if not edition.items:
            raise BadInput(f"edition of {draft.feed}", "no items", "an edition without items would blank every screen")
        problems = list(check(edition))
        errors = _by_item(edition, (p for p in problems if p.severity == "error"))
        whole = errors.pop("", [])
        stepped = False
        for id, found in errors.items():
            if id not in choice.why and choice.written[id] != choice.published.get(id):
                choice.why[id] = [_told(p, draft) for p in found]
                stepped = True
                continue
            if errors_before is None:
                errors_before = _codes(previous, check)
            if {p.code for p in found} <= errors_before.get(id, set()):
                choice.why.setdefault(id, [_told(p, draft) for p in found])  # no worse than it is published
            else:
                choice.why.setdefault(id, []).extend(_told(p, draft) for p in found)
                choice.out.add(id)
                stepped = True
        if stepped:
            continue
        if whole:
            raise BadInput(f"edition of {draft.feed}", "; ".join(_told(p, draft) for p in whole))
        return edition, [_told(p, draft) for p in problems if p.severity != "error"]


def _by_item(edition: Edition, problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    ids = {item.id for item in edition.items}
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.item if problem.item in ids else "", []).append(problem)
    return found


def _codes(previous: Edition | None, check: Check) -> dict[str, set[str]]:
    if previous is None:
        return {}
    errors = _by_item(previous, (p for p in check(previous) if p.severity == "error"))
    return {id: {p.code for p in found} for id, found in errors.items()}


def _told(problem: Problem, draft: Draft) -> str:
    where = draft.locate(problem.item, problem.field) if problem.item else "edition"
    return f"{where}: {problem.en} {problem.zh}".rstrip()


def _read_aloud(edition: Edition, previous: Edition | None) -> tuple[Edition, tuple[str, ...]]:
    """The edition with its readings; without pypinyin those of unchanged titles only, and a sentence about it."""
    before: dict[str, tuple[str, Reading]] = {}
    if previous is not None:
        titles = {item.id: item.title for item in previous.items}
        before = {r.id: (titles[r.id], r) for r in previous.readings if r.id in titles}
    if can_read():
        return replace(edition, readings=readings_of(edition.items, before)), ()
    known = [item for item in edition.items if before.get(item.id, ("",))[0] == item.title]
    note = f"{len(edition.items) - len(known)} titles have no pinyin: install mingbai[hub] here to make it"
    return replace(edition, readings=readings_of(known, before)), (note,) if len(known) < len(edition.items) else ()


def _story(choice: _Choice, edition: Edition, published: Mapping[str, AnyItem], warnings: tuple[str, ...]) -> Composed:
    now = {item.id: item for item in edition.items}
    held = [Held(id, tuple(dict.fromkeys(why))) for id, why in sorted(choice.why.items())]
    return Composed(
        kept=tuple(h for h in held if h.item in now),
        left_out=tuple(h for h in held if h.item not in now),
        warnings=warnings,
        added=tuple(id for id in now if id not in published),
        changed=tuple(id for id in now if id in published and now[id] != published[id]),
        removed=tuple(id for id in published if id not in now),
    )
