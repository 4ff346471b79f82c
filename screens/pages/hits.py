"""One hit of the search as a row: its title with what was typed marked in it, whose it is, and what it is in a word.

Rules it keeps: found by other words than the title, the row says which, with the marks there; colour never says it
alone: what matched is bold and underlined; what a thing is stands there as a word.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.content.kinds import AnyItem
from kiosk.content.service import Guide
from kiosk.search import Hit
from screens.blocks.arrange import Cell, Either, Press, Row, Stack
from screens.blocks.block import Block, Setting
from screens.blocks.text import Bit, bits, text
from screens.cards import card
from screens.pages.furniture import leaf, tag
from screens.pages.ways import way
from screens.sight import Sight
from screens.words.days import APART
from screens.words.promises import time_words, version_words

KINDS = {
    "guide": "指南",
    "process": "流程",
    "announcement": "公告",
    "document": "文件",
    "decision": "决策",
    "plan": "规划",
    "interpretation": "解读",
    "unit": "机构",
    "leader": "领导",
    "site": "地点",
    "event": "活动",
    "faq": "问答",
    "poster": "宣传",
    "record": "公开",
    "disclosure-guide": "公开指南",
    "annual-report": "年报",
    "on-request": "申请公开",
    "catalogue": "目录",
    "powers": "权责",
    "ruling": "案件",
    "basis": "依据",
}
"""What each kind of item is, in a word that stands beside it."""

FIELDS = {
    "code": "事项编码",
    "number": "文号",
    "post": "职务",
    "place": "地点",
    "result": "办理结果",
    "party": "当事人",
    "theme": "主题",
    "duty": "职责",
    "question": "常见问题",
    "window": "窗口",
    "material": "材料",
}
"""What the words are by which it was found, where they do not say so themselves."""


def hit_row(hit: Hit, item: AnyItem, sight: Sight, to: Setting, bare: bool = False) -> Press:
    """A row that leads to the item. `bare`: without whose it is, where there is little room."""
    lines: list[Block] = []
    said = to.say.title(item)
    if hit.text == said:
        lines.append(marked(hit.text, hit.marks, "body"))
    else:
        name = to.say(FIELDS.get(hit.field, ""))
        lines.append(text(said))
        lines.append(marked(hit.text, hit.marks, "small", to.say("{name}：", name=name) if name else ""))
    quiet = [] if bare else _quiet(item, sight)
    if quiet and hit.text == said:
        lines.append(_in_lines(quiet, to))
    words = to.say(KINDS[hit.kind])
    row = Row((Cell(Stack(tuple(lines))), Cell(tag(words, "blue", to), 0)), to.theme.gap)
    open_ = way(item)
    return leaf(row, to, f"{open_.place}:{open_.arg}", (open_,))


def marked(words: str, marks: Sequence[tuple[int, int]], role: str, before: str = "") -> Block:
    """The words with what was typed standing out."""
    quiet = "ink" if role == "body" else "mute"
    found, at = [Bit(before, role, quiet)] if before else [], 0
    for start, end in marks:
        if start > at:
            found.append(Bit(words[at:start], role, quiet))
        found.append(Bit(words[start:end], role, "blue", "bold", True))
        at = end
    if at < len(words):
        found.append(Bit(words[at:], role, quiet))
    return bits(*found)


def _in_lines(parts: Sequence[str], to: Setting) -> Block:
    """All in a line; where they have no room, whose it is in one and the rest in the next, so that none is torn."""
    whole = text(APART.join(parts), "small", "mute")
    if len(parts) < 2:
        return whole
    first, rest = (text(words, "small", "mute") for words in (parts[0], APART.join(parts[1:])))
    return Either((whole, Stack((first, rest))))


def _quiet(item: AnyItem, sight: Sight) -> list[str]:
    """Whose it is; of a guide how long it takes and where; of others what their card says, but the day."""
    if isinstance(item, Guide) and sight.contents is not None:
        unit = sight.contents.unit(item.source.unit)
        window = next((desk.window for desk in sight.contents.desks(item)), None)
        where = sight.say("{id} 号窗口", id=window.id) if window is not None and window.id.isdigit() else ""
        parts = [sight.say.title(unit) if unit else "", time_words(item, sight.say), where]
    else:
        parts = card(item).under(item, sight).split(APART)
    day = version_words(item.source.published, sight.say)
    return [part for part in parts if part and part != day]
