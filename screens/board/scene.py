"""What stands in the smaller zones of a board at one moment: header, what follows, the code, the running line.

Rules it keeps: pure; how fresh all of it is always stands there; what has no room in a zone is left out whole, the
least needed first, never cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

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
from screens.words.days import clock_words, day_words, opening_words
from screens.words.labels import TYPE_WORDS

CODE_PX = 100
"""A code smaller than this is no use to a phone."""


def header(sight: Sight, to: Setting, box: Box) -> Block:
    """Whose board, how fresh, open or not, date and time: as large as the zone allows."""
    fill, ink, quiet = masthead(to)
    margin = _margin(to, box)
    fits = (b for b in _heads(sight, to, ink, quiet, upright(box)) if b.height(to, box.w - 2 * margin) <= box.h)
    return Surface(Stack(tuple(islice(fits, 1)), middle=True), margin, 0, fill, "", least=box.h)


def upright(box: Box) -> bool:
    """Whether a header has more room below each other than beside."""
    return box.w < 5 * box.h


def _heads(sight: Sight, to: Setting, ink: str, quiet: str, tall: bool) -> Iterator[Block]:
    """From the richest to the barest."""
    fresh = "" if sight.standing.banner else sight.standing.line  # a banner says it louder
    told = [date_words(sight), _open_words(sight)]
    clock = text(clock_words(sight.local), "title", ink, "bold", "right", leading=1.1)
    if tall:
        name = text(sight.office, "lead", ink, "bold")
        large = text(clock_words(sight.local), "giant", ink, "bold", "right", leading=1.1)
        for said in ((*told, fresh), (fresh,)):
            left = Stack(tuple(text(words, "small", quiet) for words in said if words))
            yield Stack((name, Row((Cell(left), Cell(large, 0)), to.theme.gap * 2)), to.theme.gap // 3)
    whole = to.say("{office} · 政务公开", office=sight.office)
    for words, role, below, beside in (
        (whole, "lead", fresh, told),
        (sight.office, "lead", fresh, told),
        (sight.office, "body", fresh, told),
        (sight.office, "small", fresh, ()),
        (sight.office, "small", "", ()),
        ("", "small", "", ()),
    ):
        left = Stack(tuple(t for t in (text(words, role, ink, "bold"), text(below, "small", quiet)) if t.text))
        right = Stack(tuple(text(line, "small", quiet, align="right") for line in beside if line))
        yield Row((Cell(left), *((Cell(right, 0),) if beside else ()), Cell(clock, 0)), to.theme.gap * 2)


def _open_words(sight: Sight) -> str:
    """`现在办公，至 12:00`, or when it opens next; nothing without a hall."""
    hall = sight.contents.hall if sight.contents else None
    if hall is None or sight.contents is None:
        return ""
    state = sight.contents.opening(hall.hours, hall.id, sight.now)
    if isinstance(state, Open):
        return sight.say("现在办公，至 {clock}", clock=clock_words(state.closes))
    return opening_words(state, sight.local, sight.say)


def clock(sight: Sight, to: Setting, box: Box, role: str = "title") -> Block:
    """The time, and the day where there is room for it: on a strip, where nothing has a header."""
    time = text(clock_words(sight.local), role, "on_bar", "bold", "center", leading=1.1)
    day = text(day_words(sight.today, sight.today), "small", "on_blue_mute", align="center", leading=1.1)
    found = (Stack((time, day)), time, Gap(0))
    fits = (block for block in found if block.height(to, box.w) <= box.h and block.natural(to) <= box.w)
    return Surface(Stack(tuple(islice(fits, 1)), middle=True), 0, 0, "blue", "", least=box.h)


def coming(items: Sequence[AnyItem], sight: Sight, to: Setting, box: Box) -> Block:
    """What follows, as many as fit whole."""
    pad_x, pad_y = padding(to, box, 36, 24)
    inner = box.inside(pad_x, pad_y)
    head = text(to.say("接下来"), "small", "mute")
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
    pad_x, pad_y = padding(to, box, 24, 16)
    inner = box.inside(pad_x, pad_y)
    head = "扫码看全文" if address else "更多内容" if touch_at else "请询问工作人员"
    said = Stack((text(to.say(head), "body", "ink", "bold"), *((text(touch_at, "small", "mute"),) if touch_at else ())))
    found: list[Block] = [said, said.blocks[0], Gap(0)]
    side = min(inner.h, inner.w // 2)
    below = min(inner.w, inner.h - said.height(to, inner.w) - to.theme.gap)
    if address and below > side:
        centred = Stack(tuple(replace(line, align="center") for line in said.blocks))
        found = [Stack((_middle(Code(address, below), below), centred), to.theme.gap), *found]
    elif address and side >= CODE_PX:
        row = Row((Cell(Code(address, side), side), Cell(said)), to.theme.gap)
        found = [row, _middle(Code(address, side), side), *found]
    fits = (block for block in found if block.height(to, inner.w) <= inner.h)
    return Surface(next(fits, Gap(0)), pad_x, pad_y, radius=to.theme.radius, least=box.h)


def _middle(block: Block, width: int) -> Block:
    return Row((Cell(Gap(0)), Cell(block, width), Cell(Gap(0))))


def bar(words: str, to: Setting, box: Box) -> tuple[Block, Box]:
    """The ground of the running line, its tag where there is room for one, and the box in which the line runs."""
    label: Block = text(words, "body", "white", "bold", "center")
    width = label.natural(to) + 2 * to.theme.margin * 3 // 4
    if to.theme.strip or label.height(to, width) > box.h:
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
    if hall is None:
        return sight.office
    return sight.say("{title}　{address}　电话 {phone}", title=hall.title, address=hall.address, phone=hall.phone)


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
        text(to.say("在触摸屏上可以看"), "small", "mute"),
        text(to.say("办事指南 {n} 项", n=len(guides))),
        text(to.say("公告公示 {n} 件", n=len(notices))),
        text(to.say("机构、窗口和电话")),
    )
    return Stack(lines, to.theme.gap // 2)


def padding(to: Setting, box: Box, x: int, y: int) -> tuple[int, int]:
    """So many pixels of a zone of the house's landscape (a gap is 24 of them), less in a small one."""
    return min(to.theme.gap * x // 24, box.w // 16), min(to.theme.gap * y // 24, box.h // 12)


def _margin(to: Setting, box: Box) -> int:
    return min(to.theme.margin, box.w // 20)
