"""An item on a strip of lamps: its words in two or three lines, page after page.

Rules it keeps: pure; only words: a picture, a code, a frame has no room there, and whatever an item's card says in them
is said in its words too; what it is and until when comes first; a page is whole lines and, where one
fits, whole sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kiosk.typeset import Weight
from screens.blocks.arrange import Cell, Either, Gap, Keep, Press, Row, Stack, Surface
from screens.blocks.block import Block, Box, Setting
from screens.blocks.paging import pages
from screens.blocks.text import Text, text
from screens.board.phrases import pieces
from screens.board.turning import Page, readable
from screens.cards.short import BoardCard
from screens.cards.table import Listing
from screens.words.labels import of_people
from screens.words.say import CHINESE

LEADING = 1.14
"""Height of a line in em: two of 28 lamps stand on 64."""

GROUND, INK, QUIET = "bar", "on_bar", "on_blue_mute"


def leaves(card: BoardCard, rest: str, to: Setting, box: Box, role: str) -> tuple[Page, ...]:
    """The pages of a card, their text in a role. `rest`: where the rest of it can be read."""
    inner = box.inside(to.theme.gap, 0)
    if inner.h < round(to.theme.size(role) * LEADING):
        return (Page(Surface(Gap(0), 0, 0, GROUND, "", least=box.h), 0),)  # lower than a line: no torn letters
    counter = _count("00/00").natural(to)
    room = inner.w - counter - to.theme.gap
    most = inner.h // round(to.theme.size(role) * LEADING)
    flow = (
        *_whole(card.title, most, room, to, _line("", role, INK, "bold")),
        *(block for words in _said(card) for block in _whole(words, most, room, to, _line("", role))),
    )
    divided = pages(flow, to, room, inner.h)
    kept = readable(divided, to, room)
    if len(kept) < len(divided):
        kept.append((Stack((_line(rest, role),)), len(rest)))
    found = []
    for number, (page, chars) in enumerate(kept, 1):
        told = f"{number}/{len(kept)}" if len(kept) > 1 else ""
        row = Row((Cell(page, room), Cell(_count(told))), to.theme.gap, "top")
        found.append(Page(Surface(row, to.theme.gap, 0, GROUND, "", least=box.h), chars))
    return tuple(found)


def sentences(block: Block) -> Iterator[str]:
    """What a block says, sentence by sentence: what stands in a row is one."""
    if isinstance(block, Text):
        yield from (line for line in block.text.split("\n") if line.strip())
    elif isinstance(block, Row):
        parts = ["，".join(sentences(cell.block)) for cell in block.cells]
        yield from _joined([part for part in parts if part])
    elif isinstance(block, Stack):
        for part in block.blocks:
            yield from sentences(part)
    elif isinstance(block, Either):
        yield from sentences(block.blocks[-1])
    elif isinstance(block, Surface | Keep | Press):
        yield from sentences(block.block)
    elif isinstance(block, Listing):
        n = len(block.table.rows)  # its columns would be torn apart
        yield CHINESE("名单共 {n} 行", n=n) if of_people(block.table) else CHINESE("表格共 {n} 行", n=n)


def _joined(parts: Sequence[str]) -> Iterator[str]:
    """`地址：…` of a name and what it is, `1　…` of a number and its step, else what there is beside each other."""
    if len(parts) == 2 and not parts[0].isdigit():
        yield "：".join(parts)
    elif parts:
        yield "　".join(parts)


def _said(card: BoardCard) -> Iterator[str]:
    """What a card says below its title, its first label before all; a phone number that stands there once is enough."""
    told = [words for words, _ in card.tags[:1]]
    for block in card.flow:
        told += sentences(block)
    number = card.foot.rpartition(" ")[2]
    if number and not any(number in words for words in told):
        told.append(card.foot)
    return iter(told)


def _whole(words: str, most: int, room: int, to: Setting, like: Text) -> Iterator[Block]:
    """A sentence in pieces that no page tears apart, set like that text."""

    def set_like(piece: str) -> Text:
        return replace(like, bits=(replace(like.bits[0], text=piece),))

    for piece in pieces(words, lambda piece: set_like(piece).lines(to, room), most):
        yield Keep(set_like(piece))


def _count(words: str) -> Text:
    return text(words, "small", QUIET, align="right", leading=LEADING)


def _line(words: str, role: str, tone: str = INK, weight: Weight = "regular") -> Text:
    return text(words, role, tone, weight, leading=LEADING)
