"""How a guide looks 办事指南: its figures, its promise, where it is done, what to bring, its steps, its basis.

Rules it keeps: the first thing seen answers how long, how much, how often; boxes are empty until the citizen ticks
them; what need not be brought stands apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.calendar import Open
from kiosk.content.service import Guide, Step
from kiosk.visit import Mark, Turn
from screens.blocks.arrange import Cell, Either, Gap, Keep, Press, Row, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Sign
from screens.blocks.text import READ, TIGHT, Bit, bits, text
from screens.cards.short import BoardCard
from screens.contents import Desk
from screens.pages.furniture import card, figure_bits, pairs, panel, plain_row, rows
from screens.sight import Sight
from screens.words import papers, promises
from screens.words.days import APART, opening_words, sessions_words
from screens.words.say import begun
from screens.words.validity import titled
from screens.words.windows import window_words

MATTERS = {
    "licence": "行政许可",
    "penalty": "行政处罚",
    "coercion": "行政强制",
    "levy": "行政征收",
    "benefit": "行政给付",
    "inspection": "行政检查",
    "confirmation": "行政确认",
    "award": "行政奖励",
    "ruling": "行政裁决",
    "other": "其他行政权力",
    "service": "公共服务",
}


def under(guide: Guide, sight: Sight) -> str:
    """`行政许可   行政审批科   2026年11月2日发布`."""
    unit = sight.contents.unit(guide.source.unit) if sight.contents else None
    parts = (
        sight.say(MATTERS[guide.matter]),
        sight.say.title(unit) if unit else "",
        promises.version_words(guide.source.published, sight.say),
    )
    return APART.join(part for part in parts if part)


def figures(guide: Guide, to: Setting) -> Block:
    """How long, how much, how often: three figures side by side, closer where a screen is low."""
    say = to.say
    role, pad = ("lead", to.theme.gap // 2) if to.theme.low else ("title", to.theme.gap * 3 // 4)
    cells = []
    for figure in (
        promises.time_figure(guide, say),
        promises.fee_figure(guide, say),
        promises.visits_figure(guide, say),
    ):
        words = figure_bits(figure.before, figure.big, figure.after, "ok" if figure.good else "ink", role)
        below = text(figure.below, "small", "mute", align="center", leading=TIGHT)
        # Where little has room, who has more to say has more of it: else a figure's own words would break.
        lines = 2 if to.theme.mode.large else 1
        share = max(words.natural(to), below.natural(to) // lines) if to.theme.low else 1
        cells.append(Cell(Stack((words, below)), -share))
    return Surface(Row(tuple(cells), to.theme.gap, "top", ruled=True), to.theme.gap, pad, radius=to.theme.radius)


def promise(guide: Guide, sight: Sight, to: Setting) -> Block:
    """By which day it is done, and what stands outside that."""
    assert sight.contents is not None
    desks = sight.contents.desks(guide)
    desk = desks[0] if desks else None
    takes_in = sight.contents.takes_in(desk.hours, desk.unit.id, sight.now) if desk else None
    no_day = sight.snapshot.clock_unsure or bool(sight.withdrawn)  # nobody promises what is withdrawn by a day
    found = promises.promise(guide, sight.local, sight.contents.calendar, takes_in, no_day, say=to.say)
    tone = "ok" if guide.state == "in-force" else "warn"
    lines = [text(found.text, "body", tone, "bold" if tone == "warn" else "regular")]
    if found.outside:
        lines.append(text(found.outside, "small", tone))
    return Keep(panel(Stack(tuple(lines)), tone, to))  # half a promise says something else


def where(guide: Guide, sight: Sight, to: Setting) -> Block:
    """At which window, today's hours, whether it is open now, the phone."""
    assert sight.contents is not None
    desks = sight.contents.desks(guide)
    lines = [*(_desk(desks[0], sight, to) if desks else ()), text(to.say("咨询 {ask}", ask=guide.ask))]
    return _place(lines, to)


def elsewhere(guide: Guide, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """The other place where it is done, if there is one; apart, so that the first stands on the first page."""
    assert sight.contents is not None
    return tuple(_place(_desk(desk, sight, to), to) for desk in sight.contents.desks(guide)[1:2])


def _place(lines: Sequence[Block], to: Setting) -> Block:
    sign = Sign("pin", to.theme.icon, "blue")
    return card(Row((Cell(sign, 0), Cell(Stack(tuple(lines)))), to.theme.gap), to, to.theme.gap * 3 // 4)


def _desk(desk: Desk, sight: Sight, to: Setting) -> list[Block]:
    """A window, whether it is open now, its hours of today or of when it opens next."""
    assert sight.contents is not None
    say = to.say
    day, sessions = sight.contents.next_hours(desk.hours, desk.unit.id, sight.now, say)
    state = sight.contents.opening(desk.hours, desk.unit.id, sight.now)
    tone, words = "ok" if isinstance(state, Open) else "warn", opening_words(state, sight.local, say)
    place = Bit(window_words(desk.window, say), weight="bold")
    in_two = Stack((bits(place), text(words, tone=tone)))
    hours = text(say("{day} {sessions}", day=begun(day), sessions=sessions_words(sessions, say)))
    return [Either((bits(place, Bit(APART + words, tone=tone)), in_two)), hours]


def bring(guide: Guide, sight: Sight, to: Setting, forms: Mapping[str, Turn]) -> tuple[Block, ...]:
    """带什么: what must be brought, with boxes to tick; what need not. `forms`: the way to a medium, by its name."""
    say = to.say
    found: list[Block] = []
    for group in papers.groups(guide, say):
        if group.ticked:
            lines = [_row(paper, paper.key in sight.visit.marks, forms.get(paper.shown), to) for paper in group.papers]
            found.append(rows(lines, to, group.title))
        else:
            names = say("、").join(paper.name for paper in group.papers)
            found.append(card(Stack((text(group.title, "small", "mute"), text(names))), to, to.theme.gap * 3 // 4))
    return tuple(found) or (card(text(say("不用带材料。")), to),)


def _row(paper: papers.Paper, ticked: bool, way: Turn | None, to: Setting) -> Block:
    """What is ticked, and beside it how it looks, where there is a form of it."""
    tick = _paper(paper, ticked, to)
    if way is None:
        return tick
    words = text(to.say("看样子"), "small", "blue", align="center", leading=TIGHT)
    middle = Stack((words,), middle=True)
    look = Press(middle, to.theme.gap // 2, 0, "", "", name=f"look:{paper.key}", act=(way,), least=to.theme.target)
    return Row((Cell(tick), Cell(look, max(to.theme.target, look.natural(to)))), 0, "fill")


def _paper(paper: papers.Paper, ticked: bool, to: Setting) -> Block:
    side = to.theme.size("title")
    tick: Block = Sign("tick", side * 2 // 3, "on_blue") if ticked else Gap(0)
    box = Surface(tick, side // 6, side // 6, "blue" if ticked else "card", "blue", to.theme.radius // 2, least=side)
    lines: list[Block] = [text(paper.name)]
    if paper.form:
        lines.append(text(paper.form, "small", "mute"))
    row = Row((Cell(box, side), Cell(Stack(tuple(lines)))), to.theme.gap)
    return Press(
        row, to.theme.gap * 5 // 4, to.theme.gap // 2, "", "", name=f"tick:{paper.key}", act=(Mark(paper.key),)
    )


def go(guide: Guide, to: Setting) -> tuple[Block, ...]:
    """怎么走: step by step, who may, what comes of it, questions."""
    say = to.say
    lines = [_step(n, step, to) for n, step in enumerate(guide.steps, 1)]
    found: list[Block] = [_list(say("分 {n} 步", n=len(guide.steps)), lines, to)] if lines else []
    if guide.conditions:
        lines = [_numbered(n, text(words), to) for n, words in enumerate(guide.conditions, 1)]
        found.append(_list(say("办理条件"), lines, to))
    ends = (("办理结果", guide.result), ("要跑几次", _visits(guide, to)), ("数量限制", guide.quantity))
    if any(words for _, words in ends):
        found.append(card(pairs(ends, to), to))
    if guide.questions:
        asked = [
            Stack((text(q.question, "body", "ink", "bold"), text(q.answer)), to.theme.gap // 4) for q in guide.questions
        ]
        found.append(_list(say("常见问题"), asked, to))
    return tuple(found)


def cost(guide: Guide, to: Setting) -> tuple[Block, ...]:
    """时间和费用: the limits and from when they count, each fee with its basis."""
    say = to.say
    times = [("法定时限", promises.limit_words(guide.statutory, say))]
    if guide.promised is not None:
        times.insert(0, ("承诺时限", promises.limit_words(guide.promised, say)))
    notes = [limit.note for limit in (guide.promised, guide.statutory) if limit is not None and limit.note]
    times += [("另计", say("；").join(dict.fromkeys(notes))), ("特别程序", guide.special)]
    found: list[Block] = [card(pairs(times, to), to)]
    if not guide.fees:
        free = Stack(
            (text(say("不收费"), "lead", "ok", "bold"), text(say("办理本事项，任何环节都不收费。"))), to.theme.gap // 4
        )
        return (*found, card(free, to))
    for fee in guide.fees:
        named = (("标准", fee.standard), ("依据", fee.basis), ("减免", fee.waiver))
        found.append(card(Stack((text(fee.name, "body", "ink", "bold"), pairs(named, to)), to.theme.gap // 3), to))
    return tuple(found)


def basis(guide: Guide, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """依据和不服怎么办: what it rests on, whom to complain to, how to object."""
    found: list[Block] = []
    laws = []
    for law in guide.basis:
        name = f"{titled(law.title)}{law.article}"
        lines: list[Block] = [text(name, "body", "ink", "bold")]
        if law.number:
            lines.append(text(law.number, "small", "mute"))
        if law.text:
            lines.append(text(law.text))
        laws.append(Stack(tuple(lines), to.theme.gap // 6))
    if laws:
        found.append(_list(to.say("办理依据"), laws, to))
    asks = (("咨询", guide.ask), ("投诉", guide.complain))
    found.append(card(pairs(asks, to), to))
    remedies = sight.snapshot.edition.rules.remedies_of(guide.id) if sight.snapshot.edition else ()
    if remedies:
        lines = [Stack((text(r.title, "body", "ink", "bold"), text(r.text)), to.theme.gap // 6) for r in remedies]
        found.append(_list(to.say("对办理结果不服的"), lines, to))
    return tuple(found)


def board(guide: Guide, sight: Sight, to: Setting) -> BoardCard:
    """How long, how much, how often; what to bring; the steps."""
    say = to.say
    assert sight.contents is not None
    unit = sight.contents.unit(guide.source.unit)
    flow: list[Block] = [figures(guide, to)]
    for group in papers.groups(guide, say):
        if group.ticked:
            names = say("；").join(paper.name for paper in group.papers)
            flow.append(Stack((text(group.title, "small", "mute"), text(names, leading=READ)), head=1))
    steps = " → ".join(step.name for step in guide.steps)
    flow.append(Stack((text(say("分 {n} 步", n=len(guide.steps)), "small", "mute"), text(steps, leading=READ)), head=1))
    desks = sight.contents.desks(guide)
    foot = (
        say("{place}，咨询 {ask}", place=desks[0].window.place, ask=guide.ask)
        if desks
        else say("咨询 {ask}", ask=guide.ask)
    )
    tags = ((say("办事指南"), "blue"), *(((unit.short or unit.title, "blue"),) if unit is not None else ()))
    return BoardCard(tags, guide.title, tuple(flow), foot)


def related(guide: Guide) -> tuple[str, ...]:
    """Its process."""
    return (guide.process,) if guide.process else ()


def _step(number: int, step: Step, to: Setting) -> Block:
    more = to.say("；").join(part for part in (step.who, step.limit) if part)
    lines: list[Block] = [text(step.name, "body", "ink", "bold")]
    if more:
        lines.append(text(more, "small", "mute"))
    if step.note:
        lines.append(text(step.note, "small", "mute"))
    if step.result:
        lines.append(text(to.say("得到：{result}", result=step.result), "small", "ok"))
    return _numbered(number, Stack(tuple(lines)), to)


def _numbered(number: int, block: Block, to: Setting) -> Block:
    width = text("00", "body").natural(to) + to.theme.gap // 2
    return Row((Cell(text(str(number), "body", "blue", "bold"), width), Cell(block)), 0, "top")


def _list(words: str, lines: Sequence[Block], to: Setting) -> Block:
    return rows([plain_row(line, to) for line in lines], to, words)


def _visits(guide: Guide, to: Setting) -> str:
    if guide.visits == 0:
        return to.say("不用跑")
    most = to.say("最多 {n} 次", n=guide.visits)
    return to.say("{most}（{why}）", most=most, why=guide.visits_why) if guide.visits_why else most
