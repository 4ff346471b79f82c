"""Calling somebody to the screen: the button on 找人帮忙, and how the call stands.

Rules it keeps: what is said is what is known: noted here, received there; whoever cannot be reached is not promised.
"""

from __future__ import annotations

from kiosk.visit import Call
from screens.blocks.arrange import Cell, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.signs import Sign
from screens.blocks.text import READ, text
from screens.pages.furniture import button, panel
from screens.sight import Sight


def call(sight: Sight, to: Setting) -> tuple[Block, ...]:
    """The button, or how the call stands; nothing where nobody can be called."""
    say, state = to.say, sight.call
    if state == "none":
        return ()
    contact = sight.snapshot.contact
    if contact.at is not None and not contact.reached and state in ("ready", "telling"):
        return (_said(say("现在联系不上咨询台，请直接到下面的咨询台或窗口。"), "warn", "warning", to),)
    if state == "ready":
        return (button(say("请工作人员过来"), "call", (Call(),), to, "person", True, "lead"),)
    if state == "telling":
        return (_said(say("正在通知咨询台…"), "blue", "clock", to),)
    if state == "failed":
        again = button(say("再试一次"), "call", (Call(),), to, "person", True)
        return (_said(say("没有通知到。请直接到下面的咨询台或窗口。"), "warn", "warning", to), again)
    if sight.snapshot.queued:
        return (_said(say("已经记下，正在通知咨询台。等不到人时，请直接到下面的咨询台。"), "blue", "clock", to),)
    return (_said(say("咨询台已经收到，请在这里稍等。"), "ok", "tick", to),)


def _said(words: str, tone: str, sign: str, to: Setting) -> Block:
    row = Row(
        (Cell(Sign(sign, to.theme.icon, tone), 0), Cell(text(words, "body", tone, "bold", leading=READ))), to.theme.gap
    )
    return panel(Stack((row,)), tone, to)
