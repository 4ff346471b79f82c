"""A warning on a strip of lamps: one or two lines at a time, as large as it is high, turned by the time alone.

Rules it keeps: nothing is left out: level, title, issuer, hour, number, area, the issuer's words, our advice, check-by,
rescue; a page is whole lines, nothing is torn; every page of a drill says that it is one; who sees only one page sees
the colour of the level.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.content.emergency import Alarm
from screens import plate
from screens.blocks.arrange import Cell, Keep, Row, Stack, Surface
from screens.blocks.block import Block, Box, Setting
from screens.blocks.paging import pages
from screens.blocks.signs import Sign
from screens.blocks.text import text
from screens.board.turning import FIND_CHARS, chars_on
from screens.emergency.marks import shape
from screens.sight import Sight
from screens.words import alarms as words

LEADING = 1.14

CHARS_A_SECOND = 4

ROLES = ("lead", "body", "small", "mark")


def view(sight: Sight, alarm: Alarm, to: Setting, width: int, height: int) -> Block:
    """The page of a warning that is up now."""
    now, zone, say = sight.now, sight.zone, to.say
    head = f"{words.title_words(alarm)} {words.LEVELS[alarm.level][1]}"
    advice = say("本局提示：{advice}", advice=alarm.advice) if alarm.advice else ""
    said = (
        head,
        *words.issued_words(alarm, now, zone, say),
        words.changed_words(alarm, now, zone, say),
        alarm.text,
        advice,
        words.relay_words(alarm, sight.office, now, zone, say),
        words.check_words(alarm, now, zone, say),
        say(words.RESCUE),
    )
    ground, ink = f"alarm_{alarm.level}", f"on_alarm_{alarm.level}"
    return turned([line for line in said if line], sight, to, height, ground, ink, shape(alarm.level), alarm.drill)


TURN_S = 8
"""How long what would be a band elsewhere has the strip, every third time."""


def turn(sight: Sight, to: Setting, height: int) -> Block | None:
    """What would be a band elsewhere takes its turn with the programme: on a strip there is no room beside it."""
    now, zone, say = sight.now, sight.zone, to.say
    shown: list[tuple[tuple[str, ...], str, str, str, bool]] = []
    for alarm in sight.bands:
        said = (words.title_words(alarm), words.check_words(alarm, now, zone, say))
        shown.append((said, f"alarm_{alarm.level}", f"on_alarm_{alarm.level}", shape(alarm.level), alarm.drill))
    for gone in sight.reliefs:
        shown.append(((words.lifted_words(gone, now, zone, say),), "ok_soft", "ok", "tick", gone.drill))
    if sight.standing.banner:
        shown.append(((sight.standing.line,), "warn_soft", "warn", "warning", False))
    if told := plate.words(sight, to):
        shown.append((told, "blue", "on_blue", "", False))
    number = int(now.timestamp()) // TURN_S
    if not shown or number % 3:
        return None
    said, ground, ink, icon, drill = shown[number // 3 % len(shown)]
    return turned(said, sight, to, height, ground, ink, icon, drill)


def turned(
    said: Sequence[str],
    sight: Sight,
    to: Setting,
    height: int,
    ground: str,
    ink: str,
    icon: str = "",
    drill: bool = False,
) -> Block:
    """The page of these sentences that is up now. `icon` stands before every page, 演练 too where it is a drill."""
    role = _role(to, height)
    first: list[Cell] = []
    if icon:
        first.append(Cell(Sign(icon, min(to.theme.size(role) * 3 // 2, height - 2), ink), 0))
    if drill:
        mark = "\n".join(words.DRILL) if _lines(to, role, height) > 1 else words.DRILL
        told = text(mark, role, "white", "bold", "center", LEADING)
        first.append(Cell(Surface(told, to.theme.gap // 2, 0, "black", "", least=height), 0))
    taken = sum(cell.block.natural(to) + to.theme.gap for cell in first)
    room = to.theme.width - 2 * to.theme.gap - taken
    bold, *rest = said
    whole = (text(bold, role, ink, "bold", leading=LEADING), *(text(line, role, ink, leading=LEADING) for line in rest))
    flow = [Keep(line) for line in whole]
    found = pages(flow, to, room, height)
    page = found[_up(found, sight, to, room)]
    row = Row((*first, Cell(Stack((page,), middle=True))), to.theme.gap)
    return Surface(row, to.theme.gap, 0, ground, "", least=height)


def _up(found: Sequence[Stack], sight: Sight, to: Setting, room: int) -> int:
    """Which page the time turns up: each stays as long as it takes to read."""
    stays = [chars_on(page.place(to, Box(0, 0, room, page.height(to, room)))) + FIND_CHARS for page in found]
    at = sight.now.timestamp() * CHARS_A_SECOND % sum(stays)
    for number, stay in enumerate(stays):
        at -= stay
        if at < 0:
            return number
    return len(stays) - 1


def _role(to: Setting, height: int) -> str:
    """The largest of which two lines stand there, else one."""
    for lines in (2, 1):
        for role in ROLES:
            if _lines(to, role, height) >= lines:
                return role
    return ROLES[-1]


def _lines(to: Setting, role: str, height: int) -> int:
    return height // round(to.theme.size(role) * LEADING)
