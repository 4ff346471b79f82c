"""From an item to the place that shows it, and the rows that lead there.

Rules it keeps: only what may be shown now is offered.
"""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.content.kinds import AnyItem
from kiosk.visit import PLACE_OF, Open
from screens.blocks.arrange import Cell, Press, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import text
from screens.pages.furniture import arrow, leaf, rows
from screens.sight import Sight


def place_of(item: AnyItem) -> str:
    """The place of kiosk.visit that shows an item."""
    return PLACE_OF[str(type(item).__struct_config__.tag)]


def way(item: AnyItem) -> Open:
    return Open(place_of(item), item.id)


def item_row(item: AnyItem, to: Setting, quiet: str = "", bold: bool = False) -> Press:
    """A row that leads to an item: its title, a quiet line below."""
    lines: list[Block] = [text(to.say.title(item), "body", "ink", "bold" if bold else "regular")]
    if quiet:
        lines.append(text(quiet, "small", "mute"))
    row = Row((Cell(Stack(tuple(lines))), arrow(to)), to.theme.gap)
    open_ = way(item)
    return leaf(row, to, f"{open_.place}:{open_.arg}", (open_,))


def related(ids: Iterable[str], sight: Sight, to: Setting, words: str = "") -> tuple[Block, ...]:
    """A card of rows to these items, each once, under `words` or 相关内容; nothing if none may be shown."""
    if sight.contents is None:
        return ()
    found = (sight.contents.item(item_id, sight.now, sight.stale) for item_id in dict.fromkeys(ids))
    shown = [item_row(item, to) for item in found if item is not None]
    return (rows(shown, to, words or to.say("相关内容")),) if shown else ()
