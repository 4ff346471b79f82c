"""What is printed of an announcement: what happens when, its words, its table, every way to speak up.

Rules it keeps: no `明天`, since a paper is read on another day; not a word of the text is changed; a long table stands
on A4 whole, on a roll it says how long it is.
"""

from __future__ import annotations

from kiosk.content.item import Item
from kiosk.content.notice import Announcement
from screens.printing.leaflet import Chapter, Line, chapter, named
from screens.printing.matters import correction, matters
from screens.printing.prose import paragraphs
from screens.printing.standing import Form
from screens.sight import Sight
from screens.words import taken
from screens.words.labels import HAPPENING_WORDS, TYPE_WORDS, of_people
from screens.words.say import Say

ROLL_ROWS = 12
"""Of a table, on a roll."""


def says(notice: Announcement, form: Form, sight: Sight) -> tuple[tuple[str, ...], tuple[Chapter, ...]]:
    """The lines below the title, and the chapters."""
    say = sight.say
    under = [say(TYPE_WORDS[notice.type]), notice.source.number]
    if notice.happening is None and notice.period is not None:
        under.append(taken.span_words(notice.period.from_, notice.period.until, sight.zone, say))
    chapters = (
        *((correction(notice.correction, say),) if notice.correction is not None else ()),
        *_happening(notice, sight),
        Chapter("", paragraphs(notice.body)),
        *matters(notice, sight),
        *_table(notice, form, say),
        *_speak(notice, say),
        *whom(notice, sight),
    )
    return tuple(words for words in under if words), chapters


def _happening(notice: Announcement, sight: Sight) -> tuple[Chapter, ...]:
    what = notice.happening
    if what is None:
        return ()
    facts = (
        (
            HAPPENING_WORDS[what.what] or "事项",
            taken.span_words(what.when.from_, what.when.until, sight.zone, sight.say),
        ),
        ("范围" if what.what != "hearing" else "地点", what.area),
        ("原因", what.reason),
        ("电话", what.phone),
    )
    return (named(sight.say("什么时候、哪里"), facts, sight.say),)


def _table(notice: Announcement, form: Form, say: Say) -> tuple[Chapter, ...]:
    table = notice.table
    if table is None:
        return ()
    shown = table.rows if form == "leaflet" else table.rows[:ROLL_ROWS]
    more = len(shown) < len(table.rows)
    told, n = "", len(table.rows)
    if more and of_people(table):
        told = say("全部名单共 {n} 行，请在触摸屏上查看，或者扫码。", n=n)
    elif more:
        told = say("全表共 {n} 行，请在触摸屏上查看，或者扫码。", n=n)
    lines = (Line(told, "quiet"),) if told else ()
    return (Chapter(table.title or say("附表"), lines, (table.columns, *shown)),)


def _speak(notice: Announcement, say: Say) -> tuple[Chapter, ...]:
    ways = notice.objection
    if ways is None:
        return ()
    title = say("怎么提意见") if notice.type == "consultation" else say("有意见怎么提")
    return (named(title, (("电话", ways.phone), ("信箱", ways.mail), ("地址", ways.address), ("说明", ways.how)), say),)


def whom(item: Item, sight: Sight) -> tuple[Chapter, ...]:
    """Who answers for it."""
    unit = sight.contents.unit(item.source.unit) if sight.contents else None
    if unit is None:
        return ()
    return (chapter(sight.say("发布单位"), sight.say.title(unit), sight.say("电话 {phone}", phone=unit.phone)),)
