"""An item on a board: what stays on every page, what flows, what stands below, and where the rest can be read.

Rules it keeps: one form for every kind; words that a board has no room for are left to the touchscreen and the code,
never cut in the middle; without an item there is the office's card, which is never empty.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.calendar import Open
from kiosk.content.kinds import AnyItem
from kiosk.schedule.dwell import displayed
from screens.blocks.block import Block, Setting
from screens.blocks.film import Film
from screens.blocks.picture import Picture
from screens.blocks.text import text
from screens.cards import card
from screens.pages.furniture import pairs
from screens.sight import Sight
from screens.words.days import clock_words, opening_words, sessions_words


@dataclass(frozen=True)
class BoardCard:
    """`tags`: (words, tone) above the title; `flow` may be turned over; `foot`: one line that stays.

    `hung`: what fills the place instead of all these, one thing a page, where there is room for it; `more`: there are
    more pages than hang; `beside`: what hangs does not say by itself what it is. `again`: what may stand for the
    title on the pages after the first, if it is shorter.
    """

    tags: tuple[tuple[str, str], ...]
    title: str
    flow: tuple[Block, ...]
    foot: str = ""
    hung: tuple[Picture | Film, ...] = ()
    more: bool = False
    beside: bool = False
    again: str = ""


def card_of(item: AnyItem | None, sight: Sight, to: Setting, alone: bool = False) -> BoardCard:
    """The card of an item; without one the office's. `alone`: the board has no header to tell time and freshness."""
    if item is None:
        return office_card(sight, to, alone)
    if sight.plain:
        return plain_card(item, sight)
    found: BoardCard = card(item).board(item, sight, to)
    return found


def plain_card(item: AnyItem, sight: Sight) -> BoardCard:
    """Title and texts, alike for every kind: what is left to show when the looks themselves may be at fault."""
    return BoardCard((), item.title, tuple(text(words) for words in displayed(item)), phone_of(item, sight))


def unit_tag(item: AnyItem, sight: Sight) -> tuple[tuple[str, str], ...]:
    """The label that says whose an item is; none if nobody knows."""
    unit = sight.contents.unit(item.source.unit) if sight.contents else None
    return ((unit.short or unit.title, "blue"),) if unit is not None else ()


def phone_of(item: AnyItem, sight: Sight) -> str:
    """`咨询电话 0000-8123457`, of the unit that answers for an item."""
    unit = sight.contents.unit(item.source.unit) if sight.contents else None
    return sight.say("咨询电话 {phone}", phone=unit.phone) if unit is not None else ""


def office_card(sight: Sight, to: Setting, alone: bool = False, role: str = "lead") -> BoardCard:
    """When nothing else plays: where one is, whether it is open, whom to call, in a role. Never empty."""
    say = to.say
    hall = sight.contents.hall if sight.contents else None
    if hall is None or sight.contents is None:
        return BoardCard((), sight.office, (text(say("欢迎。请到窗口办理，或者询问工作人员。"), "lead"),))
    state = sight.contents.opening(hall.hours, hall.id, sight.now)
    today = sight.contents.sessions(hall.hours, hall.id, sight.today)
    hotline = sight.snapshot.edition.office.hotline if sight.snapshot.edition else ""
    facts = (("今天", sessions_words(today, say)), ("地址", hall.address), ("电话", hall.phone), ("热线", hotline))
    tone = "ok" if isinstance(state, Open) else "warn"
    foot = f"{clock_words(sight.local)}　{sight.fresh}".strip() if alone else ""
    return BoardCard(((opening_words(state, sight.local, say), tone),), hall.title, (pairs(facts, to, role),), foot)
