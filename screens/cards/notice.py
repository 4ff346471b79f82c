"""How an announcement looks 公告公示: its label, its words, its table, what happens where, every way to speak up.

Rules it keeps: the label follows the type of matter and the last day is spelled; every way to object is shown, not only
writing; a row of a table is never torn apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiosk.content.item import Table
from kiosk.content.notice import Announcement, Happening
from screens.blocks.arrange import Cell, Keep, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import READ, text
from screens.cards.short import BoardCard
from screens.pages.furniture import card, pairs, panel, plain_row, rows
from screens.sight import Sight
from screens.words.days import APART, day_words, span_words
from screens.words.labels import HAPPENING_WORDS, TYPE_WORDS
from screens.words.promises import version_words


def under(notice: Announcement, sight: Sight) -> str:
    """`住房保障科   云建公告〔2026〕12号   2026年11月18日发布`."""
    unit = sight.contents.unit(notice.source.unit) if sight.contents else None
    parts = (unit.title if unit else "", notice.source.number, version_words(notice.source.published))
    return APART.join(part for part in parts if part)


def label(notice: Announcement, sight: Sight, to: Setting) -> Block:
    """What can still be done, on one soft panel."""
    assert sight.contents is not None
    found = sight.contents.label(notice, sight.now)
    return panel(text(found.long, "body", found.tone, "bold"), found.tone, to)


def flow(notice: Announcement, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """The announcement from its first word to its last: body, happening, table, ways to speak up."""
    found: list[Block] = []
    if notice.happening is not None:
        found.append(card(happening(notice.happening, sight, to), to))
    found.append(card(text(notice.body.strip(), leading=READ), to))
    if notice.table is not None:
        found.append(table(notice.table, to))
    ways = speak(notice, to)
    if ways is not None:
        found.append(card(ways, to))
    return tuple(found)


def board(notice: Announcement, sight: Sight, to: Setting) -> BoardCard:
    """What can still be done and by when, what it says, every way to speak up."""
    assert sight.contents is not None
    label = sight.contents.label(notice, sight.now)
    unit = sight.contents.unit(notice.source.unit)
    flow: list[Block] = []
    if notice.happening is not None:
        flow.append(happening(notice.happening, sight, to))
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


def related(notice: Announcement) -> tuple[str, ...]:
    """What it is about, and what became of it."""
    return (*notice.about, *((notice.outcome,) if notice.outcome else ()))


def happening(what: Happening, sight: Sight, to: Setting) -> Block:
    """When, where, why, and whom to call."""
    from_ = what.when.from_.astimezone(sight.zone) if what.when.from_ else None
    until = what.when.until.astimezone(sight.zone) if what.when.until else None
    if from_ and until:
        when = span_words(from_, until, sight.today)
    else:
        when = f"{day_words(from_.date(), sight.today)}起" if from_ else ""
    named = (
        (HAPPENING_WORDS[what.what] or "事项", when),
        ("范围" if what.what != "hearing" else "地点", what.area),
        ("原因", what.reason),
        ("电话", what.phone),
    )
    return pairs(named, to)


def speak(notice: Announcement, to: Setting) -> Block | None:
    """Every way to object or comment."""
    ways = notice.objection
    if ways is None:
        return None
    words = "怎么提意见" if notice.type == "consultation" else "有意见怎么提"
    named = (("电话", ways.phone), ("信箱", ways.mail), ("地址", ways.address), ("说明", ways.how))
    return Stack((text(words, "small", "mute"), pairs(named, to)), to.theme.gap // 3)


def table(table: Table, to: Setting) -> Block:
    """The rows of a publicity; the columns' names come again on every page."""
    shares = _shares(table)
    head = plain_row(_cells(table.columns, shares, to, "mute"), to)
    lines = [plain_row(_cells(row, shares, to, "ink"), to) for row in table.rows]
    return rows(lines, to, head=head)


def type_words(notice: Announcement) -> str:
    return TYPE_WORDS[notice.type]


def _cells(words: Sequence[str], shares: Sequence[int], to: Setting, tone: str) -> Block:
    cells = [Cell(text(word, "small", tone), -share) for word, share in zip(words, shares, strict=True)]
    return Row(tuple(cells), to.theme.gap // 2, "top")


def _shares(table: Table) -> list[int]:
    """How wide each column is, in shares: by its longest words, none less than a third of the widest."""
    longest = [max([len(name), *(len(row[i]) for row in table.rows)]) for i, name in enumerate(table.columns)]
    widest = max(longest, default=1)
    return [max(length, widest // 3, 2) for length in longest]
