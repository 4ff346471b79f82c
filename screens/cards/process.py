"""How a process looks in words 工作流程: whose it is, how long it takes, one step in full, its main way in short.

Rules it keeps: what a step says is shown whole, in a citizen's words: who, where, how long, what to bring, what is
looked at, what one gets; a time outside the limit of the whole says so; how an end is told follows its name.
"""

from __future__ import annotations

from typing import Literal

from kiosk.content.process import Node, Process
from kiosk.content.service import Guide
from kiosk.graph.spine import plan
from screens.blocks.arrange import Cell, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import LIST, READ, TIGHT, Bit, Text, bits, text
from screens.cards.short import BoardCard, phone_of, unit_tag
from screens.pages.furniture import panel, plain_row, rows
from screens.sight import Sight
from screens.words.days import APART
from screens.words.promises import time_words
from screens.words.validity import titled

KINDS = {"start": "从这里开始", "decision": "看情况，分几种走法", "end": "到这里结束", "step": ""}

SIGNS = {"start": "begin", "decision": "fork"}
"""An icon for what a step is, so that nothing is told by colour alone."""

REFUSED = ("不", "驳回", "退出", "放弃", "终止", "未")
GRANTED = ("准予", "公开", "办结", "合格", "领证", "解决", "结案")

Tone = Literal["", "ok", "warn"]


def under(process: Process, sight: Sight) -> str:
    """`行政审批科   承诺 3 天`."""
    unit = sight.contents.unit(process.source.unit) if sight.contents else None
    parts = (sight.say.title(unit) if unit else "", how_long(process, sight))
    return APART.join(part for part in parts if part)


def how_long(process: Process, sight: Sight) -> str:
    """What the guide of a process promises; nothing where it has several, or none that can be shown."""
    guides = guides_of(process, sight)
    if len(guides) != 1:
        return ""
    return time_words(guides[0], sight.say)


def how_many(process: Process, sight: Sight) -> str:
    return sight.say("{n} 步", n=len(process.nodes))


def guides_of(process: Process, sight: Sight) -> tuple[Guide, ...]:
    """The guides of a process that may be shown now: those it names, and those that name it."""
    if sight.contents is None:
        return ()
    return sight.contents.guides_of(process, sight.now, sight.stale)


def tone(node: Node) -> Tone:
    """How an end is told: granted, refused, or neither."""
    if node.type != "end":
        return ""
    if any(word in node.name for word in REFUSED):
        return "warn"
    return "ok" if any(word in node.name for word in GRANTED) else ""


def sign(node: Node) -> str:
    """The icon of a step; none for a plain one."""
    if node.type == "end":
        return {"ok": "tick", "warn": "stop", "": "finish"}[tone(node)]
    return SIGNS.get(node.type, "")


def step(node: Node, to: Setting) -> Block:
    """One step in full."""
    say = to.say
    limit = node.limit
    if node.outside:
        limit = say("{limit}（不计入办理时限）", limit=limit) if limit else say("不计入办理时限")
    named = [
        ("谁来办", node.who),
        ("在哪里", node.where),
        ("多长时间", limit),
        *(("带什么" if number == 0 else "", name) for number, name in enumerate(node.materials)),
        ("看什么" if node.type == "decision" else "说明", node.note),
        ("得到什么", node.result),
    ]
    width = max((text(say(name), "small").natural(to) for name, words in named if words), default=0)
    lines = [
        Row((Cell(_quiet(to.say(name), "mute"), width), Cell(_quiet(words, "ink"))), to.theme.gap, "top")
        for name, words in named
        if words
    ]
    return Stack(tuple(lines), to.theme.gap // 4)


def _quiet(words: str, ink: str) -> Text:
    return text(words, "small", ink, leading=TIGHT)


def flow(process: Process, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """What stands beside the diagram: how the time counts, what it rests on."""
    found: list[Block] = []
    if process.note:
        found.append(panel(text(process.note, leading=READ, tone="ok"), "ok", to))
    laws = []
    for law in process.basis:
        lines: list[Block] = [text(f"{titled(law.title)}{law.article}", "body", "ink", "bold")]
        lines += [text(words, "small") for words in (law.number, law.text) if words]
        laws.append(plain_row(Stack(tuple(lines), to.theme.gap // 6), to))
    if laws:
        found.append(rows(laws, to, to.say("依据")))
    return tuple(found)


def related(process: Process) -> tuple[str, ...]:
    """Its guides."""
    return process.guides


def board(process: Process, sight: Sight, to: Setting) -> BoardCard:
    """The steps of the main way, each in a line, and how the time counts."""
    nodes = {node.id: node for node in process.nodes}
    width = text("00", "body").natural(to)
    lines = []
    for number, node_id in enumerate(plan(process).main, 1):
        node = nodes[node_id]
        more = APART.join(part for part in (node.who, node.limit) if part)
        words = bits(Bit(node.name, weight="bold"), *((Bit(APART + more, "small", "mute"),) if more else ()))
        first = text(str(number), "body", "blue", "bold", leading=LIST)
        lines.append(Row((Cell(first, width), Cell(words)), to.theme.gap // 2, "top"))
    shown: list[Block] = [Stack(tuple(lines), to.theme.gap // 3)]
    if process.note:
        shown.append(text(process.note, "body", "mute", leading=READ))
    tags = ((to.say("工作流程"), "blue"), *unit_tag(process, sight))
    return BoardCard(tags, process.title, tuple(shown), phone_of(process, sight))
