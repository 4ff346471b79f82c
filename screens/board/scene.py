"""What stands in the smaller zones of a board at one moment: header, what follows, the code, the running line.

Rules it keeps: pure; how fresh all of it is always stands there; what has no room in a zone is left out whole, the
least needed first, never cut.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.calendar import Open
from kiosk.content.edition import Board
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from screens.blocks.arrange import Cell, Gap, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Box, Setting
from screens.blocks.signs import Code
from screens.blocks.text import text
from screens.pages.furniture import date_words, masthead
from screens.sight import Sight
from screens.words.days import clock_words, opening_words
from screens.words.labels import TYPE_WORDS

CODE_PX = 100
"""A code smaller than this is no use to a phone."""


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
    whole = f"{sight.office} · 政务公开"
    shown: list[Block] = []
    for name, role, fresh_, right in (
        (whole, "lead", fresh, lines),
        (sight.office, "lead", fresh, lines),
        (sight.office, "body", fresh, lines),
        (sight.office, "small", fresh, ()),
        (sight.office, "small", "", ()),
        ("", "small", "", ()),
    ):
        left = Stack(tuple(t for t in (text(name, role, ink, "bold"), text(fresh_, "small", quiet)) if t.text))
        cells = (Cell(left), *((Cell(Stack(tuple(right)), 0),) if right else ()), Cell(clock, 0))
        row = Row(cells, to.theme.gap * 2)
        if row.height(to, box.w - 2 * margin) <= box.h:
            shown = [row]
            break
    return Surface(Stack(tuple(shown), middle=True), margin, 0, fill, "", least=box.h)


def coming(items: Sequence[AnyItem], sight: Sight, to: Setting, box: Box) -> Block:
    """What follows, as many as fit whole."""
    pad_x, pad_y = padding(to, box, 36, 24)
    inner = box.inside(pad_x, pad_y)
    head = text("接下来", "small", "mute")
    found: list[Block] = []
    for count in range(len(items), 0, -1):
        rows = Stack(tuple(_coming(item, sight, to) for item in items[:count]), to.theme.gap, ruled=True)
        found.append(Stack((head, Gap(to.theme.gap // 3), rows, Spring())))
    found += [_here(sight, to), text(clock_words(sight.local), "small", "mute")]
    fits = (block for block in found if block.height(to, inner.w) <= inner.h)
    return Surface(next(fits, Gap(0)), pad_x, pad_y, radius=to.theme.radius, least=box.h)


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
    pad_x, pad_y = padding(to, box, 24, 16)
    inner = box.inside(pad_x, pad_y)
    said, side = Stack(tuple(lines)), min(inner.h, inner.w // 2)
    found: list[Block] = [said, lines[0], Gap(0)]
    if address and side >= CODE_PX:
        row = Row((Cell(Code(address, side), side), Cell(said)), to.theme.gap)
        found = [row, Row((Cell(Gap(0)), Cell(Code(address, side), side), Cell(Gap(0)))), *found]
    fits = (block for block in found if block.height(to, inner.w) <= inner.h)
    return Surface(next(fits, Gap(0)), pad_x, pad_y, radius=to.theme.radius, least=box.h)


def bar(words: str, to: Setting, box: Box) -> tuple[Block, Box]:
    """The ground of the running line with its tag, and the box in which the line runs."""
    label: Block = text(words, "body", "white", "bold", "center")
    width = label.natural(to) + 2 * to.theme.margin * 3 // 4
    if label.height(to, width) > box.h:
        label, width = Gap(0), 0
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


def padding(to: Setting, box: Box, x: int, y: int) -> tuple[int, int]:
    """So many pixels of a zone of the house's landscape (a gap is 24 of them), less in a small one."""
    return min(to.theme.gap * x // 24, box.w // 16), min(to.theme.gap * y // 24, box.h // 12)


def _margin(to: Setting, box: Box) -> int:
    return min(to.theme.margin, box.w // 20)
