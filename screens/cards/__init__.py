"""How each kind of item looks, on pages and on boards: one file a kind of look, one row a kind.

A card's file offers
    under(item, sight) -> str                      the quiet line below the title: whose, which number, of when
    flow(item, sight, to) -> tuple[Block, ...]     the item from its first word to its last, for a page
    board(item, sight, to) -> BoardCard            the same in short, for a board
    related(item) -> tuple[str, ...]               ids of the items it names, in the order they are offered

Rules it keeps: a new kind is a file and a row here, or only a row; a file is imported when its kind first shows.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

CARDS: dict[str, str] = {
    "guide": "guide",
    "process": "process",
    "announcement": "notice",
    "document": "paper",
    "decision": "paper",
    "plan": "paper",
    "interpretation": "interpretation",
    "unit": "unit",
    "leader": "leader",
    "site": "site",
    "event": "event",
    "faq": "faq",
    "poster": "poster",
    "disclosure-guide": "chapters",
    "annual-report": "chapters",
    "on-request": "chapters",
    "record": "chapters",
    "catalogue": "listing",
    "powers": "listing",
    "ruling": "ruling",
    "basis": "ground",
}
"""The file of this folder for each kind (its tag)."""


def card(item: Any) -> Any:
    """The card of an item's kind."""
    return import_module(f"screens.cards.{CARDS[str(type(item).__struct_config__.tag)]}")
