"""What is wrong with a draft, told to the one who writes it: the lint of the feed, against all that is at the desk.

Rules it keeps: an error blocks the way to review, a warning needs a reason that is kept with the draft; references are
looked up among drafts, because two items that name each other are written one after the other. Press looks again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import timezone

from hub.desk import records, register
from hub.desk.items import Unreadable, item_of
from kiosk.content.edition import Board, Layout, Office, Slot
from kiosk.content.kinds import AnyItem
from kiosk.content.rules import Rules
from kiosk.lint import Coverage, Facts, Problem, of_item

if TYPE_CHECKING:
    from hub.desk.pages import ItemPage

COVERAGE = Path(__file__).parents[2] / "assets" / "fonts" / "coverage.txt"


@dataclass(frozen=True)
class Desk:
    """All that is at the desk, as the lint looks at it."""

    office: Office
    rules: Rules
    items: Sequence[AnyItem]
    as_of: date
    slots: Sequence[Slot] = ()
    boards: Sequence[Board] = ()
    layouts: Sequence[Layout] = ()


def at_the_desk() -> Desk:
    known = records.standing()
    drafts = tuple(register.drafts().values())
    return Desk(known.office, known.rules, drafts, timezone.localdate(), known.slots, known.boards, known.layouts)


def problems_of(item: AnyItem, desk: Desk | None = None) -> tuple[Problem, ...]:
    """What is wrong with an item in the company of all others, errors first."""
    desk = desk or at_the_desk()
    others = tuple(other for other in desk.items if other.id != item.id)
    found = of_item(item, Facts(replace(desk, items=(*others, item))), coverage())
    return tuple(sorted(found, key=lambda problem: problem.severity))


def problems(page: ItemPage, unit: str = "", desk: Desk | None = None) -> tuple[Problem, ...]:
    """What is wrong with a page; one that is no whole item yet has that as its only problem."""
    try:
        item = item_of(page, unit)
    except Unreadable as e:
        return (Problem("unreadable", "error", page.item_id, e.lack.field, e.lack.zh, str(e)),)
    return problems_of(item, desk)


@cache
def coverage() -> Coverage | None:
    """The characters our fonts have."""
    return Coverage.parse(COVERAGE.read_text(encoding="utf-8")) if COVERAGE.is_file() else None
