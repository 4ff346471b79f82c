"""Home 首页: what is to be read stands above, what is to be touched below.

Rules it keeps: titles are never cut: there are as many notices as fit; every tile leads somewhere; with less room
(large type, low reach) the notices give way first, then the tiles' second lines, and the search last of all.
"""

from __future__ import annotations

from kiosk.content.notice import Announcement
from kiosk.visit import Open
from screens.blocks.arrange import Cell, Gap, Press, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Sign
from screens.blocks.text import TIGHT, Align, text
from screens.blocks.whole import Whole, longest_unit, longest_word, whole
from screens.pages.furniture import SOFT, card, header, leaf, rows
from screens.sight import Sight

MOST_NOTICES = 4

TILES = (
    ("guides", "document", "办事指南", "材料 时间 收费"),
    ("processes", "flow", "办事流程", "一步一步怎么走"),
    ("windows", "pin", "窗口电话", "在哪办、几点开"),
    ("notices", "megaphone", "公告公示", ""),
    ("units", "orgtree", "机构领导", "谁负责什么"),
    ("documents", "sheet", "政策文件", "文件与解读"),
    ("disclosure", "eye", "信息公开", "指南 目录 申请"),
    ("opinions", "bubble", "意见投诉", "向谁说、打哪里"),
)
"""Place, icon, title, and a second line; that of the announcements counts."""

ROLES = ("lead", "body", "small")
"""Of a tile's title: the largest in which no word is torn."""

VARIANTS = ((True, True, 18), (False, True, 18), (False, True, 8), (False, False, 8))
"""Second lines on the tiles, the search, room in a tile: what is left out first when there is no room."""


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """Home, in a box of this size."""
    gap, margin = to.theme.gap, to.theme.margin
    above = header(sight, to)
    room = height - above.height(to, width) - gap
    inner = width - 2 * margin
    # In low reach all controls stand below this, whatever is above them.
    most = min(room, to.theme.reach - (to.theme.height - height)) if sight.visit.low_reach else room
    body = _wide(sight, to, inner, room) if width > height else _tall(sight, to, inner, room, most)
    return Stack((above, Gap(gap), Surface(body, margin, 0, fill="", edge="", least=room)))


def _tall(sight: Sight, to: Setting, width: int, room: int, most: int) -> Block:
    """Notices above, controls below them."""
    gap = to.theme.gap
    kept, news = None, None
    for variant in VARIANTS:
        high = _controls(sight, to, *variant).height(to, width)
        if high > most:
            continue
        if kept is not None and not variant[1]:
            break  # a title is one touch away, what one types is not found otherwise
        kept = kept or variant  # where not one title has room, nothing gives way to it
        news = _news(sight, to, width, room - high - gap)
        if news is not None:
            kept = variant
            break
    second_lines, search, pad = kept or VARIANTS[-1]
    below = _controls(sight, to, second_lines, search, pad)
    high = below.height(to, width)
    left = room - high - (news.height(to, width) + gap if news is not None else 0)
    # What is left over makes the tiles higher, up to half as high again; the rest stands above them, out of reach.
    taller = max(0, min(left // 4, to.theme.target, (most - high) // 4))
    below = _controls(sight, to, second_lines, search, pad + taller * 12 // to.theme.gap)
    return Stack((*((news, Gap(gap)) if news is not None else ()), Spring(), below))


def _wide(sight: Sight, to: Setting, width: int, room: int) -> Block:
    """Notices on the left, controls on the right; on a low screen the notices above, if there is room for any."""
    gap = to.theme.gap
    half = (width - gap) // 2
    for second_lines, search, pad in VARIANTS:
        right = _controls(sight, to, second_lines, search, pad)
        if search and right.height(to, width - gap - half) <= room:
            break
    else:
        return _low(sight, to, width, room)
    spare = room - right.height(to, width - gap - half)
    right = _controls(sight, to, second_lines, search, pad + max(0, min(spare // 4, to.theme.target)) * 12 // gap)
    left = _news(sight, to, half, room) or Gap(0)
    return Row((Cell(Stack((left, Spring())), half), Cell(Stack((right, Spring())))), gap, "top")


def _low(sight: Sight, to: Setting, width: int, room: int) -> Block:
    """Tiles four in a row, one of them the notices; the search below them."""
    gap = to.theme.gap
    signs = _signs_fit(to, (width - 3 * gap) // 4)
    tiles = _tiles(sight, to, False, 0, 4, signs)
    for pad, smaller in ((18, 0), (8, 0), (4, 0), (0, 0), (0, 1), (0, 2)):
        tiles = _tiles(sight, to, False, pad, 4, signs, ROLES[smaller:])
        found = Stack((tiles, _search(to)), gap // 2)
        high = found.height(to, width)
        if high <= room:
            news = _news(sight, to, width, room - high - 2 * gap)
            above = (news, Gap(gap)) if news is not None else (Spring(),)
            return Stack((*above, found, Spring(), Gap(min(gap, room - high))))
    return Stack((Spring(), tiles, Spring(), Gap(gap)))


def _signs_fit(to: Setting, width: int) -> bool:
    """Whether there is room for a sign in tiles of this width: beside it no title is torn or stands in three lines."""
    room = width - 2 * (to.theme.gap * 5 // 4) - to.theme.icon - to.theme.gap
    titles = [_title(title, "ink", to).at(to, room) for _, _, title, _ in TILES]
    most = 2 * text("字", "lead", leading=TIGHT).height(to, room)
    return all(longest_word(title, to) <= room and title.height(to, room) <= most for title in titles)


def _controls(sight: Sight, to: Setting, second_lines: bool, search: bool, pad: int) -> Block:
    tiles = _tiles(sight, to, second_lines, pad)
    return Stack((tiles, *((_search(to),) if search else ()), Gap(0)), to.theme.gap)


def _news(sight: Sight, to: Setting, width: int, height: int) -> Block | None:
    """As many notices as fit; None if not one does."""
    contents = sight.contents
    notices = contents.notices(sight.now, sight.stale) if contents else ()
    title = Row((Cell(text(to.say("近期公开"), "lead", "ink", "bold")), Cell(_all(len(notices), to), 0)), to.theme.gap)
    if not notices:
        nothing = Stack((title, card(text(to.say("目前没有公开的公告公示。"), tone="mute"), to)))
        return nothing if nothing.height(to, width) <= height else None
    for count in range(min(MOST_NOTICES, len(notices)), 0, -1):
        found = Stack((title, rows([notice_row(n, sight, to) for n in notices[:count]], to)))
        if found.height(to, width) <= height:
            return found
    return None


def _all(count: int, to: Setting) -> Block:
    words = Row(
        (
            Cell(text(to.say("共 {n} 件", n=count), "small", "mute"), 0),
            Cell(Sign("next", to.theme.size("small"), "mute"), 0),
        )
    )
    return Press(words, to.theme.gap // 2, 0, "", "", to.theme.radius, name="news", act=(Open("notices"),))


def notice_row(notice: Announcement, sight: Sight, to: Setting) -> Press:
    """One announcement in a list: its label in two lines, its title in as many as it needs."""
    assert sight.contents is not None
    label = sight.contents.label(notice, sight.now, to.say)
    fill, ink = SOFT[label.tone]
    words = Stack(
        (
            text(label.head, "small", ink, align="center", leading=TIGHT),
            text(label.tail, "small", ink, align="center", leading=TIGHT),
        ),
        middle=True,
    )
    pad = to.theme.gap // 3
    tag = Surface(words, pad, pad, fill=fill, edge="", radius=to.theme.radius // 2)
    # A date of another year is longer than what is usual, and is not torn.
    widest = max(longest_unit(line, "small", to) for line in (label.head, label.tail))
    wide = max(label_width(to), widest + 2 * pad + 2)
    row = Row((Cell(tag, wide), Cell(text(to.say.title(notice)))), to.theme.gap)
    return leaf(row, to, f"notice:{notice.id}", (Open("notice", notice.id),))


def label_width(to: Setting) -> int:
    """Labels of a list are as wide as the widest usual one, so that titles begin below each other."""
    say = to.say
    usual = (say("还可提意见"), say("{n} 个工作日", n=5), say("11月24日 9:00"))
    return max(text(words, "small").natural(to) for words in usual) + 2 * (to.theme.gap // 3) + 2


def _tiles(
    sight: Sight,
    to: Setting,
    second_lines: bool,
    pad: int,
    columns: int = 2,
    signs: bool = True,
    roles: tuple[str, ...] = ROLES,
) -> Block:
    tiles = [Cell(_tile(number, sight, to, second_lines, pad, signs, roles)) for number in range(len(TILES))]
    lines = [Row(tuple(tiles[n : n + columns]), to.theme.gap, "fill") for n in range(0, len(tiles), columns)]
    return Stack(tuple(lines), to.theme.gap * 5 // 6)


def _tile(
    number: int, sight: Sight, to: Setting, second_line: bool, pad: int, signed: bool, roles: tuple[str, ...]
) -> Press:
    place, icon, title, under = TILES[number]
    if place == "notices" and sight.contents is not None:
        count = sight.contents.speakable(sight.now, sight.stale)
        under = to.say("还可提意见 {n} 件", n=count) if count else "公示与通告"
    first = number < 2  # what most people come for
    ink, quiet = ("on_blue", "on_blue_mute") if first else ("ink", "mute")
    lines: list[Block] = [_title(title, ink, to, roles, "left" if signed else "center")]
    if second_line:
        lines += [Gap(to.theme.gap // 4), text(to.say(under), "small", quiet, leading=TIGHT)]
    sign = Sign(icon, to.theme.icon, "on_blue" if first else "blue")
    row = Row((*((Cell(sign, 0),) if signed else ()), Cell(Stack(tuple(lines)))), to.theme.gap)
    return Press(
        row,
        to.theme.gap * (5 if signed else 2) // 4,
        to.theme.gap * pad // 24,
        "blue" if first else "card",
        "" if first else "border",
        to.theme.radius,
        name=place,
        act=(Open(place),),
        down="blue_pressed" if first else "pressed",
    )


def _title(title: str, ink: str, to: Setting, roles: tuple[str, ...] = ROLES, align: Align = "left") -> Whole:
    return whole(to.say(title), roles, ink, "bold", align)


def _search(to: Setting) -> Block:
    """The way to the search looks like the field one will type in."""
    sign = Cell(Sign("search", to.theme.size("title"), "blue"), 0)
    go = Surface(
        text(to.say("查找"), "body", "on_blue", "bold", "center"),
        to.theme.gap,
        to.theme.gap // 2,
        "blue",
        "",
        to.theme.radius * 3 // 4,
    )
    row = Row((sign, Cell(text(to.say("手写或拼音首字母，如 SGXK"), "body", "mute")), Cell(go, 0)), to.theme.gap)
    return Press(
        row, to.theme.gap, to.theme.gap // 2, "card", "blue", to.theme.radius, name="search", act=(Open("search"),)
    )
