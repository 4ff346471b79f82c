"""The plate 铭牌: which screen this is, over what stands there, for staff who look for it or take it in.

Rules it keeps: pure, from a sight alone; it is there only while somebody asked (a minute), or while a new screen waits
for its approval and nobody is at it; it can not be pressed, and it leaves by itself; a warning is never under it.
"""

from __future__ import annotations

from screens.blocks.arrange import Cell, Gap, Row, Stack, Surface
from screens.blocks.block import Block, Box, Setting
from screens.blocks.signs import Code
from screens.blocks.text import READ, text
from screens.sight import Sight

APPROVE = "/admin/fleet/new/?code="
"""Where the hub approves a new screen (hub/fleet)."""

ROLES = ("giant", "head", "title", "lead")


def plate(sight: Sight, to: Setting, width: int, height: int) -> tuple[Block, Box] | None:
    """It and where it stands on a screen of this size; None when nobody needs it."""
    if not (sight.joining or sight.named) or to.theme.strip or sight.on not in ("content", "dark"):
        return None  # nobody needs it, or: a screen without content says it in its own page (screens/pages/scene.py)
    margin = to.theme.margin
    wide = min(width - 2 * margin, max(height, width) * 9 // 16)
    lines = body(sight, to, wide - 2 * margin)
    if not lines:
        return None
    block = Surface(Stack(lines, to.theme.gap // 2), margin, margin * 2 // 3, "card", "blue", to.theme.radius)
    high = block.height(to, wide)
    return block, Box((width - wide) // 2, max(0, (height - high) // 2), wide, high)


def body(sight: Sight, to: Setting, room: int) -> tuple[Block, ...]:
    """What stands on it, in a column so wide; nothing when nobody needs it."""
    if sight.joining:
        return joining(sight, to, room)
    return named(sight, to, room) if sight.named else ()


def words(sight: Sight, to: Setting) -> tuple[str, ...]:
    """The same on a strip of lamps, which has room for a line or two."""
    if sight.joining:
        return (to.say("配对码 {code}", code=spaced(sight.joining)), sight.name)
    return (sight.called, to.say("本机编号 {fingerprint}", fingerprint=sight.fingerprint)) if sight.named else ()


def named(sight: Sight, to: Setting, room: int) -> tuple[Block, ...]:
    """Which one it is."""
    say = to.say
    here = say("本机设置的名称：{name}", name=sight.name) if sight.name != sight.called else ""
    lines = (
        text(say("这块屏是"), "body", "mute", align="center"),
        text(sight.called, _role(sight.called, room, to), "blue", "bold", "center"),
        text(here, "body", "ink", align="center"),
        text(say("本机编号 {fingerprint}", fingerprint=sight.fingerprint), "small", "mute", align="center"),
    )
    return tuple(line for line in lines if line.text)


def joining(sight: Sight, to: Setting, room: int) -> tuple[Block, ...]:
    """The code by which it is taken in, and what is compared with what stands at the hub."""
    say, theme = to.say, to.theme
    asks = say("请管理员登录中心，打开「设备」「批准新设备」，输入这六位码。码十分钟内有效，过后自动换新。")
    side = min(theme.target * 7 // 2, room // 3)
    letters = spaced(sight.joining)
    words_ = Stack(
        (
            text(say("新屏等待批准"), "lead", "ink", "bold"),
            text(letters, _role(letters, room - side - theme.gap, to), "blue", "bold"),
            text(asks, "small", "ink", leading=READ),
        ),
        theme.gap // 2,
    )
    code = Code(sight.hub_url.rstrip("/") + APPROVE + sight.joining, side)
    lines: list[Block] = [Row((Cell(words_), Cell(code, side)), theme.gap)]
    compared = (
        say("根指纹 {root}", root=sight.root) if sight.root else say("没有配对信息源"),
        say("本机编号 {fingerprint}", fingerprint=sight.fingerprint),
    )
    lines += [Gap(theme.gap // 2), *(text(line, "small", "mute") for line in compared)]
    return tuple(lines)


def _role(words_: str, room: int, to: Setting) -> str:
    """The largest in which it stands in one line; else the least of them."""
    fits = (role for role in ROLES if text(words_, role, "blue", "bold").natural(to) <= room)
    return next(fits, ROLES[-1])


def spaced(code: str) -> str:
    """`K7M 2QX`: read aloud in two breaths."""
    return f"{code[:3]} {code[3:]}"
