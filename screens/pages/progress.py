"""My case 我的办件: how far it is, asked at the official platform with one's own telephone.

Rules it keeps: nobody types a name or a number of a case here, since the next one in the queue would read it; what the
screen gives is the way there: the platform's code, and who answers without a telephone.
"""

from __future__ import annotations

from screens.blocks.arrange import Cell, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, text
from screens.pages.furniture import card, title
from screens.pages.sheet import sheet
from screens.pages.taking import code
from screens.pages.tell import hotline, ways_on, whom_to_ask
from screens.sight import Sight


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The platform's code, the hotline, the hall, in a box of this size."""
    say = to.say
    edition = sight.snapshot.edition
    address = edition.office.progress_url if edition is not None else ""
    flow: list[Block] = [_platform(address, to)] if address else []
    if (line := hotline(sight, to)) is not None:
        flow.append(line)
    flow += whom_to_ask(say("带上身份证和受理编号，到窗口问"), sight, to)
    flow.append(ways_on(("windows", say("哪个窗口办哪件事")), ("units", say("各科室电话")), to=to))
    return sheet([title(say("查办件进度"), "", to)], flow, sight, to, width, height)


def _platform(address: str, to: Setting) -> Block:
    """The code, then what to do there; apart, because with large type on a low screen they do not fit one page."""
    say = to.say
    words = text(say("扫码打开政务服务网"), "lead", "ink", "bold")
    then = text(say("登录以后，在“我的办件”里看办到哪一步；也可以输入受理编号查。"), leading=READ)
    row = Row((Cell(code(address, to), 0), Cell(words)), to.theme.gap)
    yours = text(say("用您自己的手机查，这块屏不留您的信息"), "small", "mute")
    return card(Stack((row, then, yours), to.theme.gap // 2), to)
