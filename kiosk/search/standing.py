"""Which hit comes first: how it was found, in which field, and what it is. Points, added up.

Rules it keeps:
- the whole title before everything; the title's beginning before a word's inside it, before the middle of a word;
- a matter that one can have done before a question about it, before who answers for it, before what was published;
- what is in force before what is suspended, abolished, held or withdrawn; of equals the shorter title first.
"""

from __future__ import annotations

import re
from typing import Literal

from kiosk.content.disclosure import Ruling
from kiosk.content.event import Event
from kiosk.content.kinds import AnyItem, Kind
from kiosk.content.office import Leader, Site, Unit
from kiosk.content.paper import Decision, Document, Plan
from kiosk.content.process import Process
from kiosk.content.service import Guide
from kiosk.search.fields import Field

How = Literal["whole", "prefix", "word", "inside", "scattered", "meant", "near"]
"""`meant`: by another word for it; `near`: not what was asked for, but close to it."""

HOW: dict[How, int] = {"whole": 110, "prefix": 60, "word": 45, "inside": 35, "scattered": 25, "near": 0, "meant": 0}
MEANT = -10
"""Added to how the official word was found."""

LETTERS_INSIDE = -15
"""Initials in the middle of a word are mostly chance."""

WHOLE_WORDS = 10
"""Added where other words than a title are just what was asked for."""

FIELD: dict[Field, int] = {
    "title": 0,
    "code": 0,
    "name": -4,
    "post": -8,
    "number": -8,
    "place": -8,
    "result": -15,
    "english": -10,
    "party": -30,
    # Below every title: 停水 is in the titles of notices, and a theme of guides for companies.
    "theme": -56,
    "duty": -58,
    "question": -60,
    "window": -62,
    "material": -65,
}

KIND: dict[Kind, int] = {
    "guide": 40,
    "faq": 22,
    "unit": 20,
    "leader": 19,
    "site": 18,
    "process": 14,
    "announcement": 12,
    "event": 11,
    "document": 10,
    "interpretation": 9,
    "decision": 8,
    "plan": 8,
    "disclosure-guide": 8,
    "on-request": 8,
    "poster": 6,
    "record": 5,
    "catalogue": 4,
    "powers": 4,
    "annual-report": 4,
    "ruling": 2,
    "basis": 0,
}

AFTERWARDS = -2
"""Having something changed, extended or ended comes after having it at all."""

OVER = -20
_AFTERWARDS = re.compile("变更|延期|延续|注销|撤销|补办|换发|退出|停业|歇业|终止|解除")
_OVER = {"suspended", "abolished", "expired", "cancelled", "held", "withdrawn"}


def kind_of(item: AnyItem) -> Kind:
    kind: Kind = type(item).__struct_config__.tag  # type: ignore[assignment]
    return kind


def standing(item: AnyItem) -> int:
    """The points of an item by itself."""
    afterwards = isinstance(item, Guide | Process) and _AFTERWARDS.search(item.title) is not None
    over = _state(item) in _OVER
    return KIND[kind_of(item)] + (AFTERWARDS if afterwards else 0) + (OVER if over else 0)


def place_among_equals(item: AnyItem) -> tuple[int, int, str, str]:
    """What decides between items of one standing: rank where there is one, then the shorter title."""
    rank = item.order if isinstance(item, Unit | Leader | Site) else 0
    return rank, len(item.title), item.title, item.id


def _state(item: AnyItem) -> str:
    if isinstance(item, Guide | Event | Ruling):
        return item.state
    return item.status if isinstance(item, Document | Decision | Plan) else ""
