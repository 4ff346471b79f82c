"""One guide 办事指南: the first screen answers what to bring, where, when, how long, how much."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kiosk.content.service import Guide
from kiosk.visit import Turn
from screens.blocks.arrange import Press
from screens.blocks.block import Block, Setting
from screens.blocks.picture import Picture
from screens.blocks.text import text
from screens.cards import guide as card
from screens.cards.facts import facts
from screens.cards.pictures import documents_of, pictures_of
from screens.pages.furniture import rows
from screens.pages.gone import gone
from screens.pages.headline import chinese_only, headline
from screens.pages.lists import chosen, tabs, upright_tabs, way_row
from screens.pages.named import named_by
from screens.pages.raised import rising
from screens.pages.sheet import aside, leaves, page_with, sheet, spaces
from screens.pages.taking import alone, beside
from screens.pages.tell import ways_on
from screens.pages.ways import related
from screens.sight import Sight

TABS = (("bring", "带什么"), ("go", "怎么走"), ("cost", "时间和费用"), ("basis", "依据和不服怎么办"))

FEWEST = 2
"""What it is called, and its figures or why it is not done: that much stays whatever room there is."""

FORMS = "forms"
"""What stands behind 带什么: blank forms and filled examples."""


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The guide that the visit is at, in a box of this size."""
    contents = sight.contents
    guide = contents.item(sight.visit.arg, sight.now, sight.stale) if contents else None
    if not isinstance(guide, Guide):
        return gone(sight, to, width, height)
    if sight.visit.tab == FORMS and guide.media:
        return _forms(guide, sight, to, width, height)
    under, quiet = card.under(guide, sight), ()
    if to.theme.low:  # what is asked first takes all the room there is
        under, quiet = "", (text(under, "small", "mute"),)
    promise, where = card.promise(guide, sight, to), card.where(guide, sight, to)
    runs = guide.state == "in-force"
    # The tabs stand in the same place whichever is open: what is long and belongs to one of them comes below.
    said = [
        headline(guide, under, to),
        *((card.figures(guide, to),) if runs else ()),
        promise,
        where,
    ]
    tab = chosen(sight, TABS)
    keys, upright = tabs(TABS, tab, to), upright_tabs(TABS, tab, to)
    kept = _kept(said, keys, sight, to, width, height)
    head = [*said[:kept], keys]
    promised = (promise,) if promise not in head else ()
    if to.theme.mode.large or to.theme.mode.low_reach or to.theme.width > to.theme.height:
        # Less stands on a page: the code comes last, so that the window is still on the first.
        first, last = where, (*alone(guide, sight, to), *quiet)
    else:
        first, last = beside(where, guide, sight, to), alone(guide, sight, to, code=tab != "bring")
    here = (first,) if where not in head else ()
    told = chinese_only(to)

    def papers() -> tuple[Block, ...]:
        return card.bring(guide, sight, to, _ways_to(guide, sight, to, width, height))

    def seen(flow: tuple[Block, ...]) -> int:
        """On which page the first paper stands."""
        return page_with(leaves(head, flow, sight, to, width, height, upright), _ticked)

    def bring() -> tuple[Block, ...]:
        desks, brought = (*told, *here, *card.elsewhere(guide, sight, to)), papers()
        rest = (*_to_forms(guide, to), *last)
        # In large type not all of it has room: how long it takes the figures have said, what to bring nothing yet.
        if promised and to.theme.mode.large and seen((*desks, *brought)) < seen((*promised, *desks, *brought)):
            return (*desks, *brought, *promised, *rest)
        return (*promised, *desks, *brought, *rest)

    flow = {
        "bring": bring,
        "go": lambda: (*told, *_flow_chart(guide, sight, to), *card.go(guide, to), *named_by(guide, sight, to), *last),
        "cost": lambda: (*promised, *told, *card.cost(guide, to), *_how_far(guide, sight, to), *last),
        "basis": lambda: (*told, *card.basis(guide, sight, to), *last, *facts(guide, sight, to)),
    }[tab]()
    return sheet(head, flow, sight, to, width, height, upright)


def _ticked(block: object) -> bool:
    return isinstance(block, Press) and block.name.startswith("tick:")


def _kept(said: Sequence[Block], keys: Block, sight: Sight, to: Setting, width: int, height: int) -> int:
    """How much of what is said of every guide stays while one turns: as much as has room above or beside the rest."""
    if aside([*said[:-1], keys], to, width, height):
        return len(said) - 1
    return max(FEWEST, rising(said, sight, to, width, spaces(to)[0]))


def _flow_chart(guide: Guide, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """The way to its process, for whoever wants to see all of it."""
    return related(card.related(guide), sight, to, to.say("办事流程图"))


def _how_far(guide: Guide, sight: Sight, to: Setting) -> tuple[Block, ...]:
    """The way to where one asks how far one's case is, where the office has such a place."""
    edition = sight.snapshot.edition
    if guide.state != "in-force" or edition is None or not edition.office.progress_url:
        return ()
    return (ways_on(("progress", to.say("已经交了材料？查办件进度")), to=to),)


def _to_forms(guide: Guide, to: Setting) -> tuple[Block, ...]:
    """The way to the forms, if there are any."""
    if not guide.media:
        return ()
    names = to.say("、").join(dict.fromkeys(media.caption for media in guide.media if media.caption))
    return (rows([way_row(to.say("看空白表格和填写样表"), names, FORMS, (Turn(tab=FORMS),), to)], to),)


def _ways_to(guide: Guide, sight: Sight, to: Setting, width: int, height: int) -> dict[str, Turn]:
    """How one turns to each form, by its medium's name: onto the page on which it stands."""
    if not any(paper.sample or paper.blank for paper in guide.materials):
        return {}
    pages = leaves(*_forms_of(guide, sight, to), sight, to, width, height)
    found = {}
    for media in guide.media:
        caption = media.caption or media.name
        number = page_with(pages, partial(_shows, caption=caption))
        found[media.name] = Turn(page=number, tab=FORMS)
    return found


def _shows(block: object, caption: str) -> bool:
    """Whether it is the picture with this caption; of a document its first page."""
    return isinstance(block, Picture) and block.caption == caption and block.page <= 1


def _forms(guide: Guide, sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The forms as large as they can be, and the way back."""
    return sheet(*_forms_of(guide, sight, to), sight, to, width, height)


def _forms_of(guide: Guide, sight: Sight, to: Setting) -> tuple[list[Block], tuple[Block, ...]]:
    back = rows([way_row(to.say("回到带什么"), "", "bring", (Turn(tab="bring"),), to)], to)
    shown = (*pictures_of(guide, sight, to), *documents_of(guide, sight, to))
    return [headline(guide, to.say("空白表格和填写样表"), to)], (*shown, back)
