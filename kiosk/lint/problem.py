"""A problem, the content it is found in, and what the rules ask about that content again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from kiosk.calendar import Calendar
from kiosk.content.disclosure import Ground
from kiosk.content.edition import Board, Layout, Office, Slot
from kiosk.content.item import Item
from kiosk.content.kinds import AnyItem
from kiosk.content.office import Site, Unit
from kiosk.content.rules import LimitRule, Mask, PeriodRule, Rules
from kiosk.content.service import Limit
from kiosk.lint.lookout import Lookout, lookout

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """One thing wrong. No `item`: the whole edition. `field` as in the YAML: `materials[2].when`."""

    code: str
    severity: Severity
    item: str
    field: str
    zh: str
    en: str

    @property
    def whole(self) -> bool:
        """Whether it refuses the whole edition, not only one item."""
        return self.severity == "error" and not self.item


class Content(Protocol):
    """What can be linted: an Edition, or the Draft of a folder."""

    @property
    def office(self) -> Office: ...
    @property
    def rules(self) -> Rules: ...
    @property
    def items(self) -> Sequence[AnyItem]: ...
    @property
    def slots(self) -> Sequence[Slot]: ...
    @property
    def boards(self) -> Sequence[Board]: ...
    @property
    def layouts(self) -> Sequence[Layout]: ...


class Facts:
    """Look-ups over one content, each made once."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.late_starts: dict[tuple[Limit, Limit], tuple[tuple[date, ...], int]] = {}  # by promise and statute

    @cached_property
    def by_id(self) -> dict[str, AnyItem]:
        return {item.id: item for item in self.content.items}

    @cached_property
    def units(self) -> dict[str, Unit]:
        return {item.id: item for item in self.content.items if isinstance(item, Unit)}

    @cached_property
    def grounds(self) -> frozenset[str]:
        return frozenset(item.id for item in self.content.items if isinstance(item, Ground))

    @cached_property
    def windows(self) -> frozenset[str]:
        return frozenset(f"{unit.id}/{window.id}" for unit in self.units.values() for window in unit.windows)

    @cached_property
    def floors(self) -> frozenset[str]:
        sites = (item for item in self.content.items if isinstance(item, Site))
        return frozenset(f"{site.id}/{floor.id}" for site in sites for floor in site.floors)

    @cached_property
    def periods(self) -> dict[str, PeriodRule]:
        return {rule.id: rule for rule in self.content.rules.periods}

    @cached_property
    def limits(self) -> dict[str, LimitRule]:
        """The rule of the longest limit, by the matter of a guide."""
        return {rule.matter: rule for rule in self.content.rules.limits}

    @cached_property
    def masks(self) -> dict[str, Mask]:
        """How a personal number is masked, by what it is."""
        return {mask.what: mask for mask in self.content.rules.masks}

    @cached_property
    def channels(self) -> frozenset[str]:
        """Every word for a channel, in all its spellings."""
        return frozenset(word for channel in self.content.rules.channels for word in (channel.title, *channel.also))

    @cached_property
    def wordings(self) -> tuple[Lookout, ...]:
        """The wordings to look for."""
        return tuple(lookout(wording) for wording in self.content.rules.wordings)

    @cached_property
    def as_of(self) -> date | None:
        """The day a content is meant for: that of a draft, or of an edition's making. None where it says none."""
        made_at = getattr(self.content, "made_at", None)
        if isinstance(made_at, datetime):
            return made_at.astimezone(self.zone).date()
        as_of = getattr(self.content, "as_of", None)
        return as_of if isinstance(as_of, date) else None

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self.content.rules)

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.content.office.timezone)


def error(code: str, item: str, field: str, zh: str, en: str) -> Problem:
    return Problem(code, "error", item, field, zh, en)


def warning(code: str, item: str, field: str, zh: str, en: str) -> Problem:
    return Problem(code, "warning", item, field, zh, en)


def missing(item: Item, field: str, zh: str, en: str) -> Problem:
    """A required element that is not there; `en` as the subject of the sentence."""
    return error("missing-element", item.id, field, f"缺少{zh}", f"{en} is missing")


def unknown(code: str, item: str, field: str, zh: str, en: str, name: str) -> Problem:
    """A reference that leads nowhere."""
    return error(code, item, field, f"{zh}“{name}”不存在", f"no {en} '{name}'")
