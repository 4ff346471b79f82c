"""What stands in each zone of a board at one moment.

Rules it keeps: pure; one thing is large; a long item is divided into pages, and its time among them by how much there
is to read; at most MOST_CHARS of one item, and it says where the rest is; how fresh all of it is always stands there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.calendar import Open
from kiosk.content.edition import AnyItem, Board
from kiosk.content.notice import Announcement
from kiosk.schedule import MOST_CHARS
from screens.blocks.arrange import Cell, Either, Gap, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Box, Placed, Setting
from screens.blocks.paging import pages
from screens.blocks.signs import Code
from screens.blocks.text import TIGHT, text
from screens.cards.board import BoardCard, card_of
from screens.pages.furniture import date_words, masthead, tag
from screens.sight import Sight
from screens.words.days import clock_words, opening_words
from screens.words.labels import TYPE_WORDS


@dataclass(frozen=True)
class Page:
    """One page of the main zone, and how many characters there are to read on it."""

    block: Block
    chars: int


def header(sight: Sight, to: Setting, box: Box) -> Block:
    """Whose board, how fresh, open or not, date and time: as large as the zone allows."""
    fill, ink, quiet = masthead(to)
    lines = [text(date_words(sight), "small", quiet, align="right")]
    hall = sight.contents.hall if sight.contents else None
    if hall is not None and sight.contents is not None:
        state = sight.contents.opening(hall.hours, hall.id, sight.now)
        told = (
            f"现在办公，至 {clock_words(state.closes)}"
            if isinstance(state, Open)
            else opening_words(state, sight.local)
        )
        lines.append(text(told, "small", quiet, align="right"))
    clock = text(clock_words(sight.local), "title", ink, "bold", "right", leading=1.1)
    margin = _margin(to, box)
    fresh = "" if sight.standing.banner else sight.standing.line  # a banner says it louder
    for name, role in ((f"{sight.office} · 政务公开", "lead"), (sight.office, "lead"), (sight.office, "body")):
        left = Stack((text(name, role, ink, "bold"), text(fresh, "small", quiet)))
        row = Row((Cell(left), Cell(Stack(tuple(lines)), 0), Cell(clock, 0)), to.theme.gap * 2)
        if row.height(to, box.w - 2 * margin) <= box.h:
            break
    return Surface(row, margin, 0, fill, "", least=box.h)


def main(item: AnyItem | None, sight: Sight, to: Setting, box: Box, board: Board | None = None) -> tuple[Page, ...]:
    """The pages of the large card."""
    card, gap = card_of(item, sight, to), to.theme.gap
    pad_x, pad_y = to.theme.gap * 5 // 2, to.theme.gap * 3 // 2
    inner = box.inside(pad_x, pad_y)
    head = Stack((*_tags(card, to), _title(card.title, to, inner.w)), gap * 2 // 3)
    foot = _foot(card, 1, 1, to)
    room = inner.h - head.height(to, inner.w) - foot.height(to, inner.w) - 2 * gap
    found = pages(card.flow, to, inner.w, max(room, to.theme.size("body")), gap)
    kept, read = [], 0
    for page in found:
        chars = _chars(page.place(to, Box(0, 0, inner.w, room)))
        if kept and read + chars > MOST_CHARS:
            break
        kept.append((page, chars))
        read += chars
    if len(kept) < len(found):
        where = board.touch_at if board is not None and board.touch_at else "请看触摸屏"
        card = BoardCard(card.tags, card.title, card.flow, f"全文{where.removeprefix('请')}" if where else card.foot)
    return tuple(
        Page(
            Surface(
                Stack((head, Gap(gap), page, Spring(), _foot(card, number, len(kept), to))),
                pad_x,
                pad_y,
                radius=to.theme.radius,
                least=box.h,
            ),
            chars,
        )
        for number, (page, chars) in enumerate(kept, 1)
    )


def page_at(pages_: Sequence[Page], starts: datetime, ends: datetime, now: datetime) -> tuple[int, datetime]:
    """Which page is up at `now`, and until when: time is shared by what there is to read."""
    weights = [page.chars + 12 for page in pages_]  # to find the first line takes as long as a dozen characters
    total, length, at = sum(weights), ends - starts, starts
    for number, weight in enumerate(weights):
        at += length * (weight / total)
        if now < at and number + 1 < len(weights):
            return number, at
    return len(weights) - 1, ends


def coming(items: Sequence[AnyItem], sight: Sight, to: Setting, box: Box) -> Block:
    """What follows, as many as fit whole."""
    pad_x, pad_y = to.theme.gap * 3 // 2, to.theme.gap
    inner = box.inside(pad_x, pad_y)
    head = text("接下来", "small", "mute")
    for count in range(len(items), 0, -1):
        rows = Stack(tuple(_coming(item, sight, to) for item in items[:count]), to.theme.gap, ruled=True)
        stack = Stack((head, Gap(to.theme.gap // 3), rows, Spring()))
        if stack.height(to, inner.w) <= inner.h:
            return Surface(stack, pad_x, pad_y, radius=to.theme.radius, least=box.h)
    return Surface(_here(sight, to), pad_x, pad_y, radius=to.theme.radius, least=box.h)


def code(item: AnyItem | None, sight: Sight, to: Setting, box: Box, board: Board | None = None) -> Block:
    """Where to read all of it: a code if there is an address, and where the nearest touchscreen stands."""
    address = (item.official_url or item.online_url) if item is not None else ""
    touch_at = board.touch_at if board is not None else ""
    lines: list[Block] = []
    if address:
        lines.append(text("扫码看全文", "body", "ink", "bold"))
    elif touch_at:
        lines.append(text("更多内容", "body", "ink", "bold"))
    if touch_at:
        lines.append(text(touch_at, "small", "mute"))
    if not lines:
        lines = [text("请询问工作人员", "body", "ink")]
    cells = [Cell(Stack(tuple(lines)))]
    pad = to.theme.gap * 2 // 3
    if address:
        side = box.h - 2 * pad
        cells.insert(0, Cell(Code(address, side), side))
    return Surface(Row(tuple(cells), to.theme.gap), to.theme.gap, pad, radius=to.theme.radius, least=box.h)


def bar(words: str, to: Setting, box: Box) -> tuple[Block, Box]:
    """The ground of the running line with its tag, and the box in which the line runs."""
    label = text(words, "body", "white", "bold", "center")
    width = label.natural(to) + 2 * to.theme.margin * 3 // 4
    flag = Surface(label, 0, 0, "alarm_red", "", least=box.h)
    ground = Surface(Row((Cell(flag, width), Cell(Gap(0))), 0, "fill"), 0, 0, "bar", "", least=box.h)
    begins = width + to.theme.gap
    return ground, Box(box.x + begins, box.y, box.w - begins, box.h)


def bar_words(items: Sequence[AnyItem]) -> str:
    """What the running line is: the type of its notices when they are all of one."""
    types = {item.type for item in items if isinstance(item, Announcement)}
    return TYPE_WORDS[next(iter(types))] if len(types) == 1 else "公告"


def hall_line(sight: Sight) -> str:
    """What runs when nothing else does: where one is."""
    hall = sight.contents.hall if sight.contents else None
    return f"{hall.title}　{hall.address}　电话 {hall.phone}" if hall is not None else sight.office


def _tags(card: BoardCard, to: Setting) -> tuple[Block, ...]:
    if not card.tags:
        return ()
    cells = tuple(Cell(tag(words, tone, to), 0) for words, tone in card.tags)
    in_lines = Stack(tuple(Row((cell, Cell(Gap(0)))) for cell in cells), to.theme.gap // 3)
    return (Either((Row(cells, to.theme.gap), in_lines)),)


def _title(words: str, to: Setting, width: int) -> Block:
    """A short one large; a long one leaves room for what it is about."""
    large = text(words, "title", "ink", "bold")
    return large if large.natural(to) <= width else text(words, "lead", "ink", "bold")


def _foot(card: BoardCard, number: int, of: int, to: Setting) -> Block:
    cells = [Cell(text(card.foot, "body", "ink", leading=TIGHT))]
    if of > 1:
        cells.append(Cell(text(f"第 {number} / {of} 页", "small", "mute", align="right", leading=TIGHT), 0))
    return Row(tuple(cells), to.theme.gap)


def _coming(item: AnyItem, sight: Sight, to: Setting) -> Block:
    lines: list[Block] = []
    if isinstance(item, Announcement):
        assert sight.contents is not None
        label = sight.contents.label(item, sight.now)
        lines = [text(item.title, "small"), text(label.short, "small", label.tone)]
    else:
        lines = [text(item.title, "small")]
    return Stack(tuple(lines))


def _here(sight: Sight, to: Setting) -> Block:
    """When nothing follows: what else there is to read here."""
    contents = sight.contents
    if contents is None:
        return text(sight.office)
    guides, notices = contents.guides(sight.now, sight.stale), contents.notices(sight.now, sight.stale)
    lines = (
        text("在触摸屏上可以看", "small", "mute"),
        text(f"办事指南 {len(guides)} 项"),
        text(f"公告公示 {len(notices)} 件"),
        text("机构、窗口和电话"),
    )
    return Stack(lines, to.theme.gap // 2)


def _margin(to: Setting, box: Box) -> int:
    return min(to.theme.margin, box.w // 20)


def _chars(placed: Placed) -> int:
    own = sum(len(line.text) for line in placed.lines)
    return own + sum(_chars(child) for child in placed.children)
