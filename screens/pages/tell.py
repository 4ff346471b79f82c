"""Pages that tell where to go and whom to ask: 找人帮忙, 意见投诉.

Rules they keep: all they say of people, phones and places comes from the edition; no page ends without a next step.
"""

from __future__ import annotations

from kiosk.content.office import Unit
from kiosk.visit import Open
from screens.blocks.arrange import Cell, Keep, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Sign
from screens.blocks.text import READ, text
from screens.pages.call import call
from screens.pages.furniture import arrow, card, leaf, pairs, rows, title
from screens.pages.sheet import sheet
from screens.sight import Sight
from screens.words.days import opening_words, sessions_words


def help_(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """找人帮忙: which desk to go to, here and now."""
    say = to.say
    ways = (("progress", say("查办件进度")), ("windows", say("哪个窗口办哪件事")), ("units", say("各科室电话")))
    flow = [_hall(sight, to), ways_on(*ways, to=to)]
    if (line := hotline(sight, to)) is not None:
        flow.insert(1, line)
    flow = [*call(sight, to), *flow]
    return sheet(
        [title(say("找人帮忙"), say("工作人员就在大厅，请直接到咨询台或窗口"), to)], flow, sight, to, width, height
    )


def opinions(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """意见投诉: every way to say what is wrong."""
    say = to.say
    flow: list[Block] = []
    if (line := hotline(sight, to)) is not None:
        flow.append(line)
    flow += _in_writing(sight, to)
    contents = sight.contents
    complain = dict.fromkeys(g.complain for g in contents.guides(sight.now, sight.stale)) if contents else {}
    if complain:
        lines = Stack(tuple(text(words, leading=READ) for words in complain))
        flow.append(card(Stack((text(say("对办事的投诉"), "small", "mute"), lines), head=1), to))
    flow += whom_to_ask(say("当面说或者来信"), sight, to)
    flow.append(ways_on(("notices", say("对公示、征求意见稿提意见")), ("units", say("各科室电话")), to=to))
    return sheet([title(say("意见投诉"), say("可以不留姓名；不影响您办事"), to)], flow, sight, to, width, height)


def _in_writing(sight: Sight, to: Setting) -> list[Block]:
    """The official channel by one's own telephone, and the box in the hall; nothing where the office has neither."""
    from screens.pages.taking import code

    edition, say = sight.snapshot.edition, to.say
    office = edition.office if edition is not None else None
    if office is None or not (office.opinions_url or office.opinion_box):
        return []
    found: list[Block] = []
    if office.opinions_url:
        words = Stack(
            (
                text(say("扫码写意见"), "lead", "ink", "bold"),
                text(say("用您自己的手机写，这块屏不留您的信息"), "small", "mute", leading=READ),
            ),
            to.theme.gap // 3,
        )
        found.append(Row((Cell(code(office.opinions_url, to), 0), Cell(words)), to.theme.gap, center=True))
    if office.opinion_box:
        found.append(pairs((("意见箱", office.opinion_box),), to))
    return [card(Stack(tuple(found), to.theme.gap // 2), to)]


def whom_to_ask(words: str, sight: Sight, to: Setting) -> list[Block]:
    """The hall as the one who answers: address, phone, hours."""
    hall = sight.contents.hall if sight.contents else None
    if hall is None:
        return []
    return [card(Stack((text(words, "small", "mute"), _facts(hall, sight, to)), to.theme.gap // 3, head=1), to)]


def _hall(sight: Sight, to: Setting) -> Block:
    hall = sight.contents.hall if sight.contents else None
    if hall is None or sight.contents is None:
        return card(text(to.say("请找大厅里的工作人员。")), to)
    state = sight.contents.opening(hall.hours, hall.id, sight.now)
    lines = (
        Row(
            (Cell(Sign("person", to.theme.icon, "blue"), 0), Cell(text(to.say.title(hall), "lead", "ink", "bold"))),
            to.theme.gap,
        ),
        text(opening_words(state, sight.local, to.say), "body", "ok"),
        _facts(hall, sight, to),
    )
    return card(Stack(lines, to.theme.gap // 2), to)


def _facts(unit: Unit, sight: Sight, to: Setting) -> Block:
    assert sight.contents is not None
    day, sessions = sight.contents.next_hours(unit.hours, unit.id, sight.now, to.say)
    named = (
        ("地址", unit.address),
        ("电话", unit.phone),
        (day, sessions_words(sessions, to.say)),
        ("备注", unit.hours.note),
    )
    return pairs(named, to)


def hotline(sight: Sight, to: Setting) -> Block | None:
    """The one number for everything, large; None where the office names none."""
    edition = sight.snapshot.edition
    if edition is None or not edition.office.hotline:
        return None
    lines = (text(edition.office.hotline, "title", "blue", "bold"), text(to.say("政务服务便民热线"), "small", "mute"))
    return Keep(card(Stack(lines), to))


def ways_on(*ways: tuple[str, str], to: Setting) -> Block:
    """Places one goes on to, in rows: (place, what is said of it)."""
    found: list[Block] = []
    for place, words in ways:
        row = Row((Cell(text(words)), arrow(to)), to.theme.gap)
        found.append(leaf(row, to, f"to:{place}", (Open(place),)))
    return rows(found, to)
