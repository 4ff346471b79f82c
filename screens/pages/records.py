"""All else that must be public 其他主动公开 (条例 20, 21), by category; and what disclosure rests on 公开依据."""

from __future__ import annotations

from kiosk.content.disclosure import Ground, Record
from screens.blocks.block import Block, Setting
from screens.cards.ground import under
from screens.pages.furniture import title
from screens.pages.lists import chosen, column, group_in, groups, nothing, tabs, tagged_row
from screens.pages.sheet import sheet
from screens.pages.shelved import Group, shelved
from screens.pages.ways import item_row
from screens.sight import Sight
from screens.words.promises import version_words
from screens.words.validity import LEVELS

TABS = (("records", "公开内容"), ("grounds", "公开依据"))


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The records of the tab that is open, in a box of this size."""
    say = to.say
    tab = chosen(sight, TABS)
    flow = _records(sight, to) if tab == "records" else groups(_grounds(sight, to), to)
    head = [title(say("其他主动公开"), say("财政、项目、应急、招考等"), to), tabs(TABS, tab, to)]
    flow = flow or nothing(say("目前没有公开的内容。"), to)
    return sheet(head, flow, sight, to, width, height, column(TABS, tab, to))


def by_category(records: tuple[Record, ...]) -> list[tuple[str, list[Record]]]:
    """Categories in the order of the regulation's clauses; what has no clause last."""
    found: dict[str, list[Record]] = {}
    for record in sorted(records, key=lambda r: (r.clause or 99, r.category)):
        found.setdefault(record.category, []).append(record)
    return list(found.items())


def _records(sight: Sight, to: Setting) -> list[Block]:
    """On one card, for most categories hold one record; each row says its own. Where there are many, by category."""
    found = sight.contents.of(Record, now=sight.now, stale=sight.stale) if sight.contents else ()
    listed = [Group(category, to.say(category), tuple(records)) for category, records in by_category(found)]
    flat = [record for group in listed for record in group.items]

    def row(record: Record) -> Block:
        published = version_words(record.source.published, to.say)
        return tagged_row(record, to.say(record.category), "blue", published, to)

    return shelved(listed, row, "records", group_in(sight), to.say("所有类别"), to, flat)


def _grounds(sight: Sight, to: Setting) -> list[tuple[str, list[Block]]]:
    found = sight.contents.of(Ground, now=sight.now, stale=sight.stale) if sight.contents else ()
    return [
        (to.say(words), [item_row(ground, to, under(ground, sight)) for ground in found if ground.level == level])
        for level, words in LEVELS.items()
    ]
