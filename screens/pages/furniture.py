"""What stands on many pages: the office's header, a page's title, rows of a list, turning over.

Rules it keeps: everything that can be touched has a name of its own on its page.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.visit import Turn
from screens.blocks.arrange import ByWidth, Cell, Gap, Keep, Press, Row, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Sign
from screens.blocks.text import TIGHT, Bit, Text, bits, text
from screens.emergency import bands
from screens.pages.abreast import abreast
from screens.sight import Sight
from screens.words.days import APART, clock_words, day_words, weekday_words
from screens.words.say import begun

SOFT = {
    "ok": ("ok_soft", "ok"),
    "warn": ("warn_soft", "warn"),
    "blue": ("blue_soft", "blue"),
    "mute": ("paper", "mute"),
}
"""Ground and ink of a label, by tone."""

WITHDRAWN = "这一项刚刚到期或者撤下，不再公开。您可以看完，但请不要照它办，先点“找人帮忙”问工作人员。"


def header(sight: Sight, to: Setting) -> Block:
    """Whose screen this is, how fresh, and the time: the band above home."""
    theme = to.theme
    fill, ink, quiet = masthead(to)
    fresh = "" if sight.standing.banner else sight.fresh  # a banner says it louder
    said = [words for words in (sight.name, fresh) if words]
    if theme.width > theme.height:
        said = [APART.join(said)]
    right = Stack(
        (
            text(clock_words(sight.local), "head", ink, "bold", "right", leading=1.1),
            text(date_words(sight), "small", quiet, align="right"),
        )
    )
    room = theme.width - 2 * theme.margin - theme.gap - right.natural(to)
    left = [_office(sight.office, ink, room, to), *(text(words, "small", quiet) for words in said)]
    row = Row((Cell(Stack(tuple(left))), Cell(right, 0)), theme.gap)
    return Surface(row, theme.margin, theme.gap * 5 // 4, fill=fill, edge="")


def _office(name: str, ink: str, width: int, to: Setting) -> Block:
    """Whose screen it is, in two lines; a name too long for that in smaller type, but none too small to read."""
    texts = [text(name, role, ink, "bold") for role in ("lead", "body", "small")]
    return next((found for found in texts if len(found.lines(to, width)) <= 2), texts[-1])


def masthead(to: Setting) -> tuple[str, str, str]:
    """Ground, ink and quiet ink of the office's band. In high contrast the ground stays black: it is that large."""
    return ("bar", "on_bar", "ink") if to.theme.mode.high_contrast else ("blue", "on_blue", "on_blue_mute")


def notices_above(sight: Sight, to: Setting) -> tuple[Block, ...]:
    """What must be known before anything else: old content, and warnings that have become bands."""
    found: list[Block] = []
    if sight.standing.banner:
        found.append(_strip(sight.fresh, "warn_soft", "warn", to))
    if sight.printing.state == "printing":
        found.append(_strip(to.say("正在打印，请在打印机旁等一等…"), "blue_soft", "blue", to, "printer"))
    if sight.voice == "failed":
        found.append(_strip(to.say("现在不能朗读，请找工作人员帮忙。"), "warn_soft", "warn", to))
    if sight.withdrawn == "read-on":
        found.append(_strip(to.say(WITHDRAWN), "warn", "card", to))
    elif sight.renewed:
        found.append(_strip(to.say("这一页的内容刚刚更新过"), "blue_soft", "blue", to, "document"))
    return (*found, *bands(sight, to))


def _strip(words: str, fill: str, ink: str, to: Setting, sign: str = "warning") -> Block:
    row = Row((Cell(Sign(sign, to.theme.size("lead"), ink), 0), Cell(text(words, "small", ink))), to.theme.gap // 2)
    return Surface(row, to.theme.margin, to.theme.gap // 2, fill=fill, edge="")


def title(words: str, under: str, to: Setting, other: str = "") -> Block:
    """The title of a page, the same in the other language, and one quiet line below it."""
    found: list[Block] = [Called(words)]
    if other:
        found.append(text(other, "small", "blue"))
    if under:
        found += [Gap(to.theme.gap // 4), text(under, "small", "mute")]
    return Stack(tuple(found))


NAMES = (("title", 1), ("lead", 2), ("body", 0))
"""On a low screen a name is set as large as lets it stand in so many lines."""


class Called(ByWidth, frozen=True):
    """A name over a page; on a low screen a long one is set smaller, so that more than the name is seen."""

    words: str

    def natural(self, to: Setting) -> int:
        return self._set("title").natural(to)

    def at(self, to: Setting, width: int) -> Block:
        if not to.theme.low:
            return self._set("title")
        fits = (role for role, most in NAMES if len(self._set(role).lines(to, width)) <= most)
        return self._set(next(fits, NAMES[-1][0]))

    def _set(self, role: str) -> Text:
        return text(self.words, role, "ink", "bold")


def tag(words: str, tone: str, to: Setting, role: str = "small") -> Block:
    """A label on a soft ground, as wide as its words."""
    fill, ink = SOFT[tone]
    pad = to.theme.gap // 2
    return Surface(
        text(words, role, ink, leading=TIGHT), pad, pad // 2, fill=fill, edge="", radius=to.theme.radius // 2
    )


def card(block: Block, to: Setting, pad_y: int | None = None) -> Surface:
    """A white card with a border."""
    pad = to.theme.gap if pad_y is None else pad_y
    return Surface(block, to.theme.gap * 5 // 4, pad, radius=to.theme.radius)


def panel(block: Block, tone: str, to: Setting) -> Surface:
    """A soft ground in a tone."""
    edge = "border" if tone == "mute" else ""  # else it would not stand out from the page
    return Surface(block, to.theme.gap * 5 // 4, to.theme.gap, fill=SOFT[tone][0], edge=edge, radius=to.theme.radius)


def rows(blocks: Sequence[Block], to: Setting, words: str = "", head: Block | None = None) -> Surface:
    """Rows on one card, a thin line between two. Each row brings its own padding.

    `words`, or `head` as it is, stand over them, and again where the card goes on upon the next page.
    """
    if words:
        head = Surface(text(words, "small", "mute"), to.theme.gap * 5 // 4, to.theme.gap // 3, "", "")
    above = (head,) if head is not None else ()
    stack = Stack((*above, *abreast(blocks, to)), to.theme.rule, len(above), ruled=True)
    return Surface(stack, to.theme.border, to.theme.border, radius=to.theme.radius)


def plain_row(block: Block, to: Setting) -> Block:
    """A row of a list that is only read, and is not torn between two pages."""
    return Keep(Surface(block, to.theme.gap * 5 // 4, to.theme.gap // 2, "", ""))


def leaf(block: Block, to: Setting, name: str, act: tuple[object, ...]) -> Press:
    """A row of a list that can be touched."""
    return Press(block, to.theme.gap * 5 // 4, to.theme.gap // 2, "", "", name=name, act=act)


def arrow(to: Setting) -> Cell:
    """Says that there is more behind a row."""
    return Cell(Sign("next", to.theme.size("body"), "mute"), 0)


def button(
    words: str,
    name: str,
    act: tuple[object, ...],
    to: Setting,
    icon: str = "",
    filled: bool = False,
    role: str = "small",
) -> Press:
    """A button: its words, an icon before them."""
    ink = "on_blue" if filled else "ink"
    cells = [Cell(text(words, role, ink, "bold" if filled else "regular", "left" if icon else "center", TIGHT), 0)]
    if icon:
        sign = Cell(Sign(icon, to.theme.size("lead"), ink if filled else "blue"), 0)
        cells = [*cells, sign] if icon == "next" else [sign, *cells]
    return key(Row(tuple(cells), to.theme.gap // 2, center=True), name, act, to, filled)


def key(inner: Block, name: str, act: tuple[object, ...], to: Setting, filled: bool = False) -> Press:
    """What stands in it on a card with an edge, or on blue: to be pressed."""
    pad = to.theme.gap // 2
    tone, edge, down = ("blue", "", "blue_pressed") if filled else ("card", "border", "pressed")
    return Press(inner, pad, pad, tone, edge, to.theme.radius, name=name, act=act, down=down)


class Turning(ByWidth, frozen=True):
    """Turning over in a narrow place: below `where` both keys side by side; in less than `least` it is `upright`."""

    where: Block
    side: Row
    upright: Block
    least: int

    def at(self, to: Setting, width: int) -> Block:
        return Stack((self.where, self.side), to.theme.gap // 3) if self.least <= width else self.upright


def pager(page: int, of: int, to: Setting, narrow: bool = False, upright: bool = False) -> Block:
    """Turning over; which page of how many, in a narrow place above that; `upright`: one key below the other."""
    say = to.say
    where = text(say("第 {page} / {of} 页", page=page + 1, of=of), "small", "mute", align="center")
    before: Block = button(say("上一页"), "before", (Turn(page=page - 1),), to, "back") if page else Gap(0)
    after: Block = button(say("下一页"), "after", (Turn(page=page + 1),), to, "next") if page + 1 < of else Gap(0)
    if upright:
        # Neither moves when the other is not there: a finger goes on without looking.
        keys = (Surface(key, 0, 0, "", "", least=to.theme.target) for key in (before, after))
        return Stack((where, *keys), to.theme.gap // 3)
    if narrow:
        side = Row((Cell(before), Cell(after)), to.theme.gap // 2, "fill")
        words = max(before.natural(to), after.natural(to))
        return Turning(where, side, pager(page, of, to, upright=True), 2 * words + side.gap)
    width = button(say("上一页"), "", (), to, "back").natural(to) + to.theme.gap
    return Row((Cell(before, width), Cell(where), Cell(after, width)), to.theme.gap)


def pairs(named: Sequence[tuple[str, str]], to: Setting, role: str = "body") -> Block:
    """Wordings on the left, what they are on the right: 地址 · 电话 · 时间. What is empty is left out."""
    shown = [(begun(to.say(name)), words) for name, words in named if words]
    width = max((text(name, role).natural(to) for name, _ in shown), default=0)
    found = [
        Row((Cell(text(name, role, "mute"), width), Cell(text(words, role))), to.theme.gap, "top")
        for name, words in shown
    ]
    return Stack(tuple(found), to.theme.gap // 3)


def figure_bits(before: str, big: str, after: str, tone: str, role: str = "title") -> Block:
    """A figure with its small words on one line, in the middle."""
    found = [Bit(before + " ", "small", tone)] if before else []
    found.append(Bit(big, role, tone, "bold"))
    if after:
        found.append(Bit(" " + after, "small", tone))
    return bits(*found, align="center", leading=TIGHT)


def date_words(sight: Sight) -> str:
    """`11月23日 星期一`; the whole date, for comparison, when the clock is not to be trusted."""
    say = sight.say
    if sight.snapshot.clock_unsure:
        return say("{year}年{day}", year=sight.today.year, day=day_words(sight.today, sight.today, say))
    day, weekday = day_words(sight.today, sight.today, say), weekday_words(sight.today, say)
    return say("{day} {weekday}", day=day, weekday=weekday)
