"""Results of licences and penalties 许可和处罚结果 (双公示): the newest decision first, by its day, no counter.

Of many the months stand there to choose from (screens/pages/shelved.py).
"""

from __future__ import annotations

from kiosk.content.disclosure import Ruling
from screens.blocks.block import Block, Setting
from screens.pages.furniture import title
from screens.pages.lists import chosen, column, group_in, label_width, labelled_row, nothing, tabs
from screens.pages.sheet import sheet
from screens.pages.shelved import by, month_of, shelved
from screens.sight import Sight
from screens.words.days import day_words

TABS = (("licence", "行政许可"), ("penalty", "行政处罚"))


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The decisions of the tab that is open, in a box of this size."""
    say = to.say
    found = sight.contents.of(Ruling, now=sight.now, stale=sight.stale) if sight.contents else ()
    tab = chosen(sight, TABS)
    listed = sorted((r for r in found if r.type == tab), key=lambda r: (-r.decided.toordinal(), r.id))
    wide = label_width((say("12月30日"), say("作出决定")), to)
    months = by(listed, lambda r: month_of(r.decided, to))
    flow = shelved(months, lambda r: _row(r, sight, to, wide), tab, group_in(sight), say("所有月份"), to, listed)
    flow = flow or nothing(say("目前没有公开的结果。"), to)
    counted = [
        (key, say("{words} {n} 件", words=say(words), n=sum(r.type == key for r in found))) for key, words in TABS
    ]
    head = [title(say("许可和处罚结果"), say("自作出决定之日起 7 个工作日内公开"), to), tabs(counted, tab, to)]
    return sheet(head, flow, sight, to, width, height, column(counted, tab, to))


def _row(ruling: Ruling, sight: Sight, to: Setting, wide: int) -> Block:
    say = to.say
    decided = day_words(ruling.decided, sight.today, say)
    quiet = f"{ruling.number}\n{ruling.party}"
    if ruling.state == "withdrawn":
        return labelled_row(ruling, (say("已撤回"),), "warn", quiet, to, wide)
    return labelled_row(ruling, (decided, say("作出决定")), "blue", quiet, to, wide)
