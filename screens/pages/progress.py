"""My case 我的办件: how far it is, asked at the official platform with one's own telephone.

Rules it keeps: nobody types a name or a number of a case here, since the next one in the queue would read it; what the
screen gives is the way there: the platform's code, on the first page of every screen, and who answers without a
telephone.
"""

from __future__ import annotations

from screens.blocks.arrange import Cell, Keep, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Code
from screens.blocks.text import READ, text
from screens.pages.furniture import card, title
from screens.pages.sheet import leaves, page_with, sheet
from screens.pages.taking import code
from screens.pages.tell import hotline, ways_on, whom_to_ask
from screens.sight import Sight


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The platform's code, the hotline, the hall, in a box of this size."""
    say = to.say
    edition = sight.snapshot.edition
    address = edition.office.progress_url if edition is not None else ""
    named = title(say("查办件进度"), "", to)
    flow: list[Block] = []
    if (line := hotline(sight, to)) is not None:
        flow.append(line)
    flow += whom_to_ask(say("带上身份证和受理编号，到窗口问"), sight, to)
    flow.append(ways_on(("windows", say("哪个窗口办哪件事")), ("units", say("各科室电话")), to=to))
    if not address:
        return sheet([named], flow, sight, to, width, height)
    ways = _platform(address, named, to, width > height)
    head, first = next((w for w in ways if _first(*w, flow, sight, to, width, height)), ways[-1])
    return sheet(head, [first, *flow], sight, to, width, height)


Way = tuple[list[Block], Block]
"""What stays above, and the card with the code."""


def _platform(address: str, named: Block, to: Setting, wide: bool) -> list[Way]:
    """The code and what to do there, in the forms that are tried, the last for large type on a low screen."""
    say, gap = to.say, to.theme.gap
    words = text(say("扫码打开政务服务网"), "lead", "ink", "bold")
    then = text(say("登录以后，在“我的办件”里看办到哪一步；也可以输入受理编号查。"), leading=READ)
    yours = text(say("用您自己的手机查，这块屏不留您的信息"), "small", "mute")
    shown = Cell(code(address, to), 0)
    beside = Row((shown, Cell(Stack((words, then, yours), gap // 2))), gap)
    below = Stack((Row((shown, Cell(words)), gap), then, yours), gap // 2)
    inside = Stack((Row((shown, Cell(Stack((named, words), gap // 2))), gap), then, yours), gap // 2)
    abreast: list[Way] = [([named], Keep(card(beside, to)))] if wide else []
    return [*abreast, ([named], card(below, to)), ([], card(inside, to))]


def _first(
    head: list[Block], card: Block, flow: list[Block], sight: Sight, to: Setting, width: int, height: int
) -> bool:
    """Whether the code stands on the first page."""
    return page_with(leaves(head, [card, *flow], sight, to, width, height), _is_code, -1) == 0


def _is_code(block: object) -> bool:
    return isinstance(block, Code)
