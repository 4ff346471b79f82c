"""While nobody is there 无人时: one announcement after the other, as large as on a board, and an invitation to touch.

Rules it keeps: what goes by follows from the time alone; what is too long for the card is left to the page behind it,
never cut in a line; the whole screen is one thing to touch, and the invitation stands where everybody sees and reaches.
"""

from __future__ import annotations

from kiosk.visit import Touch
from screens.blocks.arrange import Cell, Gap, Press, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Sign
from screens.blocks.text import LIST, READ, TIGHT, text
from screens.cards.short import BoardCard, card_of
from screens.pages.furniture import header, notices_above, tag
from screens.sight import Sight

HEADS = ((True, "head"), (True, "title"), (False, "title"), (False, "lead"), (False, "body"))
"""Whether the tags stand over the title, and its size: from the richest to what a low screen has room for."""

MOST = 12
"""Announcements that go by; whoever stays for three minutes has touched the screen."""


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """What goes by now, in a box of this size."""
    theme = to.theme
    above = Stack((*notices_above(sight, to), header(sight, to)))
    below = _invitation(to)
    gap = theme.gap
    room = height - above.height(to, width) - below.height(to, width) - 2 * gap
    card = Surface(_card(sight, to, width - 2 * theme.margin, room), theme.margin, 0, "", "", least=room)
    column = Stack((above, Gap(gap), card, Gap(gap), below))
    return Press(column, 0, 0, "paper", "", least=height, name="wake", act=(Touch(),), down="paper")


def _card(sight: Sight, to: Setting, width: int, room: int) -> Block:
    """The card of one announcement, filled as far as whole blocks fit; without any, the office's."""
    contents = sight.contents
    notices = contents.notices(sight.now, sight.stale)[:MOST] if contents is not None else ()
    item = notices[sight.round % len(notices)] if notices else None
    shown, gap = card_of(item, sight, to), to.theme.gap
    pad = min(2 * gap, room // 12)
    inner = width - 2 * pad
    more = _foot(to.say("全文在「公告公示」里"))
    for tagged, role in HEADS:
        head = _head(shown, to, role, tagged)
        if Stack((*head, Spring(), more), gap).height(to, inner) <= room - 2 * pad:
            break
    whole = Stack((*head, *shown.flow, Spring(), _foot(shown.foot or " ")), gap)
    if whole.height(to, inner) > room - 2 * pad:
        left = room - 2 * pad - Stack((*head, Spring(), more), gap).height(to, inner)
        whole = Stack((*head, *_fitting(shown.flow, to, inner, left), Spring(), more), gap)
    return Surface(whole, pad, pad, radius=to.theme.radius, least=room)


def _fitting(flow: tuple[Block, ...], to: Setting, width: int, left: int) -> list[Block]:
    """What of a flow stands in so many pixels, the gap above each included."""
    found: list[Block] = []
    for block in flow:
        left -= to.theme.gap
        high = block.height(to, width)
        if high > left:
            halves = block.cut(to, width, left, hard=True)
            return [*found, halves[0]] if halves is not None else found
        found.append(block)
        left -= high
    return found


def _foot(words: str) -> Block:
    return text(words, "lead", "blue", "bold")


def _head(shown: BoardCard, to: Setting, role: str, tagged: bool) -> tuple[Block, ...]:
    tags = tuple(Row((Cell(tag(words, tone, to, "body"), 0), Cell(Gap(0)))) for words, tone in shown.tags)
    title = text(shown.title, role, "ink", "bold", leading=READ if role == "head" else LIST)
    return (*(tags if tagged else ()), title)


def _invitation(to: Setting) -> Block:
    """As large as a door: what to do, in both languages."""
    theme = to.theme
    wide = theme.width > theme.height
    words = Stack(
        (
            text("点一下屏幕开始", "title" if wide else "head", "on_blue", "bold", leading=TIGHT),
            text("Touch the screen to start", "body" if wide else "lead", "on_blue_mute", leading=TIGHT),
        ),
        theme.gap // 3,
    )
    hand = Sign("hand", theme.size("head" if wide else "giant"), "on_blue")
    row = Row((Cell(hand, 0), Cell(words, 0)), theme.gap * 2, center=True)
    return Surface(row, theme.margin, theme.gap if wide else theme.gap * 2, "blue", "")
