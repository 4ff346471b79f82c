"""Papers 政策文件: documents, what explains them, plans, decisions; each says in a word whether it holds."""

from __future__ import annotations

from kiosk.content.item import Item
from kiosk.content.paper import Decision, Document, Interpretation, Paper, Plan
from screens.blocks.block import Block, Setting
from screens.cards.interpretation import FORMS
from screens.cards.paper import PLANS
from screens.pages.furniture import title
from screens.pages.lists import chosen, column, group_in, nothing, tabs, tagged_row
from screens.pages.sheet import sheet
from screens.pages.shelved import by, shelved
from screens.pages.tell import whom_to_ask
from screens.sight import Sight
from screens.words.days import APART
from screens.words.promises import version_words
from screens.words.validity import state_of, validity

TABS = (("documents", "文件"), ("interpretations", "解读"), ("plans", "规划"), ("decisions", "决策"))
KINDS: dict[str, type[Item]] = {
    "documents": Document,
    "interpretations": Interpretation,
    "plans": Plan,
    "decisions": Decision,
}
NONE = "这里目前没有公开的内容。"
IN_TURN = ("draft", "coming", "in-force", "amended", "expired", "abolished")
"""What one may still speak to comes first, what no longer holds last."""


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The papers of the tab that is open, in a box of this size."""
    say = to.say
    tab = chosen(sight, TABS)
    found = sight.contents.of(KINDS[tab], now=sight.now, stale=sight.stale) if sight.contents else ()
    listed = sorted(found, key=lambda item: IN_TURN.index(state_of(item, sight.now)) if isinstance(item, Paper) else 0)
    years = sorted(by(listed, lambda item: _year(item, to)), key=lambda group: group.key, reverse=True)
    flow = shelved(years, lambda item: _row(item, sight, to), tab, group_in(sight), say("所有年份"), to, listed)
    flow = flow or nothing(say(NONE), to)
    flow += whom_to_ask(say("要找的文件不在这里，请问："), sight, to)
    head = [title(say("政策文件"), say("是不是有效，每件都写明"), to), tabs(TABS, tab, to)]
    return sheet(head, flow, sight, to, width, height, column(TABS, tab, to))


def _year(item: Item, to: Setting) -> tuple[str, str]:
    year = item.source.published.year
    return f"{year}", to.say("{year}年", year=year)


def _row(item: Item, sight: Sight, to: Setting) -> Block:
    say = to.say
    if isinstance(item, Interpretation):
        label, tone = say(FORMS[item.form]), "blue"
    else:
        assert isinstance(item, Paper)
        label, tone = validity(item, sight.now, say)
    kind = say(PLANS[item.type]) if isinstance(item, Plan) else ""
    published = version_words(item.source.published, say)
    quiet = APART.join(part for part in (kind, item.source.number, published) if part)
    return tagged_row(item, label, tone, quiet, to)
