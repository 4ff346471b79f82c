"""How long an item stays on a board: from the number of its displayed characters, never from page layout (D7).

Rules it keeps:
- dwell = max(5 s, 2 s + n/4 s); n/3 on a board for elders; rounded up to a quarter of a second, so that sums are exact;
- a film stays as long as it runs, whatever a slot says, and the pages of a document as long as their number asks;
- a board shows at most MOST_CHARS of one item and says where the rest is: nobody reads longer standing, and one long
  notice must not hold the board for an hour.
"""

from __future__ import annotations

from functools import singledispatch
from math import ceil

from kiosk.content.disclosure import (
    AnnualReport,
    Catalogue,
    DisclosureGuide,
    Ground,
    OnRequest,
    Powers,
    Record,
    Ruling,
)
from kiosk.content.event import Event, Faq, Poster
from kiosk.content.hung import runs_s
from kiosk.content.item import Item, Table
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.content.office import Leader, Site, Unit
from kiosk.content.paper import Decision, Document, Interpretation, Paper, Plan
from kiosk.content.process import Process
from kiosk.content.service import Guide

SHORTEST_S = 5.0
FIND_S = 2.0
"""Time for the eye to find the first line."""

PER_SECOND, PER_SECOND_ELDER = 4, 3
MOST_CHARS = 720
MOST_ROWS_CHARS = 400
"""Of a table a board shows the rows up to so many characters: some five pages on a large one."""


def dwell_s(item: AnyItem, elder: bool = False) -> float:
    """Seconds one item stays."""
    if runs := runs_s(item):
        return max(SHORTEST_S, float(runs))
    per_second = PER_SECOND_ELDER if elder else PER_SECOND
    seconds = max(SHORTEST_S, FIND_S + displayed_chars(item) / per_second)
    return ceil(seconds * 4) / 4


def displayed_chars(item: AnyItem) -> int:
    """How many characters of an item a board shows: title and what is read below it, white space not counted."""
    said = sum(len("".join(text.split())) for text in (item.title, *_texts(item)))
    return min(MOST_CHARS, said + SPELLED.get(type(item), 0) + _happens(item))


SPELLED: dict[type[Item], int] = {
    Guide: 96,
    Process: 24,
    Document: 52,
    Decision: 60,
    Plan: 60,
    Unit: 36,
    Ground: 64,
    Event: 48,
    Ruling: 44,
    Site: 48,
    Record: 40,
    Catalogue: 72,
    Powers: 44,
}
"""What a card says beside its item's own texts: names of facts, days, figures (tests/screens/board/test_forms.py)."""


def _happens(item: AnyItem) -> int:
    """What an announcement spells of what happens: from when until when."""
    return 24 if isinstance(item, Announcement) and item.happening is not None else 0


def displayed(item: AnyItem) -> tuple[str, ...]:
    """What a board says of an item below its title, in order, each a text of its own."""
    return tuple(text.strip() for text in _texts(item) if text.strip())


def listed(table: Table) -> bool:
    """Whether a board shows the rows of a table; of a longer one it says how many there are, and where."""
    return sum(len("".join(cell.split())) for row in table.rows for cell in row) <= MOST_ROWS_CHARS


@singledispatch
def _texts(item: Item) -> tuple[str, ...]:
    return ()


@_texts.register
def _(item: Announcement) -> tuple[str, ...]:
    happens, ways, table = item.happening, item.objection, item.table
    rows = (table.columns, *table.rows) if table is not None and listed(table) else ()
    return (
        *((happens.area, happens.reason, happens.phone) if happens is not None else ()),
        item.body,
        *map("　".join, rows),
        *((ways.address, ways.mail, ways.how, ways.phone) if ways is not None else ()),
    )


@_texts.register
def _(item: Guide) -> tuple[str, ...]:
    # A guide on a board says what to bring and what happens; its conditions and questions are read at a touchscreen.
    return (*(m.name for m in item.materials if m.need != "not-needed"), *(s.name for s in item.steps))


@_texts.register
def _(item: Unit) -> tuple[str, ...]:
    return (*item.duties, item.phone, item.address)


@_texts.register
def _(item: Leader) -> tuple[str, ...]:
    return (item.post, *item.portfolio, item.reception, item.phone)


@_texts.register
def _(item: Site) -> tuple[str, ...]:
    return (item.address, item.phone, item.hours.note, item.transport, *(x for floor in item.floors for x in floor.has))


@_texts.register
def _(item: Process) -> tuple[str, ...]:
    nodes = (part for node in item.nodes for part in (node.name, node.who, node.limit))
    return (*nodes, item.note)


@_texts.register
def _(item: Paper) -> tuple[str, ...]:
    # Of a long paper a board gives the table of contents: its chapters are read at a touchscreen.
    said = tuple(chapter.title for chapter in item.chapters) or (item.body,)
    targets = tuple(f"{t.name}{t.value}" for t in item.targets) if isinstance(item, Plan) else ()
    return (item.source.number, *targets, *said)


@_texts.register
def _(item: Interpretation) -> tuple[str, ...]:
    return (item.body, *(part for q in item.questions for part in (q.question, q.answer)))


@_texts.register
def _(item: Event) -> tuple[str, ...]:
    enrol = (item.enrol.how, item.enrol.who) if item.enrol is not None else ()
    return (item.place, item.state_note, *enrol, item.body.partition("\n\n")[0], item.phone)


@_texts.register
def _(item: Faq) -> tuple[str, ...]:
    return (item.answer,)


@_texts.register
def _(item: Poster) -> tuple[str, ...]:
    return (item.text,)


@_texts.register
def _(item: Ruling) -> tuple[str, ...]:
    told = item.withdrawn_why if item.state == "withdrawn" else item.content
    return (item.party, item.matter, item.basis, told)


@_texts.register(DisclosureGuide | AnnualReport | OnRequest | Record)
def _(item: DisclosureGuide | AnnualReport | OnRequest | Record) -> tuple[str, ...]:
    first = item.ways if isinstance(item, OnRequest) else (item.body,) if isinstance(item, Record) else ()
    return (*first, *(part for section in item.sections for part in (section.title, section.text)))


@_texts.register(Catalogue | Powers)
def _(item: Catalogue | Powers) -> tuple[str, ...]:
    # Its hundred rows are for a touchscreen: a board says which groups there are.
    groups = (e.first for e in item.entries) if isinstance(item, Catalogue) else (r.type for r in item.rows)
    return (item.note, *dict.fromkeys(groups))


@_texts.register
def _(item: Ground) -> tuple[str, ...]:
    return (item.number, item.issuer, *(part for a in item.articles for part in (a.number, a.text)))
