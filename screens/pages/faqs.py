"""Questions often asked 常见问题: under the theme they belong to first, each as the citizen asks it."""

from __future__ import annotations

from kiosk.content.event import Faq
from screens.blocks.block import Block, Setting
from screens.pages.furniture import title
from screens.pages.lists import group_in, nothing
from screens.pages.sheet import sheet
from screens.pages.shelved import Group, shelved
from screens.pages.ways import item_row
from screens.sight import Sight

OTHER = "其他"
ALL = "all"


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """All questions, in a box of this size."""
    say = to.say
    found = sight.contents.of(Faq, now=sight.now, stale=sight.stale) if sight.contents else ()
    if not found:
        return sheet(
            [title(say("常见问题"), "", to)], nothing(say("目前没有公开的常见问题。"), to), sight, to, width, height
        )
    listed = [Group(theme, say(theme), tuple(faqs)) for theme, faqs in _by_theme(found)]
    flow = shelved(listed, lambda faq: item_row(faq, to), ALL, group_in(sight), say("所有类别"), to)
    under = say("共 {n} 问，点一个，看怎么答", n=len(found))
    return sheet([title(say("常见问题"), under, to)], flow, sight, to, width, height)


def _by_theme(faqs: tuple[Faq, ...]) -> list[tuple[str, list[Faq]]]:
    """The theme with most questions first; what has none, last."""
    found: dict[str, list[Faq]] = {}
    for faq in faqs:
        found.setdefault(faq.themes[0] if faq.themes else OTHER, []).append(faq)
    return sorted(found.items(), key=lambda named: (named[0] == OTHER, -len(named[1]), named[0]))
