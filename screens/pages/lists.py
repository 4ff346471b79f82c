"""What pages that list items share: tabs, a row with a label before its title, groups under their names, nothing.

Rules it keeps: a label is a word on a soft ground, so that colour never says it alone; titles of a list begin below
each other; a group without rows is left out, and a page without groups says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiosk.content.kinds import AnyItem
from kiosk.visit import Turn
from screens.blocks.arrange import Cell, Either, Keep, Press, Row, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.text import TIGHT, text
from screens.blocks.whole import longest_unit
from screens.pages.furniture import SOFT, arrow, card, leaf, rows, tag
from screens.pages.ways import way
from screens.sight import Sight

FEW = 3
"""Tabs that stand beside a list in large type too."""


def chosen(sight: Sight, keys: Sequence[tuple[str, str]]) -> str:
    """The key of the tab that is open: the first, unless the visit says otherwise."""
    tab, _, _ = sight.visit.tab.partition("/")
    return tab if tab in dict(keys) else keys[0][0]


def group_in(sight: Sight) -> str:
    """The key of the group that is open in its tab (screens/pages/shelved.py); "" if none is."""
    return sight.visit.tab.partition("/")[2]


def tabs(
    keys: Sequence[tuple[str, str]], at: str, to: Setting, called: str = "tab", more: Sequence[Press] = ()
) -> Block:
    """(key, wording) of each tab, in one line if they fit, else two by two.

    `called`: what these are for; `more`: keys that stand behind them and lead elsewhere.
    """
    gap = to.theme.gap // 2
    found = [*(_tab(f"{called}:{key}", key, to.say(words), key == at, to) for key, words in keys), *more]
    pairs = [Row(tuple(Cell(tab) for tab in found[n : n + 2]), gap, "fill") for n in range(0, len(found), 2)]
    line = Row(tuple(Cell(tab, 0) for tab in found), gap, "fill", justify=True)
    return Keep(Either((line, Stack(tuple(pairs), gap))))


def upright_tabs(
    keys: Sequence[tuple[str, str]], at: str, to: Setting, called: str = "tab", more: Sequence[Press] = ()
) -> Block:
    """The same, one below another, for beside a page."""
    found = (_tab(f"{called}:{key}", key, to.say(words), key == at, to) for key, words in keys)
    return Stack((*found, *more), to.theme.gap // 2)


def column(
    keys: Sequence[tuple[str, str]], at: str, to: Setting, called: str = "tab", more: Sequence[Press] = ()
) -> Block | None:
    """Tabs for beside a list where a screen is low: halves its pages. None: they stand above it.

    In large type many tabs are so wide that the titles beside them take a line more each.
    """
    few = not to.theme.mode.large or len(keys) + len(more) <= FEW
    return upright_tabs(keys, at, to, called, more) if to.theme.low and few else None


def _tab(name: str, key: str, words: str, open_: bool, to: Setting) -> Press:
    label = text(words, "small", "on_blue" if open_ else "ink", "bold" if open_ else "regular", "center", TIGHT)
    return Press(
        label,
        to.theme.gap // 2,
        to.theme.gap // 2,
        "blue" if open_ else "card",
        "blue" if open_ else "border",
        to.theme.radius,
        name=name,
        act=(Turn(tab=key),),
        down="blue_pressed" if open_ else "pressed",
    )


def labelled_row(item: AnyItem, label: Sequence[str], tone: str, quiet: str, to: Setting, width: int) -> Press:
    """A row that leads to an item: its label in one or two lines, its title, a quiet line below.

    `width` of the label; more where a date of it would be torn.
    """
    fill, ink = SOFT[tone]
    words = [text(line, "small", ink, align="center", leading=TIGHT) for line in label if line]
    pad = to.theme.gap // 3
    ground = Surface(Stack(tuple(words), middle=True), pad, pad, fill=fill, edge="", radius=to.theme.radius // 2)
    lines: list[Block] = [text(to.say.title(item))]
    if quiet:
        lines.append(text(quiet, "small", "mute"))
    wide = max(width, *(longest_unit(line, "small", to) + 2 * pad + 2 for line in label))
    row = Row((Cell(ground, wide), Cell(Stack(tuple(lines))), arrow(to)), to.theme.gap)
    open_ = way(item)
    return leaf(row, to, f"{open_.place}:{open_.arg}", (open_,))


def tagged_row(item: AnyItem, words: str, tone: str, quiet: str, to: Setting) -> Press:
    """A row that leads to an item with a long title: the title first, a label and a quiet line below it."""
    below = Row((Cell(tag(words, tone, to), 0), Cell(text(quiet, "small", "mute"))), to.theme.gap * 2 // 3)
    row = Row((Cell(Stack((text(to.say.title(item)), below), to.theme.gap // 4)), arrow(to)), to.theme.gap)
    open_ = way(item)
    return leaf(row, to, f"{open_.place}:{open_.arg}", (open_,))


def label_width(usual: Iterable[str], to: Setting) -> int:
    """As wide as the widest usual label, so that titles begin below each other."""
    return max(text(words, "small").natural(to) for words in usual) + 2 * (to.theme.gap // 3) + 2


def way_row(words: str, quiet: str, name: str, act: tuple[object, ...], to: Setting, bold: bool = False) -> Press:
    """A row that leads to a place, not to an item."""
    lines: list[Block] = [text(words, "body", "ink", "bold" if bold else "regular")]
    if quiet:
        lines.append(text(quiet, "small", "mute"))
    return leaf(Row((Cell(Stack(tuple(lines))), arrow(to)), to.theme.gap), to, name, act)


def groups(named: Iterable[tuple[str, Sequence[Block]]], to: Setting) -> list[Block]:
    """A card of rows for each group, under its name."""
    return [rows(found, to, words) for words, found in named if found]


def nothing(words: str, to: Setting) -> list[Block]:
    """Instead of an empty list."""
    return [card(text(words, tone="mute"), to)]
