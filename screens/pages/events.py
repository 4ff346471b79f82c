"""Events one may come to 会议活动: hearings, forums, open days; what is to come first."""

from __future__ import annotations

from kiosk.content.event import Event
from screens.blocks.block import Block, Setting
from screens.pages.furniture import rows, title
from screens.pages.lists import label_width, labelled_row, nothing
from screens.pages.sheet import sheet
from screens.sight import Sight
from screens.words.days import APART
from screens.words.events import EVENT_WORDS, in_turn, label, when_words

USUAL = ("可以报名", "延期举行", "至11月24日", "14:00 举行")


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """All events, in a box of this size."""
    say = to.say
    found = sight.contents.of(Event, now=sight.now, stale=sight.stale) if sight.contents else ()
    if not found:
        flow = nothing(say("目前没有可以参加的听证会、座谈会。"), to)
        return sheet([title(say("会议活动"), "", to)], flow, sight, to, width, height)
    wide = label_width((say(words) for words in USUAL), to)
    listed = [_row(event, sight, to, wide) for event in in_turn(found, sight.now)]
    under = say("听证会、论证会、座谈会和开放日，欢迎参加")
    return sheet([title(say("会议活动"), under, to)], [rows(listed, to)], sight, to, width, height)


def _row(event: Event, sight: Sight, to: Setting, wide: int) -> Block:
    found = label(event, sight.now, sight.zone, to.say)
    when = when_words(event, sight.today, sight.zone, to.say)
    quiet = f"{APART.join(part for part in (to.say(EVENT_WORDS[event.type]), when) if part)}\n{event.place}"
    return labelled_row(event, (found.head, found.tail), found.tone, quiet, to, wide)
