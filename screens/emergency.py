"""A warning or a blank over the whole screen, on a touchscreen and on a board alike (domain.md §5.4, definitions D9).

Rules it keeps:
- the issuer's words are verbatim, with source, hour, number and area, and stand apart from the office's own advice;
- the level is told by colour, word and sign, never by colour alone;
- a drill is marked across the screen and on every card, so that no photograph of a part of it passes for a warning;
- the type is as large as the text allows; what does not fit even small is paged, never cut.
"""

from __future__ import annotations

from kiosk.content.emergency import Alarm, Blank
from kiosk.visit import Mark
from screens.blocks.arrange import Cell, Either, Gap, Press, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.paging import pages
from screens.blocks.signs import Sign
from screens.blocks.text import TIGHT, text
from screens.sight import PAGE_S, Sight, read_mark
from screens.words import alarms as words
from screens.words.days import APART

INK, QUIET = "alarm_ink", "alarm_mute"

SIZES = {
    "board": (
        ("huge", "head", "head"),
        ("giant", "title", "title"),
        ("head", "lead", "lead"),
        ("title", "body", "body"),
    ),
    "touch": (
        ("giant", "head", "head"),
        ("head", "title", "title"),
        ("title", "lead", "lead"),
        ("lead", "body", "body"),
    ),
}
"""Of title, issuer's words, advice: from the largest down."""


def view(sight: Sight, alarm: Alarm, to: Setting, width: int, height: int) -> Block:
    """The warning, in a box of this size."""
    ground = f"alarm_{alarm.level}"
    margin, gap = to.theme.margin, to.theme.gap
    drill = _drill(to) if alarm.drill else None
    bars = 2 * drill.height(to, width) if drill else 0
    inner, room = width - 2 * margin, height - bars - 2 * gap
    for roles in SIZES[to.theme.mode.form]:
        head, cards, foot = _head(sight, alarm, to, roles), _cards(alarm, to, roles), _foot(sight, alarm, to)
        body = Stack(cards, gap)
        high = sum(block.height(to, inner) for block in (head, body, foot)) + 2 * gap
        if high <= room:
            break
    else:
        body = _paged(sight, head, cards, to, inner, room - foot.height(to, inner) - 2 * gap)
    column = Stack((Gap(gap), head, Gap(gap), Spring(), body, Spring(), Spring(), Gap(gap), foot, Gap(gap)))
    whole: Block = Surface(column, margin, 0, ground, "", least=height - bars)
    if drill:
        whole = Stack((drill, whole, drill))
    return whole


def blank(what: Blank, sight: Sight, to: Setting, width: int, height: int) -> Block:
    """A neutral card, or black."""
    if what.look == "black":
        return Surface(Gap(0), 0, 0, "black", "", least=height)
    lines = (
        text(sight.office, "lead", "mute", align="center"),
        Gap(to.theme.gap),
        text("系统维护中", "head", "ink", "bold", "center"),
        Gap(to.theme.gap),
        text("请到窗口办理，或者询问工作人员。", "lead", "mute", align="center"),
    )
    return Surface(Stack(lines, middle=True), to.theme.margin, to.theme.margin, "", "", least=height)


def _head(sight: Sight, alarm: Alarm, to: Setting, roles: tuple[str, str, str]) -> Block:
    ink = f"on_alarm_{alarm.level}"
    title = ("【演练】" if alarm.drill else "") + alarm.title
    parts = words.issued_words(alarm, sight.now, sight.zone)
    lines = [text(APART.join(some), _below(roles), ink) for some in (parts, parts[:2], parts[2:]) if some]
    said = Either((lines[0], Stack(tuple(lines[1:]))))
    named = text(title, roles[0], ink, "bold", leading=1.15)
    if to.theme.width < to.theme.height:
        sign = Row((Cell(_level(alarm, to), 0), Cell(Gap(0))))
        return Stack((sign, Gap(to.theme.gap // 2), named, said), to.theme.gap // 2)
    beside = Stack((named, said), to.theme.gap // 4)
    return Row((Cell(_level(alarm, to), 0), Cell(beside)), to.theme.gap * 3 // 2)


def _below(roles: tuple[str, str, str]) -> str:
    return "lead" if roles[2] in ("head", "title") else "body"


def _level(alarm: Alarm, to: Setting) -> Block:
    """The sign of the level on a white ground: icon, character, word."""
    side = to.theme.size("head")
    lines = (
        Sign("raincloud" if "雨" in alarm.title else "warning", side, INK),
        text(words.level_words(alarm), "body", INK, "bold", "center"),
    )
    return Surface(Stack(lines), to.theme.gap, to.theme.gap // 2, "white", INK, to.theme.radius)


def _cards(alarm: Alarm, to: Setting, roles: tuple[str, str, str]) -> tuple[Block, ...]:
    mark = "演练　" if alarm.drill else ""
    found = [_card(mark + words.text_title(alarm), text(alarm.text, roles[1], INK), to)]
    if alarm.advice:
        found.append(_card(mark + "本局提示", text(alarm.advice, roles[2], INK, "bold", leading=1.36), to))
    return tuple(found)


def _card(title: str, body: Block, to: Setting) -> Block:
    stack = Stack((text(title, "body", QUIET), body), to.theme.gap // 4, head=1)
    return Surface(stack, to.theme.gap * 3 // 2, to.theme.gap, "white", "", to.theme.radius)


def _foot(sight: Sight, alarm: Alarm, to: Setting) -> Block:
    ink = f"on_alarm_{alarm.level}"
    rescue = text(words.RESCUE, "body", ink, "bold", leading=TIGHT)
    relay = words.relay_words(alarm, sight.office, sight.now, sight.zone)
    check = words.check_words(alarm, sight.now, sight.zone)
    others = [a.title for a in sight.alarms if a is not alarm]
    in_one = Row(
        (
            Cell(rescue, 0),
            Cell(Gap(0)),
            Cell(text(relay + APART + check, "body", ink, align="right", leading=TIGHT), 0),
        ),
        to.theme.gap,
    )
    apart = Stack((rescue, text(relay, "body", ink), text(check, "body", ink)), to.theme.gap // 4)
    lines: list[Block] = [Either((in_one, apart))]
    if others:
        lines.insert(0, text("同时生效：" + "、".join(others), "body", ink))
    if to.theme.mode.form == "touch":
        lines.append(_read(alarm, to))
    return Stack(tuple(lines), to.theme.gap)


def _read(alarm: Alarm, to: Setting) -> Block:
    label = text("我知道了，继续使用", "lead", INK, "bold", "center")
    act = (Mark(read_mark(alarm)),)
    return Press(
        label, to.theme.gap, to.theme.gap, "white", INK, to.theme.radius, name="read", act=act, down="alarm_blue"
    )


def _drill(to: Setting) -> Block:
    """Black across the whole width, above and below."""
    line = text((words.DRILL + "　") * 3 + words.DRILL, "lead", "white", "bold", "center")
    return Surface(line, to.theme.gap, to.theme.gap // 3, "black", "")


def _paged(sight: Sight, head: Block, cards: tuple[Block, ...], to: Setting, width: int, height: int) -> Stack:
    """One page of a warning that is too long: which one follows from the time alone."""
    gap = to.theme.gap
    found = pages(cards, to, width, height - head.height(to, width), gap)
    number = int(sight.now.timestamp()) // PAGE_S % len(found)
    return found[number]
