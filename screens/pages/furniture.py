"""What stands on many pages: the office's header, a page's title, the band below, rows of a list, turning over.

Rules it keeps: home, back, modes and a human stand in the same band everywhere; nothing stands there that does nothing;
everything that can be touched has a name of its own on its page.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.visit import Back, Home, Open, Switch, Turn
from kiosk.visit.errands import Hush, Print, Read
from screens.blocks.arrange import Cell, Gap, Keep, Press, Row, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Rule, Sign
from screens.blocks.text import TIGHT, Bit, bits, text
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
    left = [text(sight.office, "lead", ink, "bold")]
    fresh = "" if sight.standing.banner else sight.fresh  # a banner says it louder
    said = [words for words in (sight.name, fresh) if words]
    if theme.width > theme.height:
        said = [APART.join(said)]
    left += [text(words, "small", quiet) for words in said]
    right = Stack(
        (
            text(clock_words(sight.local), "head", ink, "bold", "right", leading=1.1),
            text(date_words(sight), "small", quiet, align="right"),
        )
    )
    row = Row((Cell(Stack(tuple(left))), Cell(right, 0)), theme.gap)
    return Surface(row, theme.margin, theme.gap * 5 // 4, fill=fill, edge="")


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
    found: list[Block] = [text(words, "title", "ink", "bold")]
    if other:
        found.append(text(other, "small", "blue"))
    if under:
        found += [Gap(to.theme.gap // 4), text(under, "small", "mute")]
    return Stack(tuple(found))


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


def band(sight: Sight, to: Setting) -> Block:
    """The band below: where to, how one wants to read, and a human."""
    theme = to.theme
    width = theme.width - 2 * theme.margin
    # Large Chinese stands in two lines of a key, broken between its two words; in two lines of keys it need not, nor
    # where a wide screen has room for it: that is the low one.
    broken = theme.mode.large and to.say.language == "zh"
    keys = _closest(_keys(sight, to, False), width, to) if broken and theme.width > theme.height else None
    keys = keys or _in_line(_keys(sight, to, broken), width, to)
    if keys is None:
        found = _keys(sight, to, False)
        half = (len(found) + 1) // 2
        lines = (_in_line(some, width, to) or _alike(some, to) for some in (found[:half], found[half:]))
        keys = Stack(tuple(lines), theme.gap // 2)
    return Stack((Rule("border"), Surface(keys, theme.margin, theme.gap * 5 // 6, edge="")))


def _keys(sight: Sight, to: Setting, broken: bool) -> list[Press]:
    say = to.say
    visit, theme = sight.visit, to.theme
    found: list[Press] = []
    if visit.place != "home":
        found.append(_key(say("首页"), "home", (Home(),), to, Sign("home", _icon(to), "on_blue"), True))
        found.append(_key(say("返回"), "back", (Back(),), to, Sign("back", _icon(to), "blue")))
    great = text(say("大"), "lead", "on_blue" if visit.large else "blue", "bold", "center", 1.0)
    found.append(_key(say("大字"), "large", (Switch("large"),), to, great, visit.large))
    half = Sign("contrast", _icon(to), "on_blue" if visit.contrast else "blue")
    found.append(_key(_broken(say("黑底白字"), broken), "contrast", (Switch("contrast"),), to, half, visit.contrast))
    if theme.reach < theme.height * 0.95 or visit.low_reach:
        low = Sign("arrow_down", _icon(to), "on_blue" if visit.low_reach else "blue")
        found.append(_key(say("够不着"), "low_reach", (Switch("low_reach"),), to, low, visit.low_reach))
    other, name = ("EN", "英文") if visit.language == "zh" else ("中", "中文")  # so that who needs it can read it
    tongue = text(other, "lead", "blue", "bold", "center", 1.0)
    found.append(_key(name, "language", (Switch("language"),), to, tongue))
    if sight.prints is not None:
        act = Print(sight.prints)
        found.append(_key(say("打印"), "print", (act,), to, Sign("printer", _icon(to), "blue")))
    if sight.voice != "none":
        speaks = sight.voice == "speaking"
        sound = Sign("stop" if speaks else "sound", _icon(to), "on_blue" if speaks else "blue")
        turn = Hush() if speaks else Read()
        found.append(_key(say("停止") if speaks else say("朗读"), "read", (turn,), to, sound, speaks))
    human = Sign("person", _icon(to), "on_blue")
    found.append(_key(_broken(say("找人帮忙"), broken), "help", (Open("help"),), to, human, True))
    return found


def _broken(words: str, broken: bool) -> str:
    return f"{words[:2]}\n{words[2:]}" if broken else words


def _alike(keys: Sequence[Press], to: Setting) -> Row:
    return Row(tuple(Cell(key) for key in keys), to.theme.gap // 3, "fill")


def _in_line(keys: Sequence[Press], width: int, to: Setting) -> Row | None:
    """Keys of one width; where words have no room in that, as wide as the words ask, or closer; none: in two lines."""
    found = _closest(keys, width, to)
    # A wide screen is too low for two lines.
    return found or (_alike(keys, to) if to.theme.width > to.theme.height else None)


def _closest(keys: Sequence[Press], width: int, to: Setting) -> Row | None:
    """The same, if all words have room."""
    wants = [key.natural(to) for key in keys]
    for gap in (to.theme.gap * 2 // 3, to.theme.gap // 3):
        room = width - gap * (len(keys) - 1)
        spare = (room - sum(wants)) // len(keys)
        if max(wants) <= room // len(keys):
            return Row(tuple(Cell(key) for key in keys), gap, "fill")
        if spare >= 0:
            return Row(tuple(Cell(key, -want - spare) for key, want in zip(keys, wants, strict=True)), gap, "fill")
    return None


def _icon(to: Setting) -> int:
    return to.theme.size("lead")


def _key(words: str, name: str, act: tuple[object, ...], to: Setting, sign: Block, filled: bool = False) -> Press:
    ink = "on_blue" if filled else "ink"
    inner = Stack((sign, text(words, "small", ink, "regular", "center", TIGHT)), to.theme.gap // 6, middle=True)
    return Press(
        inner,
        to.theme.gap // 4,
        to.theme.gap // 2,
        "blue" if filled else "card",
        "" if filled else "border",
        to.theme.radius,
        name=name,
        act=act,
        down="blue_pressed" if filled else "pressed",
    )


def pager(page: int, of: int, to: Setting, narrow: bool = False) -> Block:
    """Turning over; which page of how many, in a narrow place above that."""
    say = to.say
    where = text(say("第 {page} / {of} 页", page=page + 1, of=of), "small", "mute", align="center")
    before: Block = button(say("上一页"), "before", (Turn(page=page - 1),), to, "back") if page else Gap(0)
    after: Block = button(say("下一页"), "after", (Turn(page=page + 1),), to, "next") if page + 1 < of else Gap(0)
    if narrow:
        return Stack((where, Row((Cell(before), Cell(after)), to.theme.gap // 2, "fill")), to.theme.gap // 3)
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


def figure_bits(before: str, big: str, after: str, tone: str) -> Block:
    """A figure with its small words on one line, in the middle."""
    found = [Bit(before + " ", "small", tone)] if before else []
    found.append(Bit(big, "title", tone, "bold"))
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
