"""The search 查找: what is typed and what it finds above, the keys below; side by side on a wide screen.

Rules it keeps: what is typed is never out of sight; hits come with every key; nothing found is never a dead end: what
is near, and a human; before anything is typed, examples say how it goes; the keys are a layer of their own, which
stays while the hits change.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.content.kinds import AnyItem
from kiosk.visit import LONGEST_QUERY, Turn
from screens.blocks.arrange import Cell, Gap, Press, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Box, Setting
from screens.blocks.paging import pages
from screens.blocks.signs import Sign
from screens.blocks.text import TIGHT, text
from screens.pages import View
from screens.pages.furniture import button, rows
from screens.pages.hits import hit_row
from screens.pages.keys import keys
from screens.pages.raised import Raised, free
from screens.pages.unfound import before, first_fitting, human, nothing
from screens.seeking import MOST
from screens.sight import Sight

HINT, BY_KEYS = "手写或拼音首字母，如 SGXK", "拼音或首字母，如 SGXK"
"""What the field says before anything is typed; without an engine nothing is said of writing."""


def parts(sight: Sight, to: Setting, box: Box) -> tuple[tuple[str, View, Box], ...]:
    """What is found and the keys, each in its box."""
    gap = to.theme.gap
    if _wide(to):
        wide = box.w // 2
        block = keys(sight, to, wide, box.h - gap)
        high = block.height(to, wide)
        right = Box(box.right - wide, box.bottom - high, wide, high)
        return ("page", view, Box(box.x, box.y, box.w - wide, box.h)), ("keys", _made(block), right)
    # High keys where more than half of the page is left for what is found.
    block = keys(sight, to, box.w, box.h * 2 // 5)
    high = block.height(to, box.w)
    below = Box(box.x, box.bottom - high, box.w, high)
    return ("page", view, Box(box.x, box.y, box.w, box.h - high)), ("keys", _made(block), below)


def _made(block: Block) -> View:
    """The view that is this block, which had to be made to know how high it is."""

    def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
        return block

    return view


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """What is typed and what it finds, in a box of this size."""
    theme = to.theme
    right = theme.gap // 2 if _wide(to) else theme.margin
    inner, gap = width - theme.margin - right, theme.gap * 2 // 3
    field = _field(sight, to, inner)
    high = theme.gap + field.height(to, inner)
    up = free(sight, to) if high <= free(sight, to) else 0  # it is only read: in low reach hits stand in its place
    found, foot = _found(sight, to, inner, height - (0 if up else high) - 2 * gap, gap)
    above = () if up else (Gap(theme.gap), field)
    column = Stack((*above, Gap(gap), found, Spring(), *foot, Gap(gap)))
    page = Row((Cell(Gap(0), theme.margin), Cell(column, inner), Cell(Gap(0), right)), 0, "fill")
    return Raised(field, page, up) if up else page


def _wide(to: Setting) -> bool:
    return to.theme.width > to.theme.height


def _field(sight: Sight, to: Setting, width: int) -> Block:
    """What is typed, large, with a caret; how many are found."""
    theme, query = to.theme, sight.visit.query
    high = round(theme.size("title") * TIGHT)
    caret = Cell(Surface(Gap(0), 0, high // 2, "blue", ""), theme.border + 1)
    sign = Cell(Sign("search", theme.size("title"), "blue"), 0)
    count = _count(sight) if query else ""
    counted = text(count, "small", "mute", align="right") if count else Gap(0)
    if query:
        taken = theme.size("title") + theme.border + 1 + 4 * theme.gap + 2 * theme.gap
        taken += text(to.say("找到 {n} 项以上", n=LONGEST_QUERY), "small").natural(to)
        words = _fitting(query.upper(), to, width - taken)
        cells = (sign, Cell(words, 0), caret, Cell(counted))
    else:
        hint = HINT if sight.pad is not None else BY_KEYS
        cells = (sign, caret, Cell(text(to.say(hint), "body", "mute")))
    row = Row(cells, theme.gap * 2 // 3)
    least = high + 2 * (theme.gap * 3 // 4)
    return Surface(row, theme.gap, theme.gap // 3, "card", "blue", theme.radius, least)


def _fitting(query: str, to: Setting, width: int) -> Block:
    """The query in a line: large, else smaller, else its end, for that is where one types."""
    for role in ("title", "body"):
        words = text(query, role, "ink", "bold")
        if words.natural(to) <= width:
            return words
    tail = query
    while len(tail) > 1 and text(f"…{tail}", "body", "ink", "bold").natural(to) > width:
        tail = tail[1:]
    return text(f"…{tail}", "body", "ink", "bold")


def _count(sight: Sight) -> str:
    say = sight.say
    answer = sight.answer
    if answer is None or answer.question.query != sight.visit.query:
        return ""
    number = len(answer.hits)
    if not number or answer.hits[0].how == "near":
        return say("没有找到")
    return say("前 {n} 项", n=number) if number >= MOST else say("找到 {n} 项", n=number)


def _found(sight: Sight, to: Setting, width: int, room: int, gap: int) -> tuple[Block, tuple[Block, ...]]:
    """What stands below the field, and the turning over where it takes several pages."""
    say = to.say
    answer = sight.answer
    if not sight.visit.query:
        return first_fitting(before(sight, to), to, width, room), ()
    if answer is None:
        return text(say("正在查找…"), "body", "mute"), ()
    if not answer.hits:
        return first_fitting(nothing(sight.visit.query, to), to, width, room), ()
    near = answer.hits[0].how == "near"
    above = (text(say("没有完全一样的。您是不是要找："), "body", "ink", "bold"), Gap(gap)) if near else ()
    below = (Gap(gap), human(to)) if near else ()
    left = room - Stack((*above, *below)).height(to, width)
    little = left < (4 if to.say.language == "zh" else 6) * to.theme.size("giant")
    rows_of = _Rows(sight, to, width, bare=little or to.theme.low)
    turn = _turning(0, say("第 {first}–{last} 项", first=10, last=20), True, to, width)
    page = sight.visit.page
    try:
        first, last, more = rows_of.page(0, left)
        if more:
            left -= turn.height(to, width) + gap
            first, last, more = rows_of.page(page, left)
    except _TooHigh:
        return _divided((*above, rows(rows_of.all(), to), *below), page, to, width, room, gap)
    here = Stack((*above, rows(rows_of.between(first, last), to), *below))
    if not first and not more:
        return here, ()
    return here, (_turning(page, say("第 {first}–{last} 项", first=first + 1, last=last), more, to, width),)


class _TooHigh(Exception):
    """One row alone is higher than a page."""


class _Rows:
    """The rows of the hits that may be shown now, each made and measured when it is needed: a key must be quick."""

    def __init__(self, sight: Sight, to: Setting, width: int, bare: bool) -> None:
        assert sight.answer is not None
        self._sight, self._to, self._bare = sight, to, bare
        self._width = width - 2 * to.theme.border
        self._hits = [(hit, item) for hit in sight.answer.hits if (item := _item(hit.item_id, sight)) is not None]
        self._made: dict[int, tuple[Press, int]] = {}

    def page(self, number: int, room: int) -> tuple[int, int, bool]:
        """The first row of a page, the one after its last, and whether more come; the last page there is at most."""
        first = 0
        for _ in range(number):
            after = self._full(first, room)
            if after >= len(self._hits):
                break
            first = after
        last = self._full(first, room)
        return first, last, last < len(self._hits)

    def between(self, first: int, last: int) -> list[Press]:
        return [self._row(n)[0] for n in range(first, last)]

    def all(self) -> list[Press]:
        return self.between(0, len(self._hits))

    def _full(self, first: int, room: int) -> int:
        """The row after the last one that stands on a page with this first one."""
        left, n = room - 2 * self._to.theme.border, first
        while n < len(self._hits) and self._row(n)[1] <= left:
            left -= self._row(n)[1] + self._to.theme.rule
            n += 1
        if n == first and self._hits:
            raise _TooHigh
        return n

    def _row(self, n: int) -> tuple[Press, int]:
        if n not in self._made:
            row = hit_row(*self._hits[n], self._sight, self._to, self._bare)
            self._made[n] = row, row.height(self._to, self._width)
        return self._made[n]


def _item(item_id: str, sight: Sight) -> AnyItem | None:
    return sight.contents.item(item_id, sight.now, sight.stale) if sight.contents else None


def _divided(
    flow: Sequence[Block], page: int, to: Setting, width: int, room: int, gap: int
) -> tuple[Block, tuple[Block, ...]]:
    """Rows that are higher than a page, divided wherever they must be."""
    turn = _turning(1, to.say("第 {page} / {of} 页", page=10, of=30), True, to, width)
    found = pages(flow, to, width, room - turn.height(to, width) - gap, gap)
    page = min(page, len(found) - 1)
    return found[page], (
        _turning(page, to.say("第 {page} / {of} 页", page=page + 1, of=len(found)), page + 1 < len(found), to, width),
    )


def _turning(page: int, words: str, more: bool, to: Setting, width: int) -> Block:
    """Turning over, and what stands here; in a narrow column by arrows alone."""
    say = to.say
    where = text(words, "small", "mute", align="center", leading=TIGHT)
    wide = button(say("上一页"), "", (), to, "back").natural(to) + to.theme.gap
    full = (
        2 * (wide + to.theme.gap) + text(say("第 {first}–{last} 项", first=10, last=30), "small").natural(to) <= width
    )
    ends: list[Block] = []
    for name, said, there, can in (
        ("before", say("上一页"), page - 1, page > 0),
        ("after", say("下一页"), page + 1, more),
    ):
        icon, act = "back" if name == "before" else "next", (Turn(page=there),)
        pad = to.theme.gap // 3
        bare = Press(Sign(icon, to.theme.size("lead")), pad, pad, "card", "border", to.theme.radius, name=name, act=act)
        ends.append((button(said, name, act, to, icon) if full else bare) if can else Gap(0))
    side = wide if full else to.theme.target * 2
    return Row((Cell(ends[0], side), Cell(where), Cell(ends[1], side)), to.theme.gap)
