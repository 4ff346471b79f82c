"""A warning over the whole screen, on a touchscreen and on a board alike (domain.md §5.4, definitions D9).

Rules it keeps:
- the issuer's words are verbatim, with source, hour, number and area, and stand apart from the office's own advice;
- the level is told by colour, word and shape, never by colour alone;
- a drill is marked round the whole screen and on every card, so that no photograph of a part passes for a warning;
- the type is as large as the text allows; what does not fit even small is paged, never cut;
- on a touchscreen the way back stands where everybody reaches it, whatever the length of the text.
"""

from __future__ import annotations

from kiosk.content.emergency import Alarm
from kiosk.visit import Mark
from screens.blocks.arrange import Cell, Either, Gap, Press, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.paging import balanced
from screens.blocks.text import TIGHT, text
from screens.emergency.marks import INK, above, aside, framed, plate
from screens.sight import PAGE_S, Sight, read_mark
from screens.words import alarms as words
from screens.words.days import APART

QUIET = "alarm_mute"

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

FEW = 4
"""So many lines there must be room for between head and foot, or they are paged too."""


def view(sight: Sight, alarm: Alarm, to: Setting, width: int, height: int) -> Block:
    """The warning, in a box of this size."""
    if not alarm.drill:
        return _view(sight, alarm, to, width, height)
    wide, high = width - 2 * aside(to), height - 2 * above(to, width)
    return framed(_view(sight, alarm, to, wide, high), to, width, height)


def _view(sight: Sight, alarm: Alarm, to: Setting, width: int, height: int) -> Block:
    ground, ink = f"alarm_{alarm.level}", f"on_alarm_{alarm.level}"
    margin, gap = to.theme.margin, to.theme.gap
    inner, room = width - 2 * margin, height - 2 * gap
    sizes = SIZES[to.theme.mode.form]
    back = (_read(sight, alarm, to),) if to.theme.mode.form == "touch" else ()
    for roles, low in (*((roles, False) for roles in sizes), (sizes[-1], True)):
        head, cards = _head(sight, alarm, to, roles, low), _cards(alarm, to, roles)
        told = _foot(sight, alarm, to)
        foot = Stack((told, *back), gap)
        left = room - head.height(to, inner) - foot.height(to, inner) - 2 * gap
        if Stack(cards, gap).height(to, inner) <= left:
            body: Block = Stack(cards, gap)
            break
    else:
        least = FEW * round(to.theme.size("body") * TIGHT) + 2 * gap
        if left >= least:
            body = _paged(cards, sight, ink, to, inner, left)
        else:  # a small screen seen from far: everything has its turn, only the way back stays
            foot = Stack(back)
            left = room - foot.height(to, inner) - 2 * gap
            head, body = Gap(0), _paged((head, *cards, told), sight, ink, to, inner, left)
    column = Stack((Gap(gap), head, Gap(gap), Spring(), body, Spring(), Spring(), Gap(gap), foot, Gap(gap)))
    return Surface(column, margin, 0, ground, "", least=height)


def _head(sight: Sight, alarm: Alarm, to: Setting, roles: tuple[str, str, str], low: bool) -> Block:
    """Sign, title and issuer. `low`: the sign is one line, where every line counts."""
    ink = f"on_alarm_{alarm.level}"
    said = _issued(sight, alarm, to, _below(roles), ink)
    named: Block = text(words.title_words(alarm, to.say), roles[0], ink, "bold", leading=1.15)
    if alarm.drill:  # where it must be broken, it is broken behind its mark
        parts = (words.drill_words(to.say), alarm.title)
        named = Either((named, Stack(tuple(text(part, roles[0], ink, "bold", leading=1.15) for part in parts))))
    if low:
        line = plate(alarm, to, low)
        sign = Row((Cell(Either((line, plate(alarm, to))), 0), Cell(Gap(0))))
        beside = Row((Cell(named, 0), Cell(Gap(0)), Cell(line, 0)), to.theme.gap)
        return Stack((Either((beside, Stack((sign, named), to.theme.gap // 2))), said), to.theme.gap // 4)
    if to.theme.width < to.theme.height:
        sign = Row((Cell(plate(alarm, to), 0), Cell(Gap(0))))
        return Stack((sign, Gap(to.theme.gap // 2), named, said), to.theme.gap // 2)
    told = Stack((named, said), to.theme.gap // 4)
    return Row((Cell(plate(alarm, to), 0), Cell(told)), to.theme.gap * 3 // 2)


def _issued(sight: Sight, alarm: Alarm, to: Setting, role: str, ink: str) -> Block:
    """Who said it, when, under which number, for where: on one line, on two, or each on its own; and the change."""
    parts = words.issued_words(alarm, sight.now, sight.zone, to.say)
    lines = [_together(some, role, ink) for some in (parts[:2], parts[2:]) if some]
    said: tuple[Block, ...] = (Either((text(APART.join(parts), role, ink), Stack(tuple(lines)))),)
    if changed := words.changed_words(alarm, sight.now, sight.zone, to.say):
        said = (*said, text(changed, role, ink, "bold"))
    return Stack(said)


def _together(parts: tuple[str, ...], role: str, ink: str) -> Block:
    return Either((text(APART.join(parts), role, ink), Stack(tuple(text(part, role, ink) for part in parts))))


def _below(roles: tuple[str, str, str]) -> str:
    return "lead" if roles[2] in ("head", "title") else "body"


def _cards(alarm: Alarm, to: Setting, roles: tuple[str, str, str]) -> tuple[Block, ...]:
    mark = f"{to.say(words.DRILL)}　" if alarm.drill else ""
    found = [_card(mark + words.text_title(alarm, to.say), text(alarm.text, roles[1], INK), to)]
    if alarm.advice:
        advice = text(alarm.advice, roles[2], INK, "bold", leading=1.36)
        found.append(_card(mark + to.say("本局提示"), advice, to))
    return tuple(found)


def _card(title: str, body: Block, to: Setting) -> Block:
    stack = Stack((text(title, "body", QUIET), body), to.theme.gap // 4, head=1)
    return Surface(stack, to.theme.gap * 3 // 2, to.theme.gap, "white", "", to.theme.radius)


def _foot(sight: Sight, alarm: Alarm, to: Setting) -> Block:
    ink, now, zone = f"on_alarm_{alarm.level}", sight.now, sight.zone
    rescue = text(to.say(words.RESCUE), "body", ink, "bold", leading=TIGHT)
    relay = words.relay_words(alarm, sight.office, now, zone, to.say)
    check = words.check_words(alarm, now, zone, to.say)
    due = "regular" if now < alarm.check_by else "bold"
    both = text(relay + APART + check, "body", ink, due, align="right", leading=TIGHT)
    in_one = Row((Cell(rescue, 0), Cell(Gap(0)), Cell(both, 0)), to.theme.gap)
    below = Stack((rescue, text(relay + APART + check, "body", ink, due)), to.theme.gap // 4)
    apart = Stack((rescue, text(relay, "body", ink), text(check, "body", ink, due)), to.theme.gap // 4)
    lines: list[Block] = [Either((in_one, below, apart))]
    others = [words.title_words(a, to.say) for a in sight.alarms if a is not alarm]
    if others:
        lines.insert(0, text(to.say("同时生效：{titles}", titles=to.say("、").join(others)), "body", ink))
    return Stack(tuple(lines), to.theme.gap)


def _read(sight: Sight, alarm: Alarm, to: Setting) -> Block:
    """The way back, to just where one was."""
    label: Block = text(to.say("我知道了，继续使用"), "lead", INK, "bold", "center")
    if sight.visit.query or sight.visit.marks:
        kept = text(to.say("您填的和勾的都还在"), "small", QUIET, align="center", leading=TIGHT)
        label = Stack((label, kept))
    act = (Mark(read_mark(alarm)),)
    return Press(
        label, to.theme.gap, to.theme.gap, "white", INK, to.theme.radius, name="read", act=act, down="alarm_pressed"
    )


def _paged(blocks: tuple[Block, ...], sight: Sight, ink: str, to: Setting, width: int, height: int) -> Stack:
    """One page of what is too long, and which of how many: which one follows from the time alone."""
    gap = to.theme.gap
    counter = text(to.say("第 {page} / {of} 页", page=99, of=99), "small", ink, align="right", leading=TIGHT)
    found = balanced(blocks, to, width, height - counter.height(to, width) - gap // 2, gap)
    number = int(sight.now.timestamp()) // PAGE_S % len(found)
    told = text(
        to.say("第 {page} / {of} 页", page=number + 1, of=len(found)), "small", ink, align="right", leading=TIGHT
    )
    return Stack((found[number], told), gap // 2)
