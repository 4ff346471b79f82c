"""An item on a board: what stays on every page, what flows, what stands below, and where the rest can be read.

Rules it keeps: one form for every kind, so that a new kind is a function and a row in CARDS; words that a board has no
room for are left to the touchscreen and the code, never cut in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.content.office import Unit
from kiosk.content.service import Guide
from screens.blocks.arrange import Keep, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, text
from screens.cards import guide as guides
from screens.cards import notice as notices
from screens.pages.furniture import pairs
from screens.sight import Sight
from screens.words.days import opening_words, sessions_words
from screens.words.papers import groups


@dataclass(frozen=True)
class BoardCard:
    """`tags`: (words, tone) above the title; `flow` may be turned over; `foot`: one line that stays."""

    tags: tuple[tuple[str, str], ...]
    title: str
    flow: tuple[Block, ...]
    foot: str = ""


def notice_card(notice: Announcement, sight: Sight, to: Setting) -> BoardCard:
    """What can still be done and by when, what it says, every way to speak up."""
    assert sight.contents is not None
    label = sight.contents.label(notice, sight.now)
    unit = sight.contents.unit(notice.source.unit)
    flow: list[Block] = []
    if notice.happening is not None:
        flow.append(notices.happening(notice.happening, sight, to))
    # Whole on one page if a page can hold it: nobody likes a sentence that goes on in half a minute.
    flow.append(Keep(text(re.sub(r"\n\s*\n", "\n", notice.body.strip()), leading=READ)))
    if notice.table is not None:
        flow.append(
            text(f"全部名单共 {len(notice.table.rows)} 行，请在触摸屏上查看，或者扫码。", "body", "mute", leading=READ)
        )
    ways, phone = notice.objection, ""
    if ways is not None:
        flow.append(pairs((("来信", ways.address), ("信箱", ways.mail), ("说明", ways.how)), to))
        phone = f"{'意见' if notice.type == 'consultation' else '异议'}电话 {ways.phone}"
    elif notice.happening is not None and notice.happening.phone:
        phone = f"咨询电话 {notice.happening.phone}"
    elif unit is not None:
        phone = f"咨询电话 {unit.phone}"
    tags = ((label.long, label.tone), *(((unit.short or unit.title, "blue"),) if unit is not None else ()))
    return BoardCard(tags, notice.title, tuple(flow), phone)


def guide_card(guide: Guide, sight: Sight, to: Setting) -> BoardCard:
    """How long, how much, how often; what to bring; the steps."""
    assert sight.contents is not None
    unit = sight.contents.unit(guide.source.unit)
    flow: list[Block] = [guides.figures(guide, to)]
    for group in groups(guide):
        if group.ticked:
            names = "；".join(paper.name for paper in group.papers)
            flow.append(Stack((text(group.title, "small", "mute"), text(names, leading=READ)), head=1))
    steps = " → ".join(step.name for step in guide.steps)
    flow.append(Stack((text(f"分 {len(guide.steps)} 步", "small", "mute"), text(steps, leading=READ)), head=1))
    desks = sight.contents.desks(guide)
    foot = f"{desks[0].window.place}，咨询 {guide.ask}" if desks else f"咨询 {guide.ask}"
    tags = (("办事指南", "blue"), *(((unit.short or unit.title, "blue"),) if unit is not None else ()))
    return BoardCard(tags, guide.title, tuple(flow), foot)


def unit_card(unit: Unit, sight: Sight, to: Setting) -> BoardCard:
    """What a unit does, where it is, when it is open."""
    assert sight.contents is not None
    today = sight.contents.sessions(unit.hours, unit.id, sight.today)
    facts = pairs((("负责人", unit.head), ("地址", unit.address), ("今天", sessions_words(today))), to)
    duties = tuple(text(duty, leading=READ) for duty in unit.duties)
    return BoardCard((("机构设置", "blue"),), unit.title, (*duties, facts), f"电话 {unit.phone}")


def office_card(sight: Sight, to: Setting) -> BoardCard:
    """When nothing else plays: where one is, whether it is open, whom to call. Never empty."""
    hall = sight.contents.hall if sight.contents else None
    if hall is None or sight.contents is None:
        return BoardCard((), sight.office, (text("欢迎。请到窗口办理，或者询问工作人员。", "lead"),))
    state = sight.contents.opening(hall.hours, hall.id, sight.now)
    today = sight.contents.sessions(hall.hours, hall.id, sight.today)
    hotline = sight.snapshot.edition.office.hotline if sight.snapshot.edition else ""
    facts = (("今天", sessions_words(today)), ("地址", hall.address), ("电话", hall.phone), ("热线", hotline))
    tone = "ok" if opening_words(state, sight.local) == "现在办公" else "warn"
    return BoardCard(((opening_words(state, sight.local), tone),), hall.title, (pairs(facts, to, "lead"),))


CARDS: dict[type, Callable[[Any, Sight, Setting], BoardCard]] = {
    Announcement: notice_card,
    Guide: guide_card,
    Unit: unit_card,
}


def card_of(item: AnyItem | None, sight: Sight, to: Setting) -> BoardCard:
    """The card of an item; without one the office's."""
    return office_card(sight, to) if item is None else CARDS[type(item)](item, sight, to)
