"""Lists that may be too long to turn over: then their groups stand there to choose from, and one of them is opened.

Rules it keeps: up to MANY rows all stand there; of more, each is one touch further, and from a group there is a way
back to the others; a group that has become empty shows the others again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Generic, TypeVar

from msgspec import Struct

from kiosk.visit import Turn
from screens.blocks.block import Block, Setting
from screens.pages.furniture import button, rows
from screens.pages.lists import way_row
from screens.words.days import month_words

T = TypeVar("T")

MANY = 200
"""Some twenty pages; so long a list opens in less than a tenth of a second, its titles seen for the first time."""


class Group(Struct, Generic[T], frozen=True):
    """What stands together under its name; `key` spells it in a tab."""

    key: str
    words: str
    items: tuple[T, ...]


def shelved(
    groups: Sequence[Group[T]],
    row: Callable[[T], Block],
    tab: str,
    at: str,
    back: str,
    to: Setting,
    flat: Sequence[T] | None = None,
) -> list[Block]:
    """The rows of all groups, or the groups, or the rows of one.

    `tab`: of the page, before the slash; `at`: the key of the group that is open; `back`: how the way to the others is
    called; `flat`: where all rows stand there they stand in this order on one card, without the names of their groups.
    """
    chosen = next((group for group in groups if at and group.key == at), None)
    if chosen is not None:
        own = rows([row(item) for item in chosen.items], to, chosen.words)
        return [*([to_all(back, tab, to)] if len(groups) > 1 else []), own]
    if len(groups) > 1 and sum(len(group.items) for group in groups) > MANY:
        return [choice(groups, tab, to)]
    if flat is not None:
        return [rows([row(item) for item in flat], to)] if flat else []
    return [rows([row(item) for item in group.items], to, group.words) for group in groups if group.items]


def choice(groups: Iterable[Group[T]], tab: str, to: Setting) -> Block:
    """A row for each group, with how much it holds."""
    found = [
        way_row(
            group.words,
            to.say("{n} 件", n=len(group.items)),
            f"group:{group.key}",
            (Turn(tab=f"{tab}/{group.key}"),),
            to,
        )
        for group in groups
        if group.items
    ]
    return rows(found, to)


def to_all(words: str, tab: str, to: Setting) -> Block:
    """The way from a group back to all of them."""
    return button(words, "all-groups", (Turn(tab=tab),), to, "back")


def by(items: Iterable[T], key: Callable[[T], tuple[str, str]]) -> list[Group[T]]:
    """The items under what `key` says of each, its key and its words, in the order they come."""
    found: dict[tuple[str, str], list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return [Group(key, words, tuple(own)) for (key, words), own in found.items()]


def month_of(day: date, to: Setting) -> tuple[str, str]:
    """The month of a day, as a key and in words: `2026-11`, `2026年11月`."""
    return f"{day:%Y-%m}", to.say("{year}年{month}", year=day.year, month=month_words(day, to.say))
